"""HTML: what a browser shows of the document on a page, one block a line, mapped back to the source."""

from __future__ import annotations

import regex
import turbohtml

from reportlint.model.document import Notice, Reading, Source
from reportlint.readers.html.body import body_items
from reportlint.readers.html.flow import Flow
from reportlint.readers.html.lines import Line, rejoined
from reportlint.readers.html.marking import MarkedPage, marks, moved, without_marks
from reportlint.readers.html.writing import Writer
from reportlint.structure.encoding import decode, rewrite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from turbohtml import Document

    from reportlint.model.finding import Edit
    from reportlint.readers.html.flow import Item

# The encoding standard lets a browser look for a label in the first 1024 bytes; pages with long comments have it later.
_HEAD = 4096
_LABEL = regex.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", regex.IGNORECASE)
_MARKUP = regex.compile(r"<!--.*?-->|<[!?/A-Za-z][^>]*>", regex.DOTALL)
_MOST_METADATA = 100


def read(data: bytes, path: str) -> Reading:
    """Read a page: the text of its document, without the menus and footers of the site; all of it if none is found.

    `metadata` are the page's `meta` elements by name as written; `title` is the title of the article, else of the page.
    Raises `Unreadable` for a file that is no text.
    """
    label = _LABEL.search(data, 0, _HEAD)
    source, encoding, undecodable = decode(data, path, label[1].decode("ascii") if label else None)
    page = MarkedPage(source)
    tree = turbohtml.parse(page.skeleton, scripting=True, positions=False, allow_declarative_shadow_roots=False)
    metadata = _metadata(tree)
    titles = [text for name, text in metadata.items() if name.lower() in {"title", "articletitle", "page-title"}]
    flow = read_flow(page, tree)
    mapped, blocks = Writer().write(_with_whole_lines(body_items(tree, page, flow, titles)))
    notices = [
        Notice("undecodable", span, {"bytes": len(place), "encoding": encoding})
        for place in undecodable
        if (span := mapped.span_from_source(place)).start < span.end
    ]
    return Reading(
        Source(path, "html", source, encoding),
        mapped.text,
        blocks,
        mapped,
        metadata,
        tuple(notices),
    )


def read_flow(page: MarkedPage, tree: Document) -> Flow:
    """Everything that is to be seen on a page, in the order of its tree."""
    flow = Flow(page, moved(marks(tree.text)))
    flow.walk(tree)
    return flow


def write_back(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with edits at spans of its source text; bytes outside the edits stay as they are.

    Replacements are escaped, and tags and comments inside an edited range stay, behind its new text.
    """
    label = _LABEL.search(data, 0, _HEAD)
    source, encoding, _ = decode(data, "", label[1].decode("ascii") if label else None)
    return rewrite(
        data,
        encoding,
        (
            (edit.span, turbohtml.escape(edit.replacement) + "".join(_MARKUP.findall(edit.span.of(source))))
            for edit in edits
        ),
    )


def _with_whole_lines(items: Iterable[Item]) -> list[Item]:
    """The items with lines joined over `<br>` where a sentence goes on."""
    result: list[Item] = []
    stretch: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            stretch.append(item)
            continue
        result += rejoined(stretch)
        stretch = []
        result.append(item)
    return [*result, *rejoined(stretch)]


def _metadata(tree: Document) -> dict[str, str]:
    """`meta` elements by name, and the title under `title`."""
    found: dict[str, str] = {}
    for element in tree.iter_elements("meta"):
        name, content = (element.attr("name") or "").strip(), (element.attr("content") or "").strip()
        if name and content and len(found) < _MOST_METADATA:
            found.setdefault(name, content)
    top = tree.find("title")
    title = " ".join(without_marks(top.text).split()) if top is not None else ""
    article = next((text for name, text in found.items() if name.lower() == "articletitle"), "")
    if article or title:
        found["title"] = article or title
    if article and title:
        found.setdefault("page-title", title)
    return found
