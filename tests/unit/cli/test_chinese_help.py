"""Every text of the help has its Chinese."""

from __future__ import annotations

import argparse

import pytest

from reportlint.cli.arguments import COMMANDS
from reportlint.cli.chinese_help import said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_text_is_said_in_chinese(name: str) -> None:
    told, fill = COMMANDS[name]
    parser = argparse.ArgumentParser(add_help=False)
    fill(parser)
    texts = [told, *(action.help for action in parser._actions if action.help)]
    texts += [group.title or "" for group in parser._action_groups]
    assert [text for text in texts if text and said(text) == text] == []
