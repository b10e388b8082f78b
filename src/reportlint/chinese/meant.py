"""What looks like a slip and is meant. Two equal hanzi: two words of a larger dictionary meet, a word of one hanzi is said twice, or
they are somebody's first name. What is nearly a term: other words that are no dearer to read.

Asked only of what is about to be told, so that the larger dictionary is read where something seems wrong.
"""

from __future__ import annotations

from functools import cache

from reportlint.chinese.figures import COUNTED
from reportlint.chinese.weighing import RARE_HANZI, Word, begins_common_word, cheapest_reading, rank_of, word_at
from reportlint.chinese.words import LONGEST, SINGLE, begins_word, ends_word, is_hanzi, is_word

_RARE = 15
"""How rare a word of the larger dictionary is taken to be: of n words one in e^15."""

_BESIDE = 8
"""Hanzi on either side that are read."""

_NO_DEARER = 7
"""How much dearer the text may be with two words than with one hanzi less: 返回舱|舱门, but not 单位统一|一管理."""

_NUMERALS = frozenset("〇零一二三四五六七八九十百千两")
_COUNTING = _NUMERALS | frozenset("0123456789几数多余半")

# Hanzi that stand alone so often, in forms, counts and before verbs, that a second one is a slip: 率率, 必必公开.
_OF_FORMS = (
    frozenset(
        "件条日月号率局函占信类副份县版路市年第加无勾列按未后至依谁新下上多个到本电次名家场封分期人户项批块码岗党栏线化附离必专先即便只须应当要肯敢愿"
    )
    | _NUMERALS
)

# Twice they tell how something is done or looks, whatever follows: 高高飞起, 稳稳抬起.
_VIVID = frozenset(
    "高低轻重深浅紧牢狠死缓徐静默悄暗苦久远早快好多满细慢匆白生活硬实足整大小薄厚长短弯圆方尖淡浓暖凉空光红绿黑亮矮胖甜酸香嫩脆软稳"
    "直斜歪鼓皱闷憨傻呆痴怯冷热干湿滑粗瘦老嫩灰黄蓝紫"
)
_USED = 11
"""How rare a word may be that the second of two begins if that is a slip: 稳稳定, but not 高高飞."""

_FIRMS = tuple("网团牌")
_OFTEN, _FAR = 3, 99_999
"""How often two equal hanzi are a name, counted so far into a document."""

_COMMAS = tuple("、，,")
_PAIR = 4
"""Hanzi of one of two such clauses, and the mark behind it."""

_QUOTES = ("“", "《")
_WAYS = frozenset("下上来去起到出完着了得好")
_LINKS = frozenset("是在有为和")

_SUFFIXES = frozenset("化性型制式")

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆"
    "郝孔崔康邱秦史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞鲁葛伍韦申尤毕聂焦柳邢岳齐梅莫庄辛管祝左"
    "涂谷祁耿牟詹苗凌费纪靳童欧甄项裴席卫屈鲍覃霍翁甘薄宁柯阮桂闵"
)


def is_meant(text: str, at: int) -> bool:
    """Whether `text[at]` and the same hanzi after it are meant."""
    low, high = _around(text, at, at + 2)
    if _is_in_word(text, at) or _is_called_so(text, at) or _is_paired(text, at):
        return True
    here = at - low
    once = cheapest_reading(text[low:at] + text[at + 1 : high])
    if (_goes_on(text, at) and is_free(once, here, text[at])) or _is_name(text, at) or _is_vivid(text, at):
        return True
    if text[at] in _NUMERALS:
        return False
    if text[at - 1 : at].isascii() and text[at - 1 : at].isalpha() and begins_word(text, at + 1):
        # A股股东
        return True
    return _meet(text[low:high], here) <= _NO_DEARER + _cost(text[low:at] + text[at + 1 : high])


def is_free(once: tuple[Word, ...], at: int, hanzi: str) -> bool:
    """Whether the hanzi is a word of its own in the text without the second one, between whole words: 你瞅瞅我, 一沓沓."""
    word = word_at(once, at)
    if len(word.text) > 1 or hanzi in SINGLE or hanzi in _OF_FORMS:
        return False
    place = once.index(word)
    # 勾|稽: two such hanzi side by side are a word that no dictionary has.
    return not any(
        len(beside.text) == 1 and beside.text not in SINGLE for beside in (*once[:place][-1:], *once[place + 1 :][:1])
    )


