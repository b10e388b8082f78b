"""The rules that are reportlint's own: what the engine itself has to say, in no pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class OwnRule(NamedTuple):
    """A rule of the engine: id, severity, message by language, and why it exists."""

    id: str
    severity: Severity
    message: Mapping[str, str]
    why: Mapping[str, str]
    family: str = "damage"


UNREADABLE = OwnRule(
    "reportlint/unreadable",
    Severity.ERROR,
    {"zh": "文件无法读取：{what}；{cure}", "en": "the file cannot be read: {what}; {cure}"},
    {
        "zh": "读不出来的文件等于没有检查，不能当作没有问题。",
        "en": "A file that could not be read was not checked; that must not look like a clean result.",
    },
)
UNDECODABLE = OwnRule(
    "reportlint/undecodable",
    Severity.ERROR,
    {
        "zh": "有 {count} 处字节按 {encoding} 无法解码（首处在此）；请用正确的编码重新保存为 UTF-8",
        "en": "{count} byte(s) are not valid {encoding} (the first is here); save the file again as UTF-8",
    },
    {
        "zh": "无法解码的字节说明文件编码有误或内容已损坏。",
        "en": "Bytes that do not decode mean a wrong encoding or damaged content.",
    },
)
TABLE_UNREADABLE = OwnRule(
    "reportlint/table-unreadable",
    Severity.WARNING,
    {
        "zh": "“{table}”无法完整识别，其勾稽关系未能全部核对；请检查表格的行、列是否完整",
        "en": "the table '{table}' could not be read completely, so not all its sums were checked; "
        "look whether rows and columns are complete",
    },
    {
        "zh": "没有核对不等于没有问题：读不出的表格必须说出来。",
        "en": "Not checked is not clean: a table that cannot be read is said to be so.",
    },
    "structure",
)
RULE_CRASHED = OwnRule(
    "reportlint/rule-crashed",
    Severity.ERROR,
    {
        "zh": "规则 {rule} 运行出错（{error}），其余规则不受影响；请将本文件和规则名报告给规则包作者",
        "en": "the rule {rule} crashed ({error}), the others went on; report the rule and this file to its author",
    },
    {
        "zh": "一条规则出错时，它没有检查任何内容。",
        "en": "A rule that crashed has checked nothing.",
    },
)
UNTRUSTED = OwnRule(
    "reportlint/untrusted",
    Severity.ERROR,
    {
        "zh": "文件大部分内容是乱码，只报告损坏情况，其他规则均未运行；请换用未损坏的原文",
        "en": "most of the text is garbled: only damage is reported and no other rule ran; use an undamaged original",
    },
    {
        "zh": "在乱码上得出的任何结论都不可信。",
        "en": "Nothing that is concluded from garbled text can be trusted.",
    },
)
OWN_RULES = (UNREADABLE, UNDECODABLE, TABLE_UNREADABLE, RULE_CRASHED, UNTRUSTED)
