"""The program: `reportlint` and `python -m reportlint`."""

from __future__ import annotations

from reportlint import startup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def start() -> NoReturn:
    """Run what the command line says, with the modules that the last run kept."""
    startup.use()
    from reportlint.cli import run

    run()


if __name__ == "__main__":
    start()