def _is_in_word(text: str, at: int) -> bool:
    """亭亭玉立, 言之凿凿, 沉甸甸."""
    from reportlint.chinese._rare_words import TWICE

    pieces = (text[start : start + size] for size in (3, 4) for start in range(max(0, at + 2 - size), at + 1))
    return any(is_hanzi(piece[0]) and f" {piece} " in TWICE for piece in pieces if len(piece) > 2)


def _is_called_so(text: str, at: int) -> bool:
    """Whether the two are told of again and again, or are a firm on the net: 当当网."""
    if text[at] in SINGLE or text[at] in _OF_FORMS:
        return False
    if text[at + 2 : at + 3] in _FIRMS and not (ends_word(text, at + 1) or begins_word(text, at + 1)):
        return True
    return text.count(text[at : at + 2], 0, _FAR) >= _OFTEN


def _is_paired(text: str, at: int) -> bool:
    """盘盘光、碗碗净: each of two things, side by side; 小本本: what is small and dear."""
    if text[at - 1 : at] == "小" and not begins_word(text, at + 1):
        return True
    mark, ahead = text[at + 3 : at + 4], text[at - 2 : at - 1]
    if not is_hanzi(text[at + 2 : at + 3]):
        return False
    return (mark in _COMMAS and _is_short(text, at + 4)) or (
        text[at - 1 : at] in _COMMAS and _is_short(text, at - _PAIR) and is_hanzi(ahead)
    )


def _is_short(text: str, start: int) -> bool:
    """Whether two equal hanzi and one more begin there, and nothing before or behind them is of the clause."""
    end = start + 3
    if start < 1 or end > len(text) or text[start] != text[start + 1] or is_hanzi(text[start - 1]):
        return False
    return all(map(is_hanzi, text[start:end])) and not is_hanzi(text[end : end + 1])


def _goes_on(text: str, at: int) -> bool:
    """Whether something follows the two: 你瞅瞅我, but not 授人以柄柄。, and no verb of direction does: 坐坐下来."""
    after = text[at + 2 : at + 3]
    return text[at - 1 : at] == "一" or after in _QUOTES or (is_hanzi(after) and after not in _WAYS)


def _is_name(text: str, at: int) -> bool:
    """王珊珊: a surname that is no part of a word, and behind the two no word that begins with them."""
    return follows_surname(text, at) and not is_word(text[at + 1 : at + 3])


def follows_surname(text: str, at: int) -> bool:
    """Whether a surname that is no part of a word stands before `text[at]`, so that a first name may begin there."""
    if not at or text[at - 1] not in _SURNAMES:
        return False
    if any(is_word(text[at - 1 : end]) for end in (at + 1, at + 2)):
        return False
    return not any(is_word(text[start:at]) for start in range(max(0, at - 3), at - 1))


def _is_vivid(text: str, at: int) -> bool:
    """高高飞起: no word ends with the first, and the second begins none that is often used."""
    if text[at] not in _VIVID or ends_word(text, at + 1) or text[at + 2 : at + 3] in _LINKS:
        return False
    return not begins_common_word(text, at + 1, _USED)


def costs_more(text: str, start: int, end: int, right: str) -> int:
    """By how much `text[start:end]` is dearer to read where it stands than `right` in its place; less than 0 where it is cheaper.

    A slip leaves hanzi that are in no word and cost as much as a rare word each; what is meant costs no more than any other word.
    """
    low, high = _around(text, start, end)
    return _cost(text[low:high]) - _cost(text[low:start] + right + text[end:high])


def ends_outside(text: str, start: int, end: int, odd: int) -> bool:
    """Whether the odd hanzi at an end of `text[start:end]` goes with what stands outside, and the rest is a word: 触达|打折扣.

    It does where it makes a word with its neighbour there, or the neighbour is no part of a word without it.
    """
    if odd == start and is_hanzi(text[start - 1 : start]) and _is_any_word(text[start + 1 : end]):
        lone = text[start - 1] not in SINGLE and not ends_word(text, start)
        return lone or any(_is_any_word(text[low : start + 1]) for low in (start - 1, start - 2) if low >= 0)
    if odd == end - 1 and is_hanzi(text[end : end + 1]) and _is_any_word(text[start : end - 1]):
        lone = text[end] not in SINGLE and not begins_word(text, end)
        return lone or any(_is_any_word(text[end - 1 : high]) for high in (end + 1, end + 2) if high <= len(text))
    return False


