"""The parts of Word files and workbooks that are the same in all of them (ECMA-376 part 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

PAGE = 8800
"""The width of a page between its margins, in twentieths of a point."""
STYLE_OF = {"title": "Title", "heading": "Heading1", "subheading": "Heading2"}
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BOOKMARK = '<w:bookmarkStart w:id="7" w:name="_Hlk7"/><w:bookmarkEnd w:id="7"/>'
_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
TABLE = (
    '<w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:tblBorders>'
    + "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{told}"/><w:basedOn w:val="Normal"/>{more}</w:style>'
        for name, told, more in (
            ("Title", "Title", ""),
            ("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
            ("Heading2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        )
    )
    + "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_FOOTER = (
    f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    "</w:p></w:ftr>"
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1500" w:bottom="1440" w:left="1500" w:header="851" w:footer="992"/></w:sectPr>'
)


def word(body: str) -> dict[str, str]:
    """The parts of a Word file with this body."""
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}{_SECTION}</w:body></w:document>'
    related = {"styles": "styles", "numbering": "numbering", "footer": "footer1"}
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footer1": "footer"}
    return {
        "[Content_Types].xml": _types({f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in kinds.items()}),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({kind: f"{name}.xml" for kind, name in related.items()}),
        "word/document.xml": document,
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/footer1.xml": _FOOTER,
    }


def workbook(rows: str, merges: Sequence[str]) -> dict[str, str]:
    """The parts of a workbook with one sheet."""
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in merges)
    side = '<{0} style="thin"/>'
    box = "".join(side.format(name) for name in ("left", "right", "top", "bottom"))
    sheet = f'<worksheet xmlns="{_S}"><sheetData>{rows}</sheetData>' + (
        f'<mergeCells count="{len(merges)}">{merged}</mergeCells></worksheet>' if merges else "</worksheet>"
    )
    styles = (
        f'<styleSheet xmlns="{_S}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        f'<borders count="2"><border/><border>{box}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf borderId="1" applyBorder="1"/></cellXfs></styleSheet>'
    )
    return {
        "[Content_Types].xml": _types(
            {
                "/xl/workbook.xml": f"{_SHEET}.sheet.main+xml",
                "/xl/worksheets/sheet1.xml": f"{_SHEET}.worksheet+xml",
                "/xl/styles.xml": f"{_SHEET}.styles+xml",
            }
        ),
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": _relations({"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="年报" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": styles,
    }


def name(row: int, column: int) -> str:
    """The name of a cell: row from 1, column from 0, of the first 26."""
    return f"{chr(ord('A') + column)}{row}"


def _types(overrides: dict[str, str]) -> str:
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{listed}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
