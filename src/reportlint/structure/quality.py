"""How far a text can be trusted, decided once for a document, and what damaged it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.chinese.pinyin import are_left
from reportlint.chinese.script import traditional_share
from reportlint.compiled import compiled
from reportlint.model.document import Damage, Quality
from reportlint.model.span import Span
from reportlint.structure.lines import nonblank_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import regex

    from reportlint.model.document import Reading
    from reportlint.structure.normalise import NormalisedView

DAMAGE_KINDS = (
    "gloss",
    "doubled-marks",
    "mojibake",
    "undecodable",
    "question-marks",
    "control-character",
    "private-use",
    "mixed-script",
    "markup",
    "radical",
    "half-width",
    "foreign-form",
    "odd-mark",
)
"""All kinds of damage, as `Damage.kind` names them."""

MIXED_MARKS_PER_THOUSAND = 2.5
"""Mixed doubled marks per 1,000 characters from which they are damage; a scrape has 8 and more, slips stay below 1."""

FEWEST_MIXED_MARKS = 5
"""In a short text two slips are already many per 1,000 characters."""

DOUBLED_SHARE = 0.3
"""Share of doubled marks among all marks from which even equal ones (，，) are damage."""

HALF_WIDTH_SHARE = 0.1
"""Half-width marks for each full-width one up to which they are slips of a writer."""

UNTRUSTED_SHARE = 0.1
"""Share of lost characters (undecodable, mojibake, question marks) from which only damage is worth reporting.

