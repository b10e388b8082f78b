"""The causes of what was not evaluated, in words that follow the subject: 表四无法识别."""

from __future__ import annotations

CAUSES = {
    "operand-missing": {"zh": "缺少数据", "en": "an operand is missing"},
    "table-missing": {"zh": "未找到表格", "en": "the table was not found"},
    "table-unreadable": {"zh": "表格无法识别", "en": "the table could not be read"},
    "cell-unreadable": {"zh": "单元格无法识别", "en": "a cell could not be read"},
    "total-blank": {"zh": "合计未填", "en": "a total is blank"},
    "variable-unbound": {"zh": "未读出", "en": "it could not be read"},
    "companion-missing": {"zh": "缺少对照报告", "en": "the other report is not at hand"},
    "companion-ambiguous": {"zh": "对照报告不一致", "en": "other reports disagree"},
    "other-scope": {"zh": "口径不同", "en": "it speaks of another scope"},
    "time-limit": {"zh": "超时", "en": "time limit"},
}

# Names that packs give to what a report is about; a name in Chinese says itself what it is.
_SUBJECTS = {"organ": "机关名称", "year": "年度", "last_year": "上一年度", "next_year": "下一年度", "rank": "机关级别"}


def subject_words(subject: str, language: str) -> str:
    """The name of a missing variable as a reader of that language would say it; other subjects as they are."""
    return _SUBJECTS.get(subject, subject) if language == "zh" else subject


def cause_words(cause: str, language: str) -> str:
    """The words for a cause, or the cause itself where a plugin has its own."""
    words = CAUSES.get(cause)
    return words[language] if words else cause
