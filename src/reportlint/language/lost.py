"""A set term that lost one character, or has any other for it: whether it may be meant, by the words in it and around it."""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.language.slips import Slip

SHORTEST = 4
"""Hanzi of the shortest term: of three, two are left, and they are a word of their own too often."""

_PLAIN = 7
"""Hanzi of a term of which one may be lost and everybody still knows it, even if what is left can be read."""

# What names may have or not: 住房城乡建设局, 国民经济社会发展.
_OPTIONAL = frozenset("和与及的之者或等以仍要、工作市县区省人化性大权")

# Hanzi that are words of their own, or that make one with any noun before them: 个人信息, 政府报省政府, 责任追究制.
_LOOSE = frozenset(
    "党市县省国人制户队城业员者品性率量费法书证权地区会化型类点面线报考管定促稳保抓强优惠治建查办设讲评审交住养生行局所站网栏部院厅室科组级工账籍商"
)

_PREPOSITIONS = frozenset(("按照", "根据", "依照", "通过", "依据", "遵照", "利用", "超过"))

_ONLY_WITH_OTHERS = frozenset("站员网")
"""Hanzi of `_LOOSE` that are no noun alone, and make one with few words only, which are known."""


_REACH = 8
"""Hanzi beside a place in which words and terms over it are looked for."""

JOINING = frozenset("的了和与及或等在对为是把将以从向由按并有又另也均都而且但")
"""Words of one hanzi before which a noun is over."""

_PLACES = frozenset("国省市州县区乡镇村盟旗京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼疆港澳")
"""What a slogan is about, each for its own place: 依法治国, 科教兴豫."""

_AFTER_VERBS = frozenset("训评审查报办改考治学讲研购采纳价")
"""Last hanzi of terms before which other verbs may stand."""

# Verbs, nouns and adjectives of one hanzi that plain prose uses as words of their own: 政策读得懂, 村公开栏, 两人当信息员.
_ALONE = frozenset(
    "做办查看听读写说讲问答找用买卖送收发交付取拿放挂贴登印改建修设装拆换调配派请让使叫带管抓推走跑来去到回进出关停选评比补报当成"
    "变算记认知懂学教练考测验审批核签盖订定立列排编拟转传接划分合并加减留存守防治限罚奖免缴受"
    "人户村镇乡县市省区街路桥河湖山水电气油粮菜米药钱款税价账表单证书信函文图字词句章条项类级层面点线段期次年月日天时前后内外中东南西北"
    "居家门墙房楼店厂场台部度所院校厅局处科股室组队班会网栏屏机车船"
    "大小多少高低长短快慢新旧好难重轻早晚深浅宽窄细全缺真对错准清热冷"
)

_ADVERBS = frozenset("常永勤日月年渐愈益越早")
"""Adverbs of one hanzi beside which any verb or adjective of one hanzi stands: 栏目常新, 内容日丰."""

_NUMBERS = frozenset("〇零一二两三四五六七八九十百千万")

_AFTER_ANY = frozenset("人业网费书户站养栏面员账党点级区市队制")
"""Hanzi that any word may end with: 审查员培训 holds no (人)员培训."""

_OF_ANY_VERB = frozenset("量率")
"""How much of anything is done: 信息发布量 is no 信息发布质量."""

_BEHIND_ANY = frozenset("办制量网证报性业费线栏书")
"""Hanzi that make a word of any one before them: 协作网, 责任追究制."""


def is_readable(text: str, slip: Slip, terms: frozenset[str], cut: frozenset[str]) -> bool:
    """Whether what is left of the term of `slip` may be other words. `terms` are words too, those of `cut` are none."""
    if slip.low < slip.high and len(slip.term) >= _PLAIN:
        return not _holds(text, slip, terms, cut) and _has_lost_what_it_may(text, slip, terms)
    left = text[slip.start : slip.end]
    if left not in cut and (_is_words(left, terms) or (left[-1] in _OF_ANY_VERB and _is_words(left[:-1], terms))):
        return True
    return _falls_into_words(text, slip, terms) and _goes_with_others(text, slip, terms, cut)


