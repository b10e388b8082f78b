"""How common a character is in Chinese prose: the base of every guess about a wrong decoding."""

from __future__ import annotations

from functools import cache

# The hanzi met most often in modern and official prose; order is of no matter.
_FREQUENT = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学"
    "么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老"
    "因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全"
    "信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难"
    "望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃"
    "妈变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗钱南识极"
    "政府息申请室局委县市区省乡镇街村办务服制建设单监督管审核保障规范推落健群众企布网站台栏依据统计量收件项二五六七八九"
    "零百千标准式类程序责监检查考评估价社研组织构职权力财经费支预算决议诉讼复维持纠果答未予属存增减强升优完善持续续改革"
    "措施执培训宣传解读导领党贯彻精神求绕围质效率渠广泛参互沟联系专题重点项域疗卫环境食品药械源交易招投标采购惠创示具"
    "密涉防护际情况告送达签署印章函件号则令律例条款案卷处罚许可强征用土屋拆迁补偿贴救助养老残疾住房就业费税"
)
# 、。，（） and their kin stand in every sentence; half-width ones are what a width fold leaves of them.
_MARKS = "，。、；：“”‘’（）《》！？—…〔〕【】·％" + ",.;:()!?%-/"

MARK_SCORE = -4.6
FREQUENT_SCORE = -6.5
LEVEL_ONE_SCORE = -9.6
RARE_SCORE = -14.5
DIGIT_SCORE = -5.5


@cache
def frequent() -> frozenset[str]:
    """The few hundred hanzi that make up most of any Chinese text."""
    return frozenset(_FREQUENT)


@cache
def level_one() -> frozenset[str]:
    """The 3,755 hanzi of level one of GB/T 2312-1980 (rows 16 to 55), the everyday simplified characters."""
    from reportlint.chinese._level_one import LEVEL_ONE

    return frozenset(LEVEL_ONE)


_met: set[str] = set()


def beyond_level_one(characters: set[str]) -> set[str]:
    """Those of the characters that are no hanzi of level one. Most documents have too few others to make a set of all."""
    from reportlint.chinese._level_one import LEVEL_ONE

    found = {ch for ch in characters - _met if ch not in LEVEL_ONE}
    _met.update(characters - found)
    return found


@cache
def _level_one_traditional() -> frozenset[str]:
    from reportlint.chinese.script import traditional_table

    everyday = level_one()
    return frozenset(chr(code) for code, simple in traditional_table().items() if simple in everyday)


def in_charset(ch: str, charset: str) -> bool:
    """Whether `ch` can be encoded in `charset`, a name that Python knows."""
    try:
        ch.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def is_common(ch: str) -> bool:
    """Whether `ch` is an everyday simplified hanzi (level one of GB/T 2312-1980)."""
    return ch in level_one()


def is_everyday(ch: str) -> bool:
    """Whether `ch` is an everyday hanzi in either script."""
    if not beyond_level_one({ch}):
        return True
    # What GB/T 2312 has beyond level one is rare and simplified: no reason to load the table of the other script.
    return not in_charset(ch, "gb2312") and ch in _level_one_traditional()


def commonness(ch: str) -> float:
    """A rough natural logarithm of how likely `ch` is at any place of a Chinese text; always negative.

    Frequent hanzi make up some three quarters of prose, the rest of level one a fifth; whatever is not
    everyday in either script is less likely by orders of magnitude. Only differences are meaningful.
    """
    if ch in _MARKS:
        return MARK_SCORE
    if ch in frequent():
        return FREQUENT_SCORE
    if ch in level_one():
        return LEVEL_ONE_SCORE
    if ch.isascii():
        return DIGIT_SCORE if ch.isalnum() else LEVEL_ONE_SCORE
    if ch in _level_one_traditional():
        from reportlint.chinese.script import to_simplified

        return FREQUENT_SCORE if to_simplified(ch) in frequent() else LEVEL_ONE_SCORE
    return RARE_SCORE


def mean_commonness(text: str) -> float:
    """The mean of `commonness` over the characters that are no blanks; `RARE_SCORE` where there are none.

    Of several decodings of one run of bytes the one with the highest mean is the likeliest Chinese.
    """
    scores = [commonness(ch) for ch in text if not ch.isspace()]
    return sum(scores) / len(scores) if scores else RARE_SCORE
