"""The rule language: entries, patterns, expressions, outcomes; no document format, no rule."""
