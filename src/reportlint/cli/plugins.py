"""`reportlint plugins`."""

from __future__ import annotations

from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS
from reportlint.cli.saying import tongue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:  # noqa: ARG001 - every command is called alike
    """Say what was found and why something was not used; 1 if a plugin is broken."""
    session = Session()
    zh = tongue() == "zh"
    registry = session.registry
    for name, reader in registry.readers.items():
        print(f"reader  {name}  {' '.join(reader.suffixes)}")
    for name, kind in registry.kinds.items():
        print(f"verb    {name}  {', '.join(kind.defects)}")
    for name in registry.writers:
        print(f"output  {name}")
    for step in registry.filters:
        print(f"filter  {step.name}")
    for name, version in session.profiles.packs.items():
        print(f"pack    {name}  {version}")
    for plugin in registry.plugins:
        unused = f"未使用：{plugin.problem}" if zh else f"not used: {plugin.problem}"
        state = unused if plugin.problem else "使用中" if zh else "in use"
        print(f"plugin  {plugin.name}  {plugin.distribution} {plugin.version}  {plugin.value}  {state}")
    return FINDINGS if any(plugin.problem for plugin in registry.plugins) else CLEAN
