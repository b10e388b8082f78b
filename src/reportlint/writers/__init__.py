"""One file per output format: a finished run to text."""
