"""`python -m reportlint`: the same as the console script."""

from reportlint.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