def is_at_home(text: str, slip: Slip, terms: frozenset[str]) -> bool:
    """Whether a character that is not like the right one may be meant: it makes a word with what stands beside it, or
    takes its place in a phrase of the same build (依法治省).
    """
    from reportlint.chinese.script import to_simplified
    from reportlint.chinese.words import SINGLE

    start, end, odd = slip.start, slip.end, slip.low
    right = slip.term[odd - start]
    if right in _NUMBERS and text[odd] in _NUMBERS:
        return True
    if to_simplified(text[odd]) != text[odd] or (right in _PLACES and text[odd] in _PLACES):
        return True
    if (odd <= start + 1 and text[odd + 1 : end] in terms) or (odd >= end - 2 and text[start:odd] in terms):
        return True
    inside = any(_words_over(text, odd, start, end)) or any(_words_over(text, odd + 1, start, end))
    if inside or _reached_from_left(text, start, end, terms) or _reached_from_right(text, start, end, terms):
        return True
    if len(slip.term) > SHORTEST + 1:
        return False
    if _is_words(text[start:end], terms):
        return True
    # 业务轮训, 绩效自评: any verb stands before these.
    if odd == end - 2 and len(slip.term) == SHORTEST and (text[end - 1] in _AFTER_VERBS or text[odd] in _ADVERBS):
        return True
    # Of a short term the neighbours must be over: 工作区建设 holds no 作区建设.
    return text[odd] in SINGLE or not (_is_alone(text, start) and _is_alone(text, end))


def _is_alone(text: str, border: int) -> bool:
    """Whether a word ends or begins at `border`, and none reaches over it."""
    from reportlint.chinese.words import is_border, is_hanzi

    if border and not is_hanzi(text[border - 1]):
        return _is_new(text, border)
    return is_border(text, border) and not any(_words_over(text, border, 0, len(text)))


def _holds(text: str, slip: Slip, terms: frozenset[str], cut: frozenset[str]) -> bool:
    """Whether the place where a character was lost lies in one of `cut`, which lost the same one."""
    border = slip.low + 1
    lost = slip.term[border - slip.start]
    return any(
        text[start:end] in cut and text[start:border] + lost + text[border:end] in terms
        for start in range(max(slip.start, border - _REACH), border)
        for end in range(border + 1, min(slip.end, border + _REACH) + 1)
    )


def _has_lost_what_it_may(text: str, slip: Slip, terms: frozenset[str]) -> bool:
    """Whether a long term lost a character that names may have or not, or one of its ends belongs to what stands beside it."""
    from reportlint.chinese.words import begins_word, ends_word, is_border

    start, end, last = slip.start, slip.end, len(slip.term) - 2
    at = slip.high - start - 1
    # A hanzi alone at an end may belong to what stands beside it: 收办政府信息公开申请 is short for 接收、办理.
    if at == 1 and (ends_word(text, start + 1) or not is_border(text, start)):
        return True
    if at == last and begins_word(text, end - 1):
        return True
    # 收办政府信息公开申请, 计收信息处理费: a whole term beside a verb of one hanzi.
    if (at == 1 and text[start + 1 : end] in terms) or (at == last and text[start : end - 1] in terms):
        return True
    return slip.term[at] in _OPTIONAL or text[start:end] in terms


def _falls_into_words(text: str, slip: Slip, terms: frozenset[str]) -> bool:
    """Whether what is left can be read with up to three hanzi around it, or either end may belong to a neighbour."""
    from reportlint.chinese.words import came_from, can_be_read, goes_on

    short = slip.end - slip.start < SHORTEST
    if (short or slip.low == slip.high) and _may_lack(text, slip):
        return True
    # Of a short word either end may belong to a neighbour: 扩建易产生 holds no 建易.
    if (short or slip.high >= slip.end) and goes_on(text, slip.end - 1):
        return True
    if (short or slip.low <= slip.start) and came_from(text, slip.start + 1):
        return True
    return can_be_read(text, slip.start, slip.end, terms)


def _may_lack(text: str, slip: Slip) -> bool:
    """Whether what is left of a term may be other words: its end and its beginning must be plain, and no hanzi alone a word."""
    from reportlint.chinese.words import is_border

    if not (is_border(text, slip.start) and is_border(text, slip.end)):
        return True
    lost = slip.high - slip.start - 1
    if slip.low == slip.high:
        lost = 0 if text[slip.start : slip.end] == slip.term[1:] else len(slip.term) - 1
    if lost < 2 and text[slip.start] in _LOOSE and not _is_begun(text, slip.start):
        return True
    if lost <= len(slip.term) - 3 or text[slip.end - 1] not in _LOOSE:
        return False
    # 通过门户站 stands for the 门户网站 of the same report, but 工作制 is a word too.
    return not (_is_begun(text, slip.start) and text[slip.end - 1] in _ONLY_WITH_OTHERS and slip.term in text)


def _is_begun(text: str, start: int) -> bool:
    """Whether no noun stands before `start` that makes a word with what follows: a mark does, or a preposition."""
    from reportlint.chinese.words import is_hanzi

    if start == 0 or text[start - 2 : start] in _PREPOSITIONS:
        return True
    return not is_hanzi(text[start - 1]) and text[start - 1] not in ")）、"


