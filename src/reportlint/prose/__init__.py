"""Counts in running text: lists and their wholes, rates, growth, so many each; no pack, no document."""
