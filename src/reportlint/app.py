"""The public use of reportlint: open a session, lint one document, read a text, explain a rule.

Command line, language server and corpus runner are thin shells over these functions.
"""

from __future__ import annotations

from functools import cached_property
from os.path import splitext

from reportlint import plugins
from reportlint.engine.filtering import rule_words
from reportlint.engine.linting import Options, bound, lint
from reportlint.model.errors import Unreadable
from reportlint.packs import load_abouts, load_profiles
from reportlint.record import NamedTuple
from reportlint.steps import at_once
from reportlint.structure.document import complete
from reportlint.structure.limits import refuse_long

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.engine.side_file import SideEntry
    from reportlint.extend import ReaderFormat
    from reportlint.model.document import Document, Reading
    from reportlint.model.finding import Remark
    from reportlint.model.run import DocumentReport, RuleNote
    from reportlint.packs.about import AboutPack
    from reportlint.packs.profile import Profiles

MAXIMUM_SIZE = 64 * 1024 * 1024
"""Bytes of the largest file that is read; a report of a thousand pages has less than a tenth of it."""


def _cures() -> dict[str, dict[str, str]]:
    """What to do with files that people have and no reader takes, by suffix."""
    as_docx = {
        "zh": "请用 Word 或 WPS 打开，另存为 .docx 后再检查",
        "en": "open it in Word, WPS or LibreOffice and save it as .docx",
    }
    as_xlsx = {
        "zh": "请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查",
        "en": "open it in Excel, WPS or LibreOffice and save it as .xlsx",
    }
    as_pdf = {
        "zh": "请用版式阅读器打开，导出为有文字的 .pdf，或改用原来的 .docx",
        "en": "export it as a .pdf with text, or use the .docx it was made from",
    }
    as_text = {
        "zh": "这是图片：请改用原来的 .docx，或经文字识别（OCR）后再检查",
        "en": "this is a picture: use the .docx it was made from, or recognise its text (OCR) first",
    }
    return {
        **dict.fromkeys((".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".uot"), as_docx),
        **dict.fromkeys((".et", ".ett", ".ods", ".xlsb", ".uos"), as_xlsx),
        **dict.fromkeys((".ofd", ".ceb", ".cebx", ".gd", ".caj"), as_pdf),
        **dict.fromkeys((".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif", ".webp"), as_text),
    }


class Settings(NamedTuple):
    """All that a session depends on; plain values, so that worker processes can open the same session.

    `packs` are files or folders of packs beside the built-in ones; `outsiders` whether installed plugins are used;
    `corpus` globs (absolute) of the files among which companion reports are found; `regions` organs whose figures are the
    sums of those of their members, with these.
    """

    options: Options = Options()
    packs: tuple[str, ...] = ()
    outsiders: bool = True
    corpus: tuple[str, ...] = ()
    regions: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Session:
    """Plugins and packs, loaded once. Opening one raises `PackError` or `PluginError`."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.registry = plugins.load(outsiders=self.settings.outsiders)

    def under(self, settings: Settings) -> Session:
        """This session with other settings; what both need alike is not loaded twice."""
        if settings == self.settings:
            return self
        other = Session.__new__(Session)
        other.settings = settings
        if settings.outsiders == self.settings.outsiders:
            other.registry = self.registry
            if settings.packs == self.settings.packs:
                other.__dict__["profiles"] = self.profiles
        else:
            other.registry = plugins.load(outsiders=settings.outsiders)
        return other

    @cached_property
    def profiles(self) -> Profiles:
        """The compiled packs; raises `PackError` when a pack is wrong."""
        return load_profiles(self.registry.pack_folders, self.settings.packs, self.registry)

    @cached_property
    def abouts(self) -> tuple[AboutPack, ...]:
        """What is told of the packs: titles, reasons, grounds, examples."""
        return load_abouts(self.registry.pack_folders, self.settings.packs, self.registry)

    @cached_property
    def rule_words(self) -> set[str]:
        """All words that select rules: full ids, ids without their pack, packs, and `all`."""
        return rule_words((*self.profiles.claiming, self.profiles.unclaimed))

    def rule_notes(self, ids: Iterable[str]) -> dict[str, RuleNote]:
        """Title and reason of rules, by the full ids of their findings."""
        from reportlint.engine.notes import rule_notes

        return rule_notes(self.abouts, set(ids), self.language)

    @property
    def language(self) -> str:
        """zh or en, for what is said outside of documents."""
        return self.settings.options.language or "zh"

    def reader(self, path: str) -> ReaderFormat | None:
        """The reader for a path by its suffix, or None."""
        return self.registry.reader_of_suffix.get(splitext(path)[1].lower())

    def read(self, data: bytes, path: str) -> Reading:
        """Bytes to a reading; raises `Unreadable` with the reason and the cure."""
        reader = self.reader(path)
        if reader is None:
            known = " ".join(sorted(self.registry.reader_of_suffix))
            suffix = splitext(path)[1]
            cure = _cures().get(suffix.lower())
            if cure:
                what = {"zh": f"不能直接读取“{suffix}”文件", "en": f"'{suffix}' files are not read as they are"}
                raise Unreadable("unknown-format", what, cure)
            raise Unreadable(
                "unknown-format",
                {
                    "zh": f"不认识“{suffix}”格式的文件" if suffix else "文件名没有扩展名，不知道是什么格式",
                    "en": f"'{suffix}' is not a format that can be read" if suffix else "the file's name has no suffix",
                },
                {"zh": f"请另存为以下格式之一：{known}", "en": f"save it as one of: {known}"},
            )
        if len(data) > MAXIMUM_SIZE:
            size = len(data) // (1024 * 1024)
            raise Unreadable(
                "too-large",
                {"zh": f"文件过大（{size} MB）", "en": f"the file is too large ({size} MB)"},
                {"zh": "请拆分后再检查", "en": "split it"},
            )
        reading = reader.read(data, path.replace("\\", "/"))
        refuse_long(reading.text)
        return reading

    def document(self, data: bytes, path: str) -> Document:
        """Bytes to a document with its normalised view; raises `Unreadable`."""
        return complete(self.read(data, path))

    def annotate(self, data: bytes, path: str, remarks: Iterable[Remark]) -> bytes:
        """A copy of a document with remarks beside spans of its text; raises `Unwritable` where its format has none."""
        reader = self.reader(path)
        if reader is None or reader.annotate is None:
            from reportlint.model.errors import Unwritable

            raise Unwritable(
                {"zh": f"{path} 不是可以加批注的文件", "en": f"{path} is of a format that has no comments"},
                {"zh": "请换用其他输出格式", "en": "choose another output format"},
            )
        return reader.annotate(data, remarks)

    def lint(self, data: bytes, path: str, entries: Sequence[SideEntry] = ()) -> DocumentReport:
        """Lint one document; what cannot be read is a report with one finding.

        `entries` are the suppressions beside it (`config.side_files.entries_for`).
        """
        return at_once(self.lint_in_steps(data, path, entries))

    def lint_in_steps(
        self, data: bytes, path: str, entries: Sequence[SideEntry] = ()
    ) -> Generator[None, None, DocumentReport]:
        """`lint` as work in steps, which several documents may take together (`steps.in_step`)."""
        try:
            reading = self.read(data, path)
        except Unreadable as error:
            from reportlint.engine.unreadable import unreadable

            return unreadable(path.replace("\\", "/"), error.what, error.cure, self.language)
        yield
        return self.filtered((yield from lint(reading, self.profiles, self.settings.options, entries)))

    def bind(self, data: bytes, path: str) -> Binding:
        """The binding of one document by the profile that claims it; raises `Unreadable`."""
        return at_once(bound(self.read(data, path), self.profiles))[0]

    def filtered(self, report: DocumentReport) -> DocumentReport:
        """A report without the findings that filters of plugins take out."""
        if not self.registry.filters:
            return report
        kept = tuple(f for f in report.findings if all(step.keep(f) for step in self.registry.filters))
        return report._replace(findings=kept)


def open_session(packs: Sequence[str] = (), options: Options | None = None) -> Session:
    """A session with the built-in packs, installed plugins, and the packs at these paths."""
    return Session(Settings(options or Options(), tuple(packs)))
