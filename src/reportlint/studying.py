"""Linting a document that others belong to: read and bound once, judged alone, and completed when the others are known."""

from __future__ import annotations

import pickle

from reportlint.binding.elsewhere import unbound
from reportlint.binding.kept import kept, restored
from reportlint.binding.summed import summed
from reportlint.companions import card_of
from reportlint.engine.elsewhere import finished, looked_for, parted
from reportlint.engine.linting import bound, judge_in_steps
from reportlint.engine.unreadable import unreadable
from reportlint.language.outcome import Cause
from reportlint.model.errors import Unreadable
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from reportlint.app import Session
    from reportlint.binding.binding import Binding
    from reportlint.binding.grid import Unbound
    from reportlint.binding.kept import Kept
    from reportlint.binding.summed import Summed
    from reportlint.companions import Card
    from reportlint.engine.side_file import SideEntry
    from reportlint.model.run import DocumentReport
    from reportlint.packs.profile import Profile

    Without = Sequence[tuple[str, Cause]]


class Studied(NamedTuple):
    """The report of a document as far as it can be told without others, and what others may look for in it.

    `kept` is what `complete` needs of it and of its companions, pickled; empty where no other can belong to it.
    """

    report: DocumentReport
    card: Card | None = None
    kept: bytes = b""


def study(
    session: Session, data: bytes, path: str, entries: Sequence[SideEntry] = ()
) -> Generator[None, None, Studied]:
    """Lint one document by itself: work in steps. `entries` are the suppressions beside it."""
    options = session.settings.options
    try:
        reading = session.read(data, path)
    except Unreadable as error:
        return Studied(unreadable(path.replace("\\", "/"), error.what, error.cure, session.language))
    yield
    binding, profile = yield from bound(reading, session.profiles)
    rules = parted(profile)
    if not rules.elsewhere:
        return Studied(
            session.filtered((yield from judge_in_steps(binding, profile, options, entries, session.profiles)))
        )
    if options.suppress and (entries or "reportlint" in binding.document.source.text):
        # Whether a suppression is used is only known with all findings at hand: such a document is linted again.
        own = None
        report = yield from judge_in_steps(binding, profile, options, entries, session.profiles)
    else:
        own = yield from judge_in_steps(binding, profile, options, rules=rules.own)
        report = yield from finished(own, binding, profile, options)
    left = pickle.dumps((own, kept(binding, rules.named)), protocol=5)
    return Studied(
        session.filtered(report),
        card_of(binding, data, looked_for(profile, options), dict(session.settings.regions)),
        left,
    )


def complete(
    session: Session, own: bytes, beside: Mapping[str, Sequence[bytes]], without: Without = ()
) -> Generator[None, None, DocumentReport | None]:
    """The report with the documents that belong to it, by declared name; `without` says why there is none of another name.

    Work in steps.
    All are given as they were `kept`. None for a document that can only be linted as a whole: see `lint_beside`.
    """
    report, left = _loaded(own)
    if report is None:
        return None
    profile = next(each for each in session.profiles.claiming if each.kind == report.kind)
    binding = restored(left, profile.nouns)
    binding = binding._replace(companions=_companions(binding, profile, beside, without))
    return session.filtered((yield from finished(report, binding, profile, session.settings.options)))


def lint_beside(
    session: Session,
    data: bytes,
    path: str,
    entries: Sequence[SideEntry],
    beside: Mapping[str, Sequence[bytes]],
    without: Without = (),
) -> Generator[None, None, DocumentReport]:
    """Lint a document as a whole, beside others as they were `kept`: work in steps. Raises `Unreadable`."""
    binding, profile = yield from bound(session.read(data, path), session.profiles)
    binding = binding._replace(companions=_companions(binding, profile, beside, without))
    options = session.settings.options
    return session.filtered((yield from judge_in_steps(binding, profile, options, entries, session.profiles)))


def _companions(
    binding: Binding, profile: Profile, beside: Mapping[str, Sequence[bytes]], without: Without
) -> dict[str, Binding | Summed | Unbound]:
    found: dict[str, Binding | Summed | Unbound] = {}
    causes = dict(without)
    for noun in binding.nouns.documents:
        if noun.name in beside:
            there = [restored(_loaded(each)[1], binding.nouns) for each in beside[noun.name]]
            found[noun.name] = summed(there, parted(profile).named.cells) if noun.sum else there[0]
        elif noun.expected or noun.name in causes:
            found[noun.name] = unbound(binding, noun.name, causes.get(noun.name, Cause.COMPANION_MISSING))
    return found


def _loaded(kept_bytes: bytes) -> tuple[DocumentReport | None, Kept]:
    loaded: tuple[DocumentReport | None, Kept] = pickle.loads(kept_bytes)  # noqa: S301 - made by `study`
    return loaded
