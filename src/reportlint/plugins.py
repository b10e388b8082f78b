"""Plugins: hooks are called once and frozen into a `Registry`; nothing here is on the path of a document."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module

from reportlint import __version__
from reportlint.extend import ReaderFormat, Writer
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any, TypeVar

    import pluggy

    from reportlint.extend import FindingFilter, Kind

    Declared = TypeVar("Declared")


class Later:
    """A function named by module, imported when it is first called: a run imports nothing that it does not use."""

    __slots__ = ("module", "name")

    def __init__(self, module: str, name: str) -> None:
        self.module = module
        self.name = name

    def __call__(self, *arguments: object) -> object:
        return getattr(import_module(self.module), self.name)(*arguments)


def _reader(name: str, *suffixes: str) -> ReaderFormat:
    """A format whose module has `read` and `write_back`."""
    module = f"reportlint.readers.{name}"
    return ReaderFormat(name, suffixes, Later(module, "read"), Later(module, "write_back"))  # type: ignore[arg-type]


def _writer(name: str) -> Writer:
    return Writer(name, Later(f"reportlint.writers.{name}", "write"))  # type: ignore[arg-type]


def _line_writer(name: str) -> Writer:
    """A format whose module has `pieces` too."""
    return _writer(name)._replace(pieces=Later(f"reportlint.writers.{name}", "pieces"))  # type: ignore[arg-type]


READERS = (
    _reader("text", ".txt", ".text"),
    _reader("markdown", ".md", ".markdown"),
    _reader("html", ".html", ".htm", ".xhtml", ".shtml"),
    _reader("pdf", ".pdf")._replace(write_back=None),
    _reader("xlsx", ".xlsx", ".xlsm", ".xls")._replace(write_back=None),
    _reader("csv", ".csv", ".tsv"),
    _reader("docx", ".docx", ".docm")._replace(annotate=Later("reportlint.readers.docx", "annotate")),  # type: ignore[arg-type]
)
KINDS = (
    "again",
    "agree",
    "balance",
    "changes",
    "check",
    "counts",
    "cite",
    "copied",
    "damage",
    "dates",
    "edition",
    "fits",
    "forbid",
    "grown",
    "growth",
    "mistyped",
    "means",
    "near",
    "outline",
    "parts",
    "past",
    "products",
    "refer",
    "remains",
    "repeat",
    "replace",
    "require",
    "sequence",
    "shares",
    "subject",
    "sums",
    "table",
    "tallied",
    "terms",
    "together",
    "totals",
    "twice",
    "uneven",
    "unfinished",
    "wholes",
    "within",
)
WRITERS = (
    _line_writer("concise"),
    _writer("docx")._replace(binary=True, beside=".reviewed.docx", formats=("docx",)),
    _line_writer("full"),
    _writer("html")._replace(needs_bodies=True, needs_rules=True, beside=".review.html"),
    _writer("json"),
    _line_writer("jsonl"),
    _writer("sarif")._replace(needs_rules=True),
    _line_writer("github"),
    _writer("gitlab"),
    _writer("junit"),
    _writer("rdjson"),
)


class BuiltIn:
    """The built-in readers, verbs, writers and packs, through the same hooks as everybody's."""

    def reportlint_readers(self) -> Sequence[ReaderFormat]:
        """Return the built-in document formats."""
        return READERS

    def reportlint_rule_kinds(self) -> Sequence[Kind]:
        """Return the built-in verbs: each module of `kinds/` declares one."""
        return [import_module(f"reportlint.kinds.{name}").KIND for name in KINDS]

    def reportlint_writers(self) -> Sequence[Writer]:
        """Return the built-in output formats."""
        return WRITERS

    def reportlint_rule_packs(self) -> Sequence[Path]:
        """Return the folder of the built-in packs."""
        return [import_module("reportlint.packs.locate").built_in_packs_folder()]


class Plugin(NamedTuple):
    """A plugin of somebody else: its entry point, distribution and version, and why it was not used, if so."""

    name: str
    value: str
    distribution: str
    version: str
    problem: str | None = None


class PluginError(Exception):
    """Declarations that cannot stand together; the message names both and says what to do."""