def _goes_with_others(text: str, slip: Slip, terms: frozenset[str], cut: frozenset[str]) -> bool:
    """Whether what is left is words by itself, or with a word that reaches over one of its ends, or an end is not plain."""
    from reportlint.chinese.words import SINGLE, begins_word, ends_word, is_hanzi

    start, end = slip.start, slip.end
    left = text[start:end]
    if left in terms or (left not in cut and (_is_words(left, terms) or _is_loose(text, start, end, terms))):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_hanzi(before):
        # 开展会评议: of 开展 and 展会 the first is meant, for the rest is no language.
        over = left in cut and ends_word(text, start)
        if not over and _reached_from_left(text, start, end, terms):
            return True
        if left == slip.term[1:] and before not in SINGLE and not ends_word(text, start):
            return True
    elif not _is_new(text, start):
        return True
    if not is_hanzi(after):
        # A heading is all there is: (一)主公开.
        return not (before == ")" and after == "\n") and (not after or after.isspace())
    if _reached_from_right(text, start, end, terms):
        return True
    return left == slip.term[:-1] and after not in SINGLE and not begins_word(text, end)


def _is_loose(text: str, start: int, end: int, terms: frozenset[str]) -> bool:
    """Whether one hanzi at an end goes with any word beside it, and the rest is words: (管理)人申请, 工作部."""
    if text[end - 1] in _BEHIND_ANY and _is_words(text[start : end - 1], terms):
        return True
    if text[start] not in _AFTER_ANY or text[start - 1] in JOINING or _is_begun(text, start):
        return False
    return _is_words(text[start + 1 : end], terms)


def _is_new(text: str, start: int) -> bool:
    """Whether something begins after the mark before `start`: not after a number, nor where a line may have been broken."""
    before = text[start - 1 : start]
    if before.isspace():
        return text[start - 2 : start - 1] in ("。", ";", ":", "\n")
    if before == ")":
        return compiled(r"\([一二三四五六七八九十0-9]{1,3}\)$").search(text[max(0, start - 5) : start]) is not None
    return not before.isdigit()


@lru_cache(maxsize=4096)
def _is_words(text: str, terms: frozenset[str]) -> bool:
    """Whether `text` falls into words, function words and terms, without a rest; nothing does."""
    from reportlint.chinese.words import LONGEST, SINGLE, is_word

    reached = [True, *(False for _ in text)]
    for at, ch in enumerate(text):
        if not reached[at]:
            continue
        if ch in SINGLE or ch in _ALONE:
            reached[at + 1] = True
        for end in range(at + 2, len(text) + 1):
            if (end - at <= LONGEST and is_word(text[at:end])) or text[at:end] in terms:
                reached[end] = True
    return reached[-1]


def _words_over(text: str, border: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The words between `low` and `high` that reach over `border`."""
    from reportlint.chinese.words import LONGEST, is_word

    for start in range(max(low, border - LONGEST + 1), border):
        for end in range(border + 1, min(high, start + LONGEST) + 1):
            if is_word(text[start:end]):
                yield start, end


def _term_over(text: str, border: int, low: int, high: int, terms: frozenset[str]) -> bool:
    """Whether a term between `low` and `high` reaches over `border`."""
    return any(
        text[start:end] in terms
        for start in range(max(low, border - _REACH + 1), border)
        for end in range(max(border + 1, start + SHORTEST), min(high, start + _REACH) + 1)
    )


def _reached_from_left(text: str, start: int, end: int, terms: frozenset[str]) -> bool:
    """Whether a word from before reaches over `start` and the rest up to `end`, or a little further, is words: 推动公开."""
    if _term_over(text, start, 0, end, terms):
        return True
    return any(_is_words_on(text, stop, end, terms) for _, stop in _words_over(text, start, 0, end))


def _is_words_on(text: str, start: int, end: int, terms: frozenset[str]) -> bool:
    if _is_words(text[start:end], terms):
        return True
    return any(_is_words(text[start:low], terms) for low, _ in _words_over(text, end, start, len(text)))


def _reached_from_right(text: str, start: int, end: int, terms: frozenset[str]) -> bool:
    """Whether a word that goes on behind `end` begins before it and what stands before is words: 公开体系."""
    if _term_over(text, end, start, len(text), terms):
        return True
    for begin, _ in _words_over(text, end, start, len(text)):
        if _is_words(text[start:begin], terms):
            return True
        if any(_is_words(text[stop:begin], terms) for _, stop in _words_over(text, start, 0, begin)):
            return True
    return False
