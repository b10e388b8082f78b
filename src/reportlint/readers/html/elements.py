"""What the names and attributes of elements mean for reading a page."""

from __future__ import annotations

from functools import lru_cache

import regex

from reportlint.readers.html.marking import without_marks
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turbohtml import Element

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section"
    " summary table tbody td tfoot th thead tr ul ucapcontent xmp listing".split()
)
"""Elements that begin a line and end it; `ucapcontent` is what the publishing systems of government sites wrap texts in."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
PREFORMATTED = frozenset(("pre", "xmp", "listing", "plaintext"))

# What a browser does not show as text of the page: rules of style, programs, fields to fill in, and the small glosses
# over characters, which are no part of the running text.
_UNSEEN = frozenset(
    "applet area audio base basefont bgsound button canvas colgroup col command datalist embed frame frameset head"
    " iframe img input link map meta meter noembed noframes noscript object optgroup option param progress rp rt rtc"
    " script select source style svg template textarea title track video wbr".split()
)
_HIDING = regex.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", regex.IGNORECASE
)
_AS_BLOCK = regex.compile(r"(?:^|[;\s])display\s*:\s*(?:block|flex|grid|list-item|table)\b", regex.IGNORECASE)
_AS_WRITTEN = regex.compile(r"(?:^|[;\s])white-space\s*:\s*(?:pre|break-spaces)", regex.IGNORECASE)
_NO_HEIGHT = regex.compile(r"\s*0(?:\.0*)?(?:px|pt)?\s*", regex.IGNORECASE)
_STYLED_NO_HEIGHT = regex.compile(r"(?:^|[;\s])height\s*:\s*0(?:\.0*)?(?:px|pt|cm|in)?\s*(?:;|$)", regex.IGNORECASE)
_COUNT = regex.compile(r"\s*\+?([0-9]{1,9})")

# Where publishing systems put the text of an article: known by name, so that they are trusted; and names that many
# pages give to it, and to other things too.
_ARTICLE = regex.compile(
    r"\b(?:zoom\w*|fontzoom|ucap-?content|ucapcontent|vsb_content\w*|v_news_content|trs_(?:editor|ueditor|preappend)\w*"
    r"|view\s+trs_\w+|bodylabel|articlecontent\w*|article[-_]?(?:con|content|text|body|main|box)\w*|news[-_]?content\w*"
    r"|info[-_]?content\w*|content[-_]?(?:text|body)|con[-_]?text|pages_content|gk_content|bt[-_]content|easysite-news-text"
    r"|xxgk[-_]?content|art[-_]?con|artibody|wzcon|wz_content|maincontent|textcontent|detail[-_]?content)\b",
    regex.IGNORECASE,
)
_PERHAPS = regex.compile(r"\b(?:content|article|detail|main|text|con)\b", regex.IGNORECASE)
_FRAME = regex.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|header\w*|top|crumb\w*|breadcrumb\w*|position|location|sidebar|copyright|share\w*|toolbar)(?:$|[\s_-])",
    regex.IGNORECASE,
)
_FRAME_TAGS = frozenset(("nav", "footer", "header", "aside"))

ARTICLE, PERHAPS, FRAME, PLAIN = "article", "perhaps", "frame", ""


class Style(NamedTuple):
    """What a `style` attribute says of an element as far as reading goes; `flat` is a height of nothing."""

    hidden: bool = False
    block: bool = False
    as_written: bool = False
    flat: bool = False


@lru_cache(maxsize=1024)
def style_of(style: str | None) -> Style:
    """Read a `style` attribute; pages repeat a few of them thousands of times."""
    if not style:
        return Style()
    return Style(
        bool(_HIDING.search(style)),
        bool(_AS_BLOCK.search(style)),
        bool(_AS_WRITTEN.search(style)),
        bool(_STYLED_NO_HEIGHT.search(style)),
    )


def is_hidden(element: Element, tag: str, style: Style) -> bool:
    """Whether nothing of the element is to be seen, by its name or its own attributes."""
    if tag in _UNSEEN or style.hidden or element.attr("hidden") is not None:
        return True
    if tag == "dialog":
        return element.attr("open") is None
    # Word and spreadsheets write rows that only set the widths of columns; a row with text is one all the same.
    if tag == "tr" and (style.flat or _NO_HEIGHT.fullmatch(element.attr("height") or "")):
        return not without_marks(element.text).strip()
    return False


def span_of(element: Element, name: str, most: int) -> int:
    """`rowspan` or `colspan`, read and bounded as the HTML standard has it; 0 is possible for rows only."""
    found = _COUNT.match(element.attr(name) or "")
    count = int(found[1]) if found else 1
    return min(count, most) if count or name == "rowspan" else 1


def role_of(element: Element, tag: str) -> str:
    """What the names of an element say that it holds: ARTICLE, PERHAPS, FRAME or nothing."""
    return _role(element.attr("id"), element.attr("class"), tag)


@lru_cache(maxsize=1024)
def _role(name: str | None, classes: str | None, tag: str) -> str:
    if tag == "ucapcontent":
        return ARTICLE
    names = " ".join(filter(None, (name, classes)))
    if names:
        if _ARTICLE.search(names):
            return ARTICLE
        if _PERHAPS.search(names):
            return PERHAPS
        if _FRAME.search(names):
            return FRAME
    if tag in _FRAME_TAGS:
        return FRAME
    return PERHAPS if tag in {"article", "main"} else PLAIN
