"""What is asked for now, over what a configuration says: the settings of a session."""

from __future__ import annotations

from os.path import join

from reportlint.app import Settings
from reportlint.config import NONE
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import MOST, Options
from reportlint.model.finding import Severity
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.config import Config


class Asked(NamedTuple):
    """What a caller asks for; None or nothing leaves the value of the configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool | None = None
    severity: str | None = None
    language: str | None = None
    packs: tuple[str, ...] = ()
    suppress: bool = True


def settings(asked: Asked, config: Config = NONE) -> Settings:
    """The settings for what is asked, over those of a configuration.

    `select` sets the configuration's `ignore` aside too; `ignore` and `packs` add to it.
    """
    selection = Selection(
        asked.select or config.words("select"),
        asked.ignore if asked.select else (*config.words("ignore"), *asked.ignore),
        bool(config.get("preview", False) if asked.preview is None else asked.preview),
    )
    severity = asked.severity or str(config.get("severity", "warning"))
    language = asked.language or config.get("lang")
    options = Options(
        selection,
        Severity[severity.upper()],
        None if language is None else str(language),
        suppress=asked.suppress,
        require_reason=bool(config.get("require-reason", False)),
        most=int(str(config.get("most-per-rule", MOST))),
    )
    return Settings(options, (*config.words("packs"), *asked.packs), corpus=_corpus(config), regions=_regions(config))


def _regions(config: Config) -> tuple[tuple[str, tuple[str, ...]], ...]:
    regions = config.settings.get("regions")
    return () if regions is None else tuple((name, tuple(members)) for name, members in regions.value)  # type: ignore[attr-defined]


def _corpus(config: Config) -> tuple[str, ...]:
    corpus = config.settings.get("corpus")
    return () if corpus is None else tuple(join(corpus.folder, glob) for glob in config.words("corpus"))
