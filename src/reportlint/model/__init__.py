"""Frozen core values; nothing here knows a pack, a file system or an output."""
