"""The keys of a configuration, in one list: what each holds, and where it may stand."""

from __future__ import annotations

from reportlint.record import NamedTuple

SEVERITIES = ("error", "warning", "info")


class Key(NamedTuple):
    """A key: `shape` is words, paths, globs, path, flag, number, lists (of words, by name), or one of `choices`; `override` whether it may stand in overrides."""

    name: str
    shape: str
    says: str
    choices: tuple[str, ...] = ()
    override: bool = True


KEYS = (
    Key(
        "extends",
        "paths",
        "configuration files whose values hold where this one says nothing; the later ones win",
        override=False,
    ),
    Key("packs", "paths", "packs (files or folders) beside the built-in ones"),
    Key("select", "words", "only these rules: full ids, ids without their pack, or names of packs"),
    Key("ignore", "words", "not these rules"),
    Key("severity", "choice", "show findings from this severity on", SEVERITIES),
    Key("fail-on", "choice", "exit with 1 from this severity on", (*SEVERITIES, "never")),
    Key("preview", "flag", "also run rules that are still being tried out"),
    Key("lang", "choice", "language of messages; without it that of the pack", ("zh", "en")),
    Key("require-reason", "flag", "a suppression without a reason is a finding"),
    Key("most-per-rule", "number", "findings of one rule in one document that are listed one by one; 0 lists all"),
    Key("exclude", "globs", "files and folders to leave out, as in .gitignore", override=False),
    Key("corpus", "globs", "where companion reports (last year's) are found", override=False),
    Key("regions", "lists", "organs whose figures are the sums of those of the organs listed", override=False),
    Key("baseline", "path", "file of findings that are known and not shown", override=False),
)
BY_NAME = {key.name: key for key in KEYS}
OVERRIDES = "overrides"
FILES = "files"