def is_of_figure(text: str, start: int, end: int) -> bool:
    """Whether a measure at an end of `text[start:end]` stands twice, or once more outside: each of them. 惠企政策|件件解."""
    first, last = text[start], text[end - 1]
    if last in COUNTED and any(
        text[at : at + 2] == last * 2 and not begins_word(text, at + 1) for at in (end - 2, end - 1)
    ):
        return True
    return first in COUNTED and text[start - 1 : start] == first and not ends_word(text, start)


def is_counted(text: str, start: int) -> bool:
    """Whether `text[start]` is the measure of a number before it: 这186条|里."""
    return text[start] in COUNTED and text[start - 1 : start] in _COUNTING and start > 0


def _is_any_word(hanzi: str) -> bool:
    return is_word(hanzi) or is_rare_word(hanzi)


def is_reached_over(text: str, start: int, end: int) -> bool:
    """Whether a word begins before `text[start:end]` and ends in it, or goes on behind it: 航天(城|管理局)."""
    low, high = _around(text, start, end)
    borders = _read(text[low:high])[1]
    return start - low not in borders or end - low not in borders


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = start, end
    while low > max(0, start - _BESIDE) and is_hanzi(text[low - 1]):
        low -= 1
    while high < min(len(text), end + _BESIDE) and is_hanzi(text[high]):
        high += 1
    return low, high


def falls_into_rare_words(hanzi: str) -> bool:
    """Whether `hanzi` is nothing but words of both dictionaries: 城市|肌理, 精益化|管理."""
    reached = {0}
    for start in range(len(hanzi)):
        if start in reached:
            ends = range(start + 2, min(len(hanzi), start + LONGEST) + 1)
            reached.update(end for end in ends if is_word(hanzi[start:end]) or is_rare_word(hanzi[start:end]))
            if start and hanzi[start] in _SUFFIXES:
                reached.add(start + 1)
    return len(hanzi) in reached


def _meet(hanzi: str, at: int) -> int:
    """What the text costs where one word ends with `hanzi[at]` and another begins with the next; more than any where none does."""
    best = RARE_HANZI * (len(hanzi) + 1) * 2
    for start in range(max(0, at + 1 - LONGEST), at):
        first = _rank(hanzi[start : at + 1])
        if first is None:
            continue
        before = _cost(hanzi[:start])
        for end in range(at + 3, min(len(hanzi), at + 1 + LONGEST) + 1):
            second = _rank(hanzi[at + 1 : end])
            if second is not None:
                best = min(best, before + first + second + _cost(hanzi[end:]))
    return best


def _cost(hanzi: str) -> int:
    """What the cheapest reading of `hanzi` costs, with the words of the larger dictionary."""
    return _read(hanzi)[0]


def _read(hanzi: str) -> tuple[int, frozenset[int]]:
    """What the cheapest reading of `hanzi` costs, and where its words begin and end."""
    costs = [0] + [RARE_HANZI * (len(hanzi) + 1)] * len(hanzi)
    begun = [0] * (len(hanzi) + 1)
    for start in range(len(hanzi)):
        for size in range(1, min(LONGEST, len(hanzi) - start) + 1):
            rank = _rank(hanzi[start : start + size])
            if rank is not None and costs[start] + rank < costs[start + size]:
                costs[start + size], begun[start + size] = costs[start] + rank, start
    borders = [len(hanzi)]
    while borders[-1]:
        borders.append(begun[borders[-1]])
    return costs[-1], frozenset(borders)


def _rank(word: str) -> int | None:
    rank = rank_of(word)
    return _RARE if rank is None and is_rare_word(word) else rank


def is_rare_word(text: str) -> bool:
    """Whether `text` is a word of two or three hanzi that only the larger dictionary has."""
    return 2 <= len(text) < LONGEST and text[1:] in _following(text[0], len(text) - 1)


@cache
def _following(first: str, size: int) -> frozenset[str]:
    from reportlint.chinese._rare_words import RARE

    found = RARE.find(f" {size}{first}")
    if found < 0:
        return frozenset()
    rest = RARE[found + 3 : RARE.index(" ", found + 1)]
    return frozenset(rest[at : at + size] for at in range(0, len(rest), size))
