"""Hits to findings: rule, severity, message, place, section and fingerprint."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from reportlint.compiled import compiled
from reportlint.model.finding import Finding, FoundFix, FoundRelated
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from reportlint.binding.binding import Binding
    from reportlint.engine.own_rule import OwnRule
    from reportlint.engine.places import Places
    from reportlint.model.finding import Hit, Place
    from reportlint.packs.profile import Rule

_NOT_IDENTIFYING = compiled(r"[\d\s]+")
_SENTENCE_END = compiled(r"[。！？；!?;\n\r]")
_FINGERPRINT_CONTEXT = 120


@cache
def _sha256() -> Callable[[bytes], Any]:
    """The interpreter's own function where it has one: OpenSSL, which `hashlib` prefers, takes 2 ms to load."""
    for module in ("_sha2", "_sha256"):  # since 3.12, before
        try:
            return import_module(module).sha256  # type: ignore[no-any-return]
        except ImportError:
            continue
    import hashlib

    return hashlib.sha256


class Describer:
    """Makes findings of one document in one language."""

    def __init__(self, binding: Binding, places: Places, language: str) -> None:
        self._binding = binding
        self._document = binding.document
        self._places = places
        self._language = language
        self._titles = {section.name: section.title for section in binding.nouns.sections}
        self._ordinals: dict[str, int] = {}
        self._elsewhere: dict[str, Places] = {}

    def finding(self, rule: Rule, hit: Hit) -> Finding:
        """A finding of a pack's rule."""
        defect = rule.defects.get(hit.defect) or rule.defects["default"]
        status = rule.status if rule.status != "stable" else defect.status
        basis = _in_language(rule.basis, self._language) if rule.basis else None
        message = _in_language(defect.message, self._language)
        return self._make(defect.id, hit, message, (defect.severity, status, rule.family, basis))

    def own(self, rule: OwnRule, hit: Hit) -> Finding:
        """A finding of the engine itself."""
        message = _in_language(rule.message, self._language)
        return self._make(rule.id, hit, message, (rule.severity, "stable", rule.family, None))

    def own_at(self, rule: OwnRule, hit: Hit, source_at: int) -> Finding:
        """A finding of the engine about a place of the source that is no visible text: it has no width."""
        mapped = self._document.reading.source_map
        at = mapped.from_source(source_at) if mapped else source_at
        finding = self.own(rule, hit._replace(span=Span(at, at)))
        position = self._places.position(source_at)
        return finding._replace(place=finding.place._replace(start=position, end=position))

    def _make(self, rule: str, hit: Hit, message: str, head: tuple[object, str, str, str | None]) -> Finding:
        severity, status, family, basis = head
        section = self._section(hit.span)
        place = self._places.place(hit.span, hit.place)
        values = {"excerpt": place.excerpt, **hit.values}
        return Finding(
            path=self._document.source.path,
            rule=rule,
            severity=severity,  # type: ignore[arg-type]
            status=status,
            message=message.format_map({key: _say(value, self._language) for key, value in values.items()}),
            span=hit.span,
            place=place,
            family=family,
            name=_name(hit, place, self._language),
            section=section,
            related=tuple(
                FoundRelated(
                    related.path or self._document.source.path,
                    self._places_in(related.path).place(related.span, related.place),
                    _in_language(related.message, self._language),
                    related.span if related.path is None else None,
                )
                for related in hit.related
            ),
            fix=self._fix(hit),
            basis=basis,
            fingerprint=self._fingerprint(rule, hit, section),
            language=self._language,
        )

    def _places_in(self, path: str | None) -> Places:
        """Places of the document in hand, or of the companion at a path."""
        from reportlint.binding.binding import Binding

        if path is None:
            return self._places
        if path not in self._elsewhere:
            companions = self._binding.companions.values()
            documents = (each.document for each in companions if isinstance(each, Binding))
            document = next(document for document in documents if document.source.path == path)
            self._elsewhere[path] = type(self._places)(document)
        return self._elsewhere[path]

    def _fix(self, hit: Hit) -> FoundFix | None:
        if hit.fix is None:
            return None
        edits = tuple(self._places.edit(edit) for edit in hit.fix.edits)
        return FoundFix(_in_language(hit.fix.title, self._language), hit.fix.safety, edits)

    def _section(self, span: Span) -> str | None:
        for section in self._binding.sections.values():
            if section.heading.start <= span.start <= section.body.end:
                return self._titles[section.name]
        return None

    def _fingerprint(self, rule: str, hit: Hit, section: str | None) -> str:
        """Survives edited numbers and lines added above: no digits, no offsets; equals are counted."""
        about = hit.place.cell_path if hit.place else hit.subject or self._sentence(hit.span)
        key = "\0".join((rule, section or "", about))
        ordinal = self._ordinals[key] = self._ordinals.get(key, 0) + 1
        digest: str = _sha256()(f"{key}\0{ordinal}".encode()).hexdigest()
        return digest[:24]

    def _sentence(self, span: Span) -> str:
        view = self._document.view
        inside = view.span_from_source(span)
        low, high = max(0, inside.start - _FINGERPRINT_CONTEXT), inside.end + _FINGERPRINT_CONTEXT
        start = low
        for end in _SENTENCE_END.finditer(view.text, low, inside.start):
            start = end.end()
        after = _SENTENCE_END.search(view.text, inside.end, min(high, len(view.text)))
        sentence: str = _NOT_IDENTIFYING.sub("", view.text[start : after.start() if after else high])
        return sentence


def _name(hit: Hit, place: Place, language: str) -> str:
    """Where a person finds it: page or cell of the file, then the cell of the declared table."""
    page, sheet, cell = place.location.page, place.location.sheet, place.location.cell
    parts = [f"{sheet} {cell}"] if sheet and cell else []
    if page is not None:
        parts.append(f"第{page}页" if language == "zh" else f"page {page}")
    if hit.place:
        parts.append(hit.place.name)
    return " ".join(parts)


def _in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, or in any there is: half a message beats none."""
    return texts.get(language) or next(iter(texts.values()))


def _say(value: object, language: str) -> object:
    """A value of a hit as a message says it; values may themselves differ by language."""
    if isinstance(value, dict):
        return _in_language(value, language)
    if isinstance(value, tuple | list):
        return ("、" if language == "zh" else ", ").join(str(_say(item, language)) for item in value)
    return value