So many lines must have lost some, too: a single paragraph that was pasted wrong says nothing about the others.
"""

_SPANS_KEPT = 100
# Line ends, tabs and form feeds are layout; the soft hyphen and zero-width characters are unseen inside words.
_CONTROL = compiled(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e007f]+|(?<=\p{Han})[\ufe00-\ufe0f\x85\u0300-\u036f\u20d0-\u20ff]+"
    # Blanks that only typesetters have, inside a sentence.
    r"|(?<=\p{Han})[\u1680\u2004-\u200a\u202f\u205f]+(?=\p{Han})"
)
_LETTER_BLANK = compiled(r"(?<=\p{Han}{2})[\u2002\u2003](?=\p{Han}{2})")
_PRIVATE_USE = compiled(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_MARK = compiled("[，。、；：！？,;]")
# Characters that only PDF fonts draw, and doubles of hanzi for the sake of Korean sets: no search finds them.
_RADICAL = compiled(
    r"[\u2e80-\u2fdf\u31c0-\u31ef]+|(?![﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩])[\uf900-\ufad9\U0002f800-\U0002fa1d]+"
)
# Forms that only Japanese has; in a Chinese text they come from a foreign input method, a font or a recogniser.
_JAPANESE = "吿検査増対応実権関発経済県転総労営図団広従戦拠拡挙読変帰浄渉価栄楽様継続薬観訳軽辺逓遅鉄険隠雑霊駅験黙齢弐剤働込畑峠枠"
_KANA = "ニロカエトハター"
# A sign of katakana where no other one stands: 二 and 一 that a recogniser misread.
_FOREIGN = compiled(rf"(?<=[\p{{Han}}，。、；：（《“\n])[{_KANA}](?=[\p{{Han}}，。、；])|[{_JAPANESE}]")
# Marks for vertical text, small ones and half-width katakana ones: conversions leave them, keyboards have none.
_ODD_MARK = compiled(r"[\ufe10-\ufe19\ufe33-\ufe44\ufe50-\ufe5c\uff61-\uff65]+")
_MARKUP = compiled(
    r"(?i)&(?:amp;)?(?:[lr][ds]quo|[lr]aquo|(?:n|e|em|en|thin|zw)(?:bsp|sp|nj|j)|amp|lt|gt|quot|apos|[mn]dash|hellip|middot|bull"
    r"|times|copy|reg|trade|deg|plusmn|sect|para|yen|euro|pound|cent|permil|[lrud]arr|shy|iexcl|ordm|divide|minus|le|ge|ne"
    r"|#[0-9]{2,6}|#x[0-9a-f]{2,6});|&nbsp(?![a-z;])"
    r"|</?(?:p|br|hr|b|i|u|s|em|div|span|font|strong|center|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|a|img|style|script|h[1-6]"
    r"|section|article|header|footer|nav|iframe|label|sup|sub|strike|del|ins|pre|form|input|button|select|option|video|audio|svg"
    r"|figure|figcaption|blockquote|main|aside|noscript|small|big|tt|code|picture|source|details|summary|map|area|param|canvas|wbr"
    r"|html|head|body|meta|link|title|object|embed|col|colgroup|caption|\??xml:?\w*|!doctype|[a-z][0-9]?:\w+|st1:\w+)"
    r"(?:\s[^<>\n]{0,300})?/?\??>"
    r"|<!--|-->|\[/?(?:b|i|u|url|img|color|size|align)(?:=[^\]\n]{0,80})?\]"
    r"|(?:[\\%]u[0-9a-f]{4})+|(?<![a-z/=&?.%_~-][0-9]{0,4})(?:%e[3-9f]%[89ab][0-9a-f]%[89ab][0-9a-f])+"
    r"|(?<![a-z/=&?.%_~-][0-9]{0,4})(?:%[89a-f][0-9a-f]%[4-9a-f][0-9a-f]){2,}(?!%)|(?:=[e][3-9f](?:=\n?)?=[89ab][0-9a-f](?:=\n?)?=[89ab][0-9a-f](?:=\n)?){2,}"
    r"|(?<=[\p{Han}0-9，。、；：（《“])\+(?=[0-9/+]{0,6}[a-z])[a-z0-9/+]{5,}-|~\{[\x21-\x7e]{2,}?~\}|data:image/[a-z+]{3,8};base64,[a-z0-9+/=]*"
    r"|(?<![a-z])(?:line-height|text-(?:indent|align|decoration|justify)|font-(?:family|size|weight|style)|letter-spacing|background(?:-color)?"
    r"|(?:margin|padding|border)(?:-(?:top|left|right|bottom|color|style|width))?|layout-grid-mode|page-break-\w+)\s?:\s?[^;，。\n{}]{1,40};?"
    r"|(?<![a-z])(?:HYPERLINK|INCLUDEPICTURE) ?[\"“”][^\"“”\n]{1,200}[\"“”]|(?<![a-z])PAGEREF _\w+(?: \\\w)*|(?<![a-z])EMBED \w+\.\w+(?:\.\d)?|\\\* ?MERGEFORMAT|(?<![a-z])MERGEFORMAT\b|(?<![a-z])TOC \\o [\"“”]\S{1,8}[\"“”]"
    r"|(?<![a-z])[a-z]{1,4}:[a-z]{2,12}=[\"“”][^\"“”\n]{0,60}[\"“”]|(?<![a-z])class ?= ?[\"“”]?[a-z][\w -]{0,30}[\"“”]?(?=[\p{Han}>\s])|(?<![a-z])on(?:click|load|mouse\w+) ?= ?[\"“”][^\"“”\n]{0,120}[\"“”]"
    r"|\{[\"“”][a-z_]{1,20}[\"“”] ?: ?[^{}\n]{0,120}\}|\$\((?:document|[\"“”'])[^\n]{0,60}?\)(?:\.\w+\()?|javascript:[\w.();]*|(?<![a-z])var _?\w{1,20} ?= ?[^\n。]{0,40}?;|@page \w+(?:\{[^}\n]{0,80}\})?|\[(?:if !?[a-z ]{3,30}|endif)\]|\[object \w+\]|\{ ?(?:PAGE|NUMPAGES|DATE|REF \w+)(?: [^{}\n]{0,40})?\}"
    r"|(?<![a-z])style ?= ?[\"“”'][^\"“”'\n]{3,120}[\"“”']|(?<![a-z])mso-[a-z-]{3,30}(?:\s?:\s?[^;\n]{1,40};?)?"
    r"|(?<![\w.])[.#]?[a-z][\w.# -]{0,40}\{\s?[a-z-]{3,24}\s?:[^{}\n]{1,200}\}"
    r"|(?<![a-z])(?:document\.(?:write|getElement\w*)|window\.\w+)\s?\(?|(?<![a-z])function\s?\w*\s?\([^)\n]{0,60}\)\s?\{(?:[^{}\n]{0,80}\})?"
)
# What the rest of `_MARKUP` begins with; a per cent sign or a plus alone is in every report.
_MARKUP_SIGNS = compiled(
    r"%[89a-fA-FuU]|\+[A-Za-z0-9/+]{5}|~\{|(?i:mso-|window\.|document\.|javascript:|data:image|mergeformat|pageref|hyperlink|includepicture"
    r"|embed |toc |@page|line-height|text-[adij]|font-[fsw]|letter-spacing|background|margin|padding|border|layout-grid|page-break)"
)
_ODD = compiled(
    r"[\u0300-\u036f\u1680\u2002-\u200a\u202f\u205f\u20d0-\u20ff\u31c0-\u31ef\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2e80-\u2fdf"
    r"\u3164\ue000-\ufadf\ufe00-\ufe5c\ufeff\uff61-\uff65\uffa0\ufff9-\ufffc\U0002f800-\U0002fa1d\U000e0000-\U0010ffff]"
)
"""All that `_CONTROL`, `_PRIVATE_USE`, `_RADICAL` and `_ODD_MARK` begin with."""
_FULL_WIDTH = compiled("[，；：！？]")
_HALF_WIDTH = compiled(r"[,;:!?](?=[\p{Han}（《“])(?<=[\p{Han}）》”].)")
_MIXED_STYLE = frozenset({"half-width", "foreign-form", "odd-mark"})
_DAMAGING = frozenset({"gloss", "doubled-marks", "mojibake", "undecodable", "question-marks"})
_LOST_KINDS = {"replacement": "undecodable", "question-marks": "question-marks"}
_FEWEST_TRADITIONAL = 5


def assess(reading: Reading, found: NormalisedView) -> tuple[Quality, tuple[Damage, ...]]:
    """The quality of a document, and its damage by kind (`DAMAGE_KINDS`). A kind counts its places, runs of
    neighbouring characters.
    """
    text = reading.text
    lost: dict[str, list[tuple[int, int]]] = {"mojibake": [], "undecodable": [], "question-marks": []}
    for run in found.lost:
        lost[_LOST_KINDS.get(run.kind, "mojibake")].append((run.start, run.end))
    # Most texts have none of most kinds: their few hundred different characters tell that.
    characters = "".join(set(text))
    damage = [
        *_kind("gloss", found.glosses if are_left(text, found.glosses) else ()),
        *_kind("doubled-marks", found.mark_runs if _damaged_marks(text, found.mark_runs) else ()),
        *_kind("mojibake", lost["mojibake"]),
        *_kind("undecodable", lost["undecodable"]),
        *_kind("question-marks", lost["question-marks"]),
        *(_odd_characters(text) if _ODD.search(characters) else ()),
        *_mixed_script(text, found),
        *_kind("markup", _outside(reading, _ranges(_MARKUP, text)) if _may_hold_markup(text, characters) else ()),
        *(_kind("radical", _ranges(_RADICAL, text)) if _ODD.search(characters) else ()),
        *_kind("half-width", _odd_half_width(text)),
        *(_foreign_forms(text, found) if not {*_JAPANESE, *_KANA}.isdisjoint(characters) else ()),
    ]
    return _quality(text, damage, found), tuple(damage)


def _odd_characters(text: str) -> Iterable[Damage]:
    yield from _kind("control-character", sorted({*_ranges(_CONTROL, text), *_inside_words(text)}))
    yield from _kind("private-use", _ranges(_PRIVATE_USE, text))
    yield from _kind("odd-mark", _ranges(_ODD_MARK, text))


def _inside_words(text: str) -> Iterable[tuple[int, int]]:
    """Blanks as wide as a letter that stand inside a word; between words they may be meant: 第一条 总则."""
    from reportlint.chinese.words import begins_word, ends_word, word_over

    for match in _LETTER_BLANK.finditer(text):
        at, end = match.span()
        joined = text[max(0, at - 8) : at] + text[end : end + 8]
        border = min(at, 8)
        if word_over(joined, border) and not (
            ends_word(text[:at][-8:], border) and begins_word(text[end : end + 8], 0)
        ):
            yield at, end


def _may_hold_markup(text: str, characters: str) -> bool:
    return any(mark in characters for mark in "<>&[{\\=$") or _MARKUP_SIGNS.search(text) is not None


def _quality(text: str, damage: Sequence[Damage], found: NormalisedView) -> Quality:
    lost = sum(run.end - run.start for run in found.lost)
    if lost and lost > UNTRUSTED_SHARE * sum(1 for ch in text if not ch.isspace()) and _is_everywhere(text, found):
        return Quality.UNTRUSTED
    if any(kind.kind in _DAMAGING for kind in damage):
        return Quality.DAMAGED
    if found.folded_script or any(kind.kind not in _MIXED_STYLE for kind in damage):
        return Quality.NORMALISED
    return Quality.CLEAN


def _is_everywhere(text: str, found: NormalisedView) -> bool:
    """Whether characters were lost in many lines, and not in a few of them."""
    lines = nonblank_lines(text)
    starts = [line.start for line in lines]
    touched = {
        index
        for run in found.lost
        for index in range(max(0, bisect_right(starts, run.start) - 1), bisect_left(starts, run.end))
    }
    return len(touched) > UNTRUSTED_SHARE * len(lines)


def _kind(name: str, ranges: Sequence[tuple[int, int]]) -> Iterable[Damage]:
    if ranges:
        yield Damage(name, len(ranges), tuple(Span(start, end) for start, end in ranges[:_SPANS_KEPT]))


def _ranges(pattern: regex.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def _outside(reading: Reading, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that no code of the document holds."""
    return [r for r in ranges if not any(span.start < r[1] and r[0] < span.end for span in reading.opaque)]


