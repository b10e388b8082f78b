"""The rules that are reportlint's own: what the engine itself has to say, in no pack."""

from __future__ import annotations

from reportlint.engine.own_rule import OwnRule
from reportlint.engine.tally import MORE_OF_THE_SAME
from reportlint.model.finding import Severity

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
EMPTY = OwnRule(
    "reportlint/empty",
    Severity.WARNING,
    {
        "zh": "文件里没有文字，什么也没有检查；请确认保存的是正文",
        "en": "there is no text in this file, so nothing was checked; make sure the right file was saved",
    },
    {
        "zh": "空文件没有错误可找，但不等于报告没有问题。",
        "en": "Nothing can be wrong in an empty file, which does not make the report right.",
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
TRACKED_CHANGES = OwnRule(
    "reportlint/tracked-changes",
    Severity.WARNING,
    {
        "zh": "文件中留有 {count} 处修订痕迹（首处在此），读者可以看到修改前的内容；请接受或拒绝全部修订后再发布（检查时按接受修订后的内容进行）",
        "en": "{count} tracked change(s) were left in (the first is here), so readers see what stood there before; "
        "accept or reject them all (what was checked is the text with all accepted)",
    },
    {
        "zh": "修订痕迹会把内部讨论过的文字和数字一并公开。",
        "en": "Tracked changes publish the words and numbers that were struck out.",
    },
    "residue",
)
COMMENTS_LEFT = OwnRule(
    "reportlint/comments-left",
    Severity.WARNING,
    {
        "zh": "文件中留有 {count} 条批注（首条在此）；请处理并删除全部批注后再发布",
        "en": "{count} comment(s) were left in (the first is here); deal with them and delete them",
    },
    {
        "zh": "批注是内部意见，不应随文件公开。",
        "en": "Comments are talk inside the house and do not belong into what is published.",
    },
    "residue",
)
SUPPRESSION_UNUSED = OwnRule(
    "reportlint/suppression-unused",
    Severity.WARNING,
    {
        "zh": "忽略标注未起作用：此处没有 {rule} 的问题{where}；请删除该标注",
        "en": "this suppression suppresses nothing: there is no finding of {rule} here{where}; delete it",
    },
    {
        "zh": "问题已改正而标注仍在，会掩盖以后的同类问题。",
        "en": "A suppression that outlives its finding hides the next one of its kind.",
    },
    "suppression",
)
SUPPRESSION_UNKNOWN = OwnRule(
    "reportlint/suppression-unknown",
    Severity.WARNING,
    {
        "zh": "忽略标注中的规则 {rule} 不存在{where}；请用 reportlint rules 查对规则名",
        "en": "there is no rule {rule} to suppress{where}; `reportlint rules` lists them",
    },
    {
        "zh": "规则名写错的标注不起作用。",
        "en": "A suppression with a misspelt rule suppresses nothing.",
    },
    "suppression",
)
SUPPRESSION_WITHOUT_REASON = OwnRule(
    "reportlint/suppression-without-reason",
    Severity.WARNING,
    {
        "zh": "忽略 {rule} 没有写明理由{where}；请在“--”之后写明",
        "en": "the suppression of {rule} does not say why{where}; give the reason after --",
    },
    {
        "zh": "配置 require-reason 要求每处忽略都说明理由，便于日后核查。",
        "en": "The configuration (require-reason) wants every suppression to say why, for whoever looks at it later.",
    },
    "suppression",
)
SUPPRESSION_REFUSED = OwnRule(
    "reportlint/suppression-refused",
    Severity.WARNING,
    {
        "zh": "规则 {rule} 不允许忽略{where}；请改正问题并删除该标注",
        "en": "{rule} must not be suppressed{where}; mend what it finds, and delete this",
    },
    {
        "zh": "规则包规定这条规则不得忽略。",
        "en": "Its pack says that this rule cannot be suppressed.",
    },
    "suppression",
)
SUPPRESSION_MALFORMED = OwnRule(
    "reportlint/suppression-malformed",
    Severity.WARNING,
    {"zh": "忽略标注有误{where}：{problem}", "en": "something is wrong with this suppression{where}: {problem}"},
    {
        "zh": "写错的标注不起作用，或者作用范围与原意不同。",
        "en": "A suppression that is written wrongly does nothing, or more than was meant.",
    },
    "suppression",
)
PAGE_WITHOUT_TEXT = OwnRule(
    "reportlint/page-without-text",
    Severity.WARNING,
    {
        "zh": "第 {page} 页是图片，没有文字层，未能检查；请换用有文字的原件",
        "en": "page {page} is a picture without a text layer and was not checked; use the original with its text",
    },
    {
        "zh": "没有核对不等于没有问题：图片页上的文字和表格没有检查。",
        "en": "Not checked is not clean: nobody has looked at what stands on that page.",
    },
    "structure",
)
LETTERS_LOST = OwnRule(
    "reportlint/letters-lost",
    Severity.WARNING,
    {
        "zh": "有 {count} 个字只有字形、没有文字编码（首处在此），读者无法复制和检索；请换字体后重新导出",
        "en": "{count} character(s) are only shapes without a code (the first is here); export it again with other fonts",
    },
    {
        "zh": "没有编码的字无法检索、复制和核对。",
        "en": "What has no code cannot be searched, copied or checked.",
    },
)
NOT_CALCULATED = OwnRule(
    "reportlint/not-calculated",
    Severity.WARNING,
    {
        "zh": "有 {count} 个公式没有保存计算结果（首处在 {cell}），未能核对；请用 Excel 或 WPS 打开，重新计算并保存",
        "en": "{count} formula(s) have no stored result (the first is {cell}) and were not checked; open it in Excel or WPS, "
        "calculate and save",
    },
    {
        "zh": "没有结果的公式不是 0，而是没有核对。",
        "en": "A formula without a result is not zero; it was not checked.",
    },
    "structure",
)
HIDDEN_CELLS = OwnRule(
    "reportlint/hidden-cells",
    Severity.INFO,
    {
        "zh": "有隐藏的内容：{what}；发布前请确认是否应当公开",
        "en": "something is hidden here: {what}; make sure that it may be published",
    },
    {
        "zh": "隐藏的行、列和工作表随文件一并公开，也会使合计与看到的数不符。",
        "en": "Hidden rows, columns and sheets are published with the file, and make totals differ from what is seen.",
    },
    "residue",
)
PART_NOT_READ = OwnRule(
    "reportlint/part-not-read",
    Severity.WARNING,
    {
        "zh": "文件中嵌有 {count} 处其他文件或对象（如 Excel 表格，首处在此），其内容未读取、未检查；"
        "请在 Word 中将其转换为正文或表格后再检查",
        "en": "{count} other file(s) or object(s) are embedded (a spreadsheet, for one; the first is here): not read, not "
        "checked; turn them into text or tables in Word and check again",
    },
    {
        "zh": "没有核对不等于没有问题：嵌入的对象里的文字和数字没有检查。",
        "en": "Not checked is not clean: nobody has looked at the words and numbers of embedded objects.",
    },
    "structure",
)
PICTURE_NOT_READ = OwnRule(
    "reportlint/picture-not-read",
    Severity.INFO,
    {
        "zh": "有 {count} 张较大的图片（首张在此），图片中如有文字或表格，未读取、未检查",
        "en": "{count} large picture(s) (the first is here): words or tables in them are not read and not checked",
    },
    {
        "zh": "以图片代替表格，读者无法复制，数字也无法核对。",
        "en": "A table that is a picture cannot be copied by readers, nor its numbers checked.",
    },
    "structure",
)
_OF_NOTICES = (
    TRACKED_CHANGES,
    COMMENTS_LEFT,
    PAGE_WITHOUT_TEXT,
    LETTERS_LOST,
    NOT_CALCULATED,
    HIDDEN_CELLS,
    PART_NOT_READ,
    PICTURE_NOT_READ,
)
OWN_RULES = (
    UNREADABLE,
    UNDECODABLE,
    TABLE_UNREADABLE,
    RULE_CRASHED,
    EMPTY,
    UNTRUSTED,
    *_OF_NOTICES,
    SUPPRESSION_UNUSED,
    SUPPRESSION_UNKNOWN,
    SUPPRESSION_WITHOUT_REASON,
    SUPPRESSION_REFUSED,
    SUPPRESSION_MALFORMED,
    MORE_OF_THE_SAME,
)
NOTICED = {rule.id.partition("/")[2]: rule for rule in _OF_NOTICES}
"""Rules that a notice of a reader breaks, by the code of the notice."""