class Registry:
    """What all plugins declare, asked for once and only when needed; duplicates are errors."""

    def __init__(self, hook: Any, plugins: Sequence[Plugin] = ()) -> None:
        self._hook = hook
        self.plugins = tuple(plugins)

    @cached_property
    def readers(self) -> dict[str, ReaderFormat]:
        """Readers by name."""
        return _by_name(self._hook.reportlint_readers(), lambda reader: reader.name, "reader")

    @cached_property
    def reader_of_suffix(self) -> dict[str, ReaderFormat]:
        """Readers by lower-case suffix with its dot."""
        claims = [(suffix, reader) for reader in self.readers.values() for suffix in reader.suffixes]
        return {suffix: reader for suffix, (_, reader) in _by_name([claims], lambda c: c[0], "reader for").items()}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Verbs by key."""
        return _by_name(self._hook.reportlint_rule_kinds(), lambda kind: kind.key, "verb")

    @cached_property
    def writers(self) -> dict[str, Writer]:
        """Writers by name."""
        return _by_name(self._hook.reportlint_writers(), lambda writer: writer.name, "output format")

    @cached_property
    def filters(self) -> tuple[FindingFilter, ...]:
        """Filters over findings, in the order of their names."""
        declared = _by_name(self._hook.reportlint_finding_filters(), lambda step: step.name, "filter")
        return tuple(declared[name] for name in sorted(declared))

    @cached_property
    def pack_folders(self) -> tuple[Path, ...]:
        """Folders that hold packs, the built-in one first."""
        return tuple(folder for folders in self._hook.reportlint_rule_packs() for folder in folders)


def _by_name(groups: Sequence[Sequence[Declared]], name: Callable[[Declared], str], what: str) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for group in groups:
        for declared in group:
            if name(declared) in found:
                cure = "uninstall one of the plugins, or give one of them another name"
                raise PluginError(f"the {what} '{name(declared)}' is declared twice; {cure}")
            found[name(declared)] = declared
    return found


def load(*, outsiders: bool = True) -> Registry:
    """Register the built-ins and, unless told otherwise, the installed plugins.

    A plugin that cannot be imported or implements an unknown hook is skipped and named in `Registry.plugins`;
    the same in a built-in raises.
    """
    from reportlint.entrypoints import installed

    found = installed(__version__) if outsiders else []
    if not found:
        # Where there is nobody else to call, importing pluggy would cost a tenth of a cold start.
        return Registry(_Alone(BuiltIn()))
    import pluggy

    from reportlint import hookspecs

    class Manager(pluggy.PluginManager):
        def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
            """The built-ins need no marker: whatever is named like a hook is meant to be one."""
            if isinstance(plugin, BuiltIn) and name.startswith("reportlint_"):
                return pluggy.HookimplOpts(
                    wrapper=False, hookwrapper=False, optionalhook=False, tryfirst=False, trylast=False, specname=None
                )
            return super().parse_hookimpl_opts(plugin, name)

    manager = Manager("reportlint")
    manager.add_hookspecs(hookspecs)
    # pluggy calls the last registered first: outsiders first makes built-ins come first in every list.
    plugins = [_register(manager, plugin) for plugin in found]
    manager.register(BuiltIn(), "reportlint")
    manager.check_pending()
    return Registry(manager.hook, plugins)


class _Alone:
    """The hooks where the built-ins are the only plugin."""

    def __init__(self, plugin: BuiltIn) -> None:
        self._plugin = plugin

    def __getattr__(self, name: str) -> Callable[[], list[object]]:
        hook = getattr(self._plugin, name, None)
        return lambda: [hook()] if hook else []


def _register(manager: pluggy.PluginManager, plugin: Plugin) -> Plugin:
    module, _, attribute = plugin.value.partition(":")
    try:
        target = import_module(module)
        if attribute:
            target = getattr(target, attribute)
        manager.register(target, plugin.name)
        manager.check_pending()
    except Exception as error:  # noqa: BLE001 - whatever an outsider raises must not stop the run
        if manager.has_plugin(plugin.name):
            manager.unregister(name=plugin.name)
        return plugin._replace(problem=f"{type(error).__name__}: {error}")
    return plugin
