"""What the page says, in Chinese and English."""

from __future__ import annotations

from html import escape

WORDS = {
    "zh": {
        "title": "检查结果",
        "skip": "跳到问题列表",
        "skip_index": "跳到文件目录",
        "skip_body": "跳到原文",
        "clean": "没有发现问题",
        "found": "发现",
        "documents": "{count} 份文件",
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "joiner": "、",
        "proven": "已经核对",
        "nothing_proven": "没有可以核对的数字关系",
        "not_evaluated": "未能核对",
        "not_evaluated_count": "{count} 项",
        "aside": "另外",
        "nothing_checked": "没有检查任何文件",
        "unclaimed": "{count} 份不是已知种类的报告，只按通用规则检查",
        "held_back": "文本受损，{count} 条文字类问题暂不报告",
        "suppressed": "{count} 处已注明忽略",
        "baselined": "{count} 处已列入基线",
        "skipped": "跳过 {count} 个不支持的文件",
        "unreadable": "{count} 个文件无法读取，等于没有检查",
        "rule": "规则",
        "all_rules": "全部规则",
        "filter": "筛选",
        "severity": "程度",
        "keys": "键盘 J / K 切换",
        "shown": "显示 {shown} 条，共 {all} 条",
        "step": "逐处查看",
        "previous": "上一处",
        "next": "下一处",
        "close": "关闭",
        "list": "问题列表",
        "body": "原文",
        "no_body": "此处不显示原文；位置按文件的行、列给出。",
        "index": "文件目录",
        "file": "文件",
        "about": "机关、年度",
        "held": "已核对",
        "left": "未核对",
        "status": "状态",
        "checked": "已检查",
        "status_unreadable": "无法读取",
        "status_skipped": "未检查",
        "find_file": "查找文件",
        "top": "返回目录",
        "line": "第 {line} 行第 {column} 列",
        "page": "第 {page} 页",
        "sheet": "{sheet} {cell}",
        "mend": "改法",
        "replace": "把“{old}”改为“{new}”",
        "delete": "删去“{old}”",
        "insert": "补上“{new}”",
        "safe": "可自动修改",
        "unsafe": "请核实后修改",
        "show": "供参考",
        "related": "相关",
        "basis": "依据",
        "why": "说明",
        "preview": "试行规则",
        "gap": "此处有问题 {number}",
        "table": "表格，可左右滚动",
        "more": "另有 {count} 条没有列出；请单独检查此文件",
        "made_by": "由 reportlint {version} 生成，规则包 {packs}。本页为单个文件，不连接网络。",
        "quote": "“{text}”",
        "position": "{at} / {all}",
        "quality_damaged": "文本受损",
        "quality_untrusted": "文本不可信",
        "by_rule": "按规则统计",
        "times": "处数",
        "in_documents": "文件数",
    },
    "en": {
        "title": "Findings",
        "skip": "Skip to the findings",
        "skip_index": "Skip to the documents",
        "skip_body": "Skip to the document",
        "clean": "Nothing found",
        "found": "Found",
        "documents": "{count} documents",
        "error": "error",
        "warning": "warning",
        "info": "info",
        "joiner": ", ",
        "proven": "Proven",
        "nothing_proven": "there were no sums to check",
        "not_evaluated": "Not evaluated",
        "not_evaluated_count": "{count} checks",
        "aside": "Set aside",
        "nothing_checked": "Nothing was checked",
        "unclaimed": "{count} are reports of no known kind: only general rules ran",
        "held_back": "{count} findings about wording held back on damaged text",
        "suppressed": "{count} suppressed",
        "baselined": "{count} in the baseline",
        "skipped": "{count} unsupported files skipped",
        "unreadable": "{count} files could not be read, so they were not checked",
        "rule": "Rule",
        "all_rules": "all rules",
        "filter": "Filter",
        "severity": "Severity",
        "keys": "keys J / K",
        "shown": "{shown} of {all} shown",
        "step": "Step through",
        "previous": "Previous",
        "next": "Next",
        "close": "Close",
        "list": "Findings",
        "body": "Document",
        "no_body": "The document is not shown here; places are lines and columns of the file.",
        "index": "Documents",
        "file": "File",
        "about": "Organ, year",
        "held": "Proven",
        "left": "Not evaluated",
        "status": "Status",
        "checked": "checked",
        "status_unreadable": "unreadable",
        "status_skipped": "not checked",
        "find_file": "Find a file",
        "top": "Back to the documents",
        "line": "line {line}, column {column}",
        "page": "page {page}",
        "sheet": "{sheet} {cell}",
        "mend": "Fix",
        "replace": "replace “{old}” by “{new}”",
        "delete": "delete “{old}”",
        "insert": "insert “{new}”",
        "safe": "safe",
        "unsafe": "look before you apply it",
        "show": "suggestion",
        "related": "See",
        "basis": "Basis",
        "why": "Why",
        "preview": "preview rule",
        "gap": "finding {number} is here",
        "table": "Table, scrolls sideways",
        "more": "{count} more are not listed; check this file alone",
        "made_by": "Made by reportlint {version}, packs {packs}. One file, no network.",
        "quote": "“{text}”",
        "position": "{at} / {all}",
        "quality_damaged": "damaged text",
        "quality_untrusted": "untrusted text",
        "by_rule": "By rule",
        "times": "Findings",
        "in_documents": "Documents",
    },
}

SEVERITIES = ("error", "warning", "info")

_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
_LONE_SURROGATES = range(0xD800, 0xE000)
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that turn the direction of writing: with them a text can look like another one (Unicode TR 36)."""

_SHOWN_AS_REPLACED = dict.fromkeys((*_CONTROLS, *_LONE_SURROGATES, *_DIRECTIONS), "\ufffd")


class Words:
    """The words of one language; every value that is put into them is escaped."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = WORDS[language]

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def counted(self, count: int, severity: str) -> str:
        """So many findings of a severity."""
        if self.language == "zh":
            return f"{count} 处{self[severity]}"
        return f"{count} {self[severity]}{'s' if count != 1 and severity != 'info' else ''}"

    def say(self, name: str, **values: object) -> str:
        """A phrase with its values, as HTML."""
        return self._words[name].format_map({key: text(str(value)) for key, value in values.items()})


def text(raw: str) -> str:
    """Text of a document, a path or a message as HTML, fit for attributes too.

    Characters that HTML forbids, and those that turn the direction of writing, are shown as U+FFFD.
    """
    return escape(raw.translate(_SHOWN_AS_REPLACED))
