"""The last words of a run: how much is wrong, what was proven, what could not be checked."""

from __future__ import annotations

from collections import Counter

from reportlint.language.cause_words import cause_words, subject_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.run import Run


class _Counts:
    """What the documents of a run come to, each looked at once: they may have to be read from a file again."""

    def __init__(self, run: Run) -> None:
        self.zh = run.language == "zh"
        self.grades: Counter[str] = Counter()
        self.states: Counter[str] = Counter()
        self.proven: Counter[str] = Counter()
        self.unevaluated: Counter[tuple[str, str]] = Counter()
        for document in run.documents:
            self.grades.update(finding.severity.word for finding in document.findings)
            self.states[document.status] += 1
            self.states["unknown"] += document.status == "checked" and document.kind is None
            self.states["suppressed"] += document.suppressed
            self.states["baselined"] += document.baselined
            self.states["held back"] += document.held_back
            for proven in document.proven:
                self.proven[proven.noun.get(run.language) or next(iter(proven.noun.values()))] += proven.times
            for item in document.not_evaluated:
                # A pattern that took too long is named by its source, which tells a reader nothing.
                nameless = item.cause in ("time-limit", "companion-missing")
                self.unevaluated[item.cause, "" if nameless else item.subject] += item.times


def summarise(run: Run) -> str:
    """One or two lines in the language of the run."""
    counts = _Counts(run)
    grades, checked, zh = counts.grades, counts.states["checked"], counts.zh
    if zh:
        parts = [f"检查 {checked} 份文件：{grades['error']} 个错误，{grades['warning']} 个警告"]
        if grades["info"]:
            parts.append(f"{grades['info']} 个提示")
    else:
        parts = [f"{checked} document(s) checked: {grades['error']} error(s), {grades['warning']} warning(s)"]
        if grades["info"]:
            parts.append(f"{grades['info']} info")
    parts += _not_checked(counts)
    lines = [("，" if zh else ", ").join(parts)]
    set_aside = _set_aside(counts)
    if set_aside:
        lines[0] += ("（" if zh else " (") + set_aside + ("）" if zh else ")")
    proof = [*_proven(counts), *_unevaluated(counts, run.language), *_held_back(counts)]
    if proof:
        lines.append(("；" if zh else "; ").join(proof))
    return "\n".join(lines)


def _not_checked(counts: _Counts) -> list[str]:
    """What a count of no errors must not hide: files that were not read, and files that no pack knows."""
    said = []
    if count := counts.states["unreadable"]:
        said.append(f"{count} 份文件无法读取" if counts.zh else f"{count} file(s) could not be read")
    if count := counts.states["skipped"]:
        said.append(f"跳过 {count} 个不支持的文件" if counts.zh else f"{count} file(s) skipped")
    if count := counts.states["unknown"]:
        words = f"{count} 份不是规则包认得的报告，只做了通用检查"
        said.append(words if counts.zh else f"{count} of no kind that a pack knows: general rules only")
    return said


def _set_aside(counts: _Counts) -> str:
    """What is there and was not shown because somebody said so."""
    said = []
    if count := counts.states["suppressed"]:
        said.append(f"另有 {count} 处已注明忽略" if counts.zh else f"{count} suppressed")
    if count := counts.states["baselined"]:
        said.append(f"{count} 处已列入基线" if counts.zh else f"{count} in the baseline")
    return ("，" if counts.zh else ", ").join(said)


def _proven(counts: _Counts) -> list[str]:
    joiner = "，" if counts.zh else ", "
    said = joiner.join(f"{times} {noun}" for noun, times in counts.proven.items() if times)
    return [said] if said else []


def _unevaluated(counts: _Counts, language: str) -> list[str]:
    reasons = counts.unevaluated.copy()
    elsewhere = reasons.pop(("companion-missing", ""), 0)
    said = []
    if reasons:
        said.append(_reasons(reasons, language))
    if elsewhere:
        one = f"手头没有上年报告，{elsewhere} 项跨年核对未做"
        said.append(
            one if counts.zh else f"last year's report is not at hand: {elsewhere} check(s) across years not made"
        )
    return said


def _reasons(counts: Counter[tuple[str, str]], language: str) -> str:
    zh = language == "zh"
    reasons = []
    for cause, name in sorted(counts, key=counts.__getitem__, reverse=True)[:3]:
        words = cause_words(cause, language)
        subject = subject_words(name, language)
        reasons.append(f"{subject}{words}" if zh or not subject else f"{subject}: {words}")
    more = len(counts) > len(reasons)
    total = sum(counts.values())
    if zh:
        return f"{total} 项未能核对（{'、'.join(reasons)}{'等' if more else ''}）"
    return f"{total} check(s) not evaluated ({', '.join(reasons)}{', …' if more else ''})"


def _held_back(counts: _Counts) -> list[str]:
    count = counts.states["held back"]
    if not count:
        return []
    if counts.zh:
        return [f"文本受损，{count} 条文字类问题暂不报告"]
    return [f"{count} finding(s) about wording held back on damaged text"]
