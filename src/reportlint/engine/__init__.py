"""One document's journey; no file system, no printing. Read `linting.py` first."""
