"""Laws of every writer, outsiders' too: any run can be written, and always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint import plugins
from reportlint.model.errors import Unwritable
from tests.unit.writers.run_sample import EMPTY, RUN

if TYPE_CHECKING:
    from reportlint.model.run import Run

WRITERS = plugins.load().writers


@pytest.mark.parametrize("run", [RUN, EMPTY], ids=["sample", "empty"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_gives_text_that_can_be_stored_and_says_the_same_again(name: str, run: Run) -> None:
    writer = WRITERS[name]
    try:
        written = writer.write(run)
    except Unwritable:
        if not writer.binary:
            raise
        return
    assert isinstance(written, bytes if writer.binary else str)
    assert writer.write(run) == written
    if isinstance(written, str):
        assert not written or written.endswith("\n")
        written.encode()


@pytest.mark.parametrize("name", [name for name in WRITERS if not WRITERS[name].binary])
def test_every_finding_is_in_the_output(name: str) -> None:
    written = WRITERS[name].write(RUN)
    assert isinstance(written, str)
    for finding in RUN.findings:
        assert finding.rule in written
