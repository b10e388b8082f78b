"""The last words of a run: how much is wrong, what was proven, what could not be checked."""

from __future__ import annotations

from collections import Counter

from reportlint.language.cause_words import cause_words, subject_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.run import Run


def summarise(run: Run) -> str:
    """One or two lines in the language of the run."""
    grades = Counter(finding.severity.word for finding in run.findings)
    checked = sum(document.status == "checked" for document in run.documents)
    zh = run.language == "zh"
    if zh:
        parts = [f"检查 {checked} 份文件：{grades['error']} 个错误，{grades['warning']} 个警告"]
        if grades["info"]:
            parts.append(f"{grades['info']} 个提示")
    else:
        parts = [f"{checked} document(s) checked: {grades['error']} error(s), {grades['warning']} warning(s)"]
        if grades["info"]:
            parts.append(f"{grades['info']} info")
    parts += _not_checked(run)
    lines = [("，" if zh else ", ").join(parts)]
    set_aside = _set_aside(run)
    if set_aside:
        lines[0] += ("（" if zh else " (") + set_aside + ("）" if zh else ")")
    proof = [*_proven(run), *_unevaluated(run), *_held_back(run)]
    if proof:
        lines.append(("；" if zh else "; ").join(proof))
    return "\n".join(lines)


def _not_checked(run: Run) -> list[str]:
    """What a count of no errors must not hide: files that were not read, and files that no pack knows."""
    unreadable = sum(document.status == "unreadable" for document in run.documents)
    skipped = sum(document.status == "skipped" for document in run.documents)
    unknown = sum(document.status == "checked" and document.kind is None for document in run.documents)
    zh = run.language == "zh"
    said = []
    if unreadable:
        said.append(f"{unreadable} 份文件无法读取" if zh else f"{unreadable} file(s) could not be read")
    if skipped:
        said.append(f"跳过 {skipped} 个不支持的文件" if zh else f"{skipped} file(s) skipped")
    if unknown:
        words = f"{unknown} 份不是规则包认得的报告，只做了通用检查"
        said.append(words if zh else f"{unknown} of no kind that a pack knows: general rules only")
    return said


def _set_aside(run: Run) -> str:
    """What is there and was not shown because somebody said so."""
    suppressed = sum(document.suppressed for document in run.documents)
    baselined = sum(document.baselined for document in run.documents)
    zh = run.language == "zh"
    said = []
    if suppressed:
        said.append(f"另有 {suppressed} 处已注明忽略" if zh else f"{suppressed} suppressed")
    if baselined:
        said.append(f"{baselined} 处已列入基线" if zh else f"{baselined} in the baseline")
    return ("，" if zh else ", ").join(said)


def _proven(run: Run) -> list[str]:
    counts: Counter[str] = Counter()
    for document in run.documents:
        for proven in document.proven:
            counts[proven.noun.get(run.language) or next(iter(proven.noun.values()))] += proven.times
    joiner = "，" if run.language == "zh" else ", "
    said = joiner.join(f"{times} {noun}" for noun, times in counts.items() if times)
    return [said] if said else []


def _unevaluated(run: Run) -> list[str]:
    counts: Counter[tuple[str, str]] = Counter()
    elsewhere = 0
    for document in run.documents:
        for item in document.not_evaluated:
            if item.cause == "companion-missing":
                elsewhere += item.times
            else:
                # A pattern that took too long is named by its source, which tells a reader nothing.
                subject = "" if item.cause == "time-limit" else item.subject
                counts[item.cause, subject] += item.times
    zh = run.language == "zh"
    said = []
    if counts:
        said.append(_reasons(counts, run.language))
    if elsewhere:
        one = f"手头没有上年报告，{elsewhere} 项跨年核对未做"
        said.append(one if zh else f"last year's report is not at hand: {elsewhere} check(s) across years not made")
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


def _held_back(run: Run) -> list[str]:
    count = sum(document.held_back for document in run.documents)
    if not count:
        return []
    if run.language == "zh":
        return [f"文本受损，{count} 条文字类问题暂不报告"]
    return [f"{count} finding(s) about wording held back on damaged text"]
