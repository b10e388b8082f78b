"""`python -m reportlint`: the same as the console script."""

from reportlint.cli import start

if __name__ == "__main__":
    start()
