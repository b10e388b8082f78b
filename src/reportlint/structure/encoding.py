"""Bytes of a text file to text, so that each undecodable byte is one character, and edits back to bytes."""

from __future__ import annotations

import codecs

from reportlint.chinese.common import mean_commonness
from reportlint.compiled import compiled
from reportlint.model.document import Notice
from reportlint.model.errors import Unreadable
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Longest first: the mark of UTF-32 begins like that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# First bytes of files that are no text (their published format descriptions), with what people call them.
_MAGIC = (
    (b"PK\x03\x04", "zip/docx/xlsx"),
    (b"PK\x05\x06", "zip/docx/xlsx"),
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc/xls/wps"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!\x1a", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)

# WHATWG Encoding: the labels gb2312 and gbk stand for one superset; files so labelled hold its 4-byte characters.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf8": "utf-8",
    "utf-8": "utf-8",
}

_SAMPLE = 65536
# Mean commonness below which a decoding is no Chinese or ASCII text but chance.
_LEAST_COMMON = -11.0
_REPLACEMENT = "\ufffd"
# No encoding yields lone surrogates, so one that stands for a bad byte cannot be mistaken for text.
_BAD_BYTES = compiled(r"[\uDC00-\uDCFF]+")
_ERRORS = "reportlint-byte-by-byte"


class Decoded(NamedTuple):
    """`text` without a byte order mark; `undecodable` are the places in it where bytes were not text."""

    text: str
    encoding: str
    undecodable: tuple[Span, ...]


def _byte_by_byte(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end
    if isinstance(error, UnicodeEncodeError):
        marks = error.object[error.start : error.end]
        if all("\udc00" <= mark <= "\udcff" for mark in marks):
            return bytes(ord(mark) - 0xDC00 for mark in marks), error.end
    raise error


codecs.register_error(_ERRORS, _byte_by_byte)


def decode(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """Decode a text file.

    A byte order mark decides; else strict UTF-8; else mostly UTF-8; else `declared` (a label inside the file) if it
    fits without a bad byte; else of gb18030, big5 and UTF-16 the one that gives the most common Chinese. Raises
    `Unreadable` for what is no text.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise _binary(path, name)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _finished(_marked(data[len(mark) :], encoding), encoding)
    encoding = _guess(data, path, declared)
    return _finished(_marked(data, encoding), encoding)


def undecodable_notice(places: Sequence[Span], encoding: str) -> tuple[Notice, ...]:
    """What a reader says of bytes that were no text: once for a file, at the first place, with the number of bytes."""
    if not places:
        return ()
    return (Notice("undecodable", places[0], {"count": sum(map(len, places)), "encoding": encoding}),)


def rewrite(data: bytes, encoding: str, edits: Iterable[tuple[Span, str]]) -> bytes:
    """`data` with edits made at spans of its decoded text; every other byte stays, undecodable ones too.

    Edits are in order and do not overlap. Raises `UnicodeEncodeError` if a replacement cannot be written in `encoding`.
    """
    mark = next((mark for mark, name in _BYTE_ORDER_MARKS if name == encoding and data.startswith(mark)), b"")
    text = _marked(data[len(mark) :], encoding)
    parts: list[str] = []
    at = 0
    for span, replacement in edits:
        parts += (text[at : span.start], replacement)
        at = span.end
    parts.append(text[at:])
    return mark + "".join(parts).encode(encoding, _ERRORS)


def _marked(data: bytes, encoding: str) -> str:
    return data.decode(encoding, _ERRORS)


def _finished(marked: str, encoding: str) -> Decoded:
    spans = [Span(*bad.span()) for bad in _BAD_BYTES.finditer(marked)]
    if not spans:
        return Decoded(marked, encoding, ())
    text = _BAD_BYTES.sub(lambda bad: _REPLACEMENT * len(bad.group()), marked)
    return Decoded(text, encoding, tuple(spans))


def _binary(path: str, name: str) -> Unreadable:
    return Unreadable(
        "binary",
        {"zh": f"{path} 不是文本文件（{name}）", "en": f"{path} is not a text file ({name})"},
        {
            "zh": "请改用与格式相符的扩展名，或另存为 UTF-8 文本后再检查",
            "en": "give it the suffix of its format, or save it as UTF-8 text",
        },
    )


def _guess(data: bytes, path: str, declared: str | None) -> str:
    if b"\0" in data:
        wide = _wide(data)
        if wide is None and _control_share(data) > 0.001:
            raise _binary(path, "NUL")
        if wide is not None:
            return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    label = _SUPERSETS.get((declared or "").strip().lower())
    if label is not None and label != "utf-8" and not _BAD_BYTES.search(_marked(data, label)):
        return label
    sample = _marked(data[:_SAMPLE], "utf-8")
    bad = sum(len(run.group()) for run in _BAD_BYTES.finditer(sample))
    # Of Chinese in another encoding hardly three bytes in a row look like UTF-8; a damaged file is full of them.
    whole = len(compiled(r"[\u0800-\uDBFF\uE000-\uFFFF]").findall(sample))
    if whole >= bad:
        return "utf-8"
    return _likeliest(data[:_SAMPLE])


def _likeliest(sample: bytes) -> str:
    """Of the other encodings of Chinese the one that gives the most common text; a bad byte costs much."""
    scores: list[tuple[float, int, str]] = []
    candidates = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-8")
    for rank, encoding in enumerate(candidates):
        if encoding.startswith("utf-16") and (len(sample) % 2 or len(sample) < 8):
            continue
        marked = _marked(sample, encoding)
        strange = _BAD_BYTES.sub("", marked)
        bad = len(marked) - len(strange)
        foreign = compiled(r"[\x00-\x7f]+").sub("", strange)
        score = mean_commonness(foreign[:4096]) if foreign else -12.0
        scores.append((score - 40.0 * bad / max(1, len(foreign) + bad), -rank, encoding))
    return max(scores)[2]


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: the NULs are halves of characters that Chinese text is full of."""
    best = (_LEAST_COMMON, "")
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = _marked(data[: _SAMPLE // 8 * 2], encoding)
        if not compiled(r"[\x00-\x08\uDC00-\uDCFF]").search(sample):
            best = max(best, (mean_commonness(sample), encoding))
    return best[1] or None


def _control_share(data: bytes) -> float:
    head = data[:_SAMPLE]
    return len(compiled(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]").findall(head)) / max(1, len(head))