def _odd_half_width(text: str) -> list[tuple[int, int]]:
    """Half-width marks between hanzi, where most marks are full-width; a text that has only such ones was converted."""
    narrow = _ranges(_HALF_WIDTH, text)
    if not narrow:
        return []
    wide = sum(1 for _ in _FULL_WIDTH.finditer(text))
    return narrow if len(narrow) <= HALF_WIDTH_SHARE * wide else []


def _damaged_marks(text: str, runs: Sequence[tuple[int, int]]) -> bool:
    if len(runs) < FEWEST_MIXED_MARKS:
        return False
    mixed = sum(1 for start, end in runs if len(set(text[start:end])) > 1)
    if mixed >= FEWEST_MIXED_MARKS and mixed * 1000 >= MIXED_MARKS_PER_THOUSAND * len(text):
        return True
    marks = sum(1 for _ in _MARK.finditer(text))
    doubled = sum(end - start - 1 for start, end in runs)
    return len(runs) >= 2 * FEWEST_MIXED_MARKS and len(runs) >= DOUBLED_SHARE * (marks - doubled)


def _foreign_forms(text: str, found: NormalisedView) -> Iterable[Damage]:
    """Japanese forms in a simplified text that quotes nothing Japanese."""
    if found.traditional <= 0.1 and "日本" not in text and "株式" not in text and "の" not in text:
        yield from _kind("foreign-form", _ranges(_FOREIGN, text))


def _mixed_script(text: str, found: NormalisedView) -> Iterable[Damage]:
    """Traditional characters in a text that is mostly simplified; a wholly traditional text is not mixed."""
    if not 0.02 < found.traditional < 0.9:
        return
    places = [(at, at + 1) for at, ch in enumerate(text) if ch > "\u3400" and traditional_share(ch) > 0]
    if len(places) >= _FEWEST_TRADITIONAL:
        yield from _kind("mixed-script", places)
