"""How long reportlint takes, always beside something else measured in the same minute: `python -m bench.speed`."""
