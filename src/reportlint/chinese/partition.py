"""When the numbers after 其中 are meant to make up the whole, and when they are classes that overlap."""

from __future__ import annotations

from reportlint.chinese.counterparts import OWN, are_counterparts, name_both
from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPARISON = compiled(
    "同比|环比|增长|增加|减少|下降|上升|提高|降低|增幅|降幅|增至|减至|[比较](?:上年|去年|前年|上一年|往年|上期|20)|上年同期|去年同期"
    "|可支配|居民收入|工资|均价|单价|[少多短][支收](?!集|到)|平均|[年月周季]均|每[百千万]?[人户名家]|人均|日均|月均|户均|多出|[占达](?:比|总数|全部)|翻(?:了?[一两二三四五]?番|[0-9.]*倍)|超额|排名|位列|之一"
)

# 分别为, nested lists and sums say something else than the numbers alone.
_UNCLEAR = compiled("分别|其中|其余均|合计|共计|总计|累计|包含|包括|含|同时|又有|既有|每|各有?[0-9]")

# What has been done with a thing is a stage of it, not a class: 受理53件、办结50件.
_STAGE = compiled(
    "办结|受理|答复|办理|审核|审查|(?<!^)通过|^通过$|完成|采纳|回复|整改|立案|结案|查处|满意|按[时期]|及时|实际|签约|开工|竣工|投产|解决|落实|涉及"
    "|覆盖|惠及|培训|参加|参与|转载|阅读|点击|浏览|转发|超过|以上|以下|重复(?!信访|访|来|申请|件|投诉|举报)|新增|累计|同意|纳入|入选|获|荣"
)

_OUTCOMES = "予以公开|部分公开|不予公开|主动公开|依申请公开|不公开|同意公开|^公开$|无法提供|不予处理|其他处理|不存在|非本机关|不掌握|重复申请|信访"
_OUTCOME = compiled(_OUTCOMES)
# Ways to class things; parts named by two of them overlap (女性12人、党员20人).
_ATTRIBUTES = tuple(
    compiled(words)
    for words in (
        "[男女]",
        "汉族|少数民族|回族|藏族|维吾尔",
        "学历|本科|大专|专科|研究生|硕士|博士|高中|中专",
        "[0-9]岁|青年|中年|老年|退休|在职|在岗",
        "党员|团员|群众|民主党派|非党|无党派",
        "职称|高级|中级|初级|正高|副高",
        "税收收入|非税收入|各项税收",
        "一般公共预算|政府性基金|国有资本|社会保险基金",
        "民间|民营|国有|外商|外资",
        "工业|房地产|基础设施|服务业",
        "制造业|高新?技术|技改|技术改造",
        _OUTCOMES,
    )
)
_WAYS = _ATTRIBUTES + tuple(
    compiled(words)
    for words in (
        "网上|网络|线上|在线|互联网|平台|当面|现场|线下|窗口|信函|邮寄|邮政|邮件|邮箱|传真|电话|来访|来信",
        "自然人|公民|个人|企业|法人|组织|机构|律师",
        "土地|征收|征地|拆迁|财政|规划|环保|教育|医疗|住建|城建",
        "^(?:新办|首次|变更|延续|延期|注销|补证|换证|补办)",
        "微信|微博|抖音|网站|公众号|头条|客户端|公报|新媒体|报纸|电视|广播|公[告开示]栏|显示屏|短信|政务号|视频号|快手",
    )
)

# A stage word inside these is a kind of thing: 防雷装置设计审核, 竣工验收, 转载类.
_KIND = compiled(
    "(?:设计|资格|资质|条件)审[核查批]|竣工验收|(?:转载|受理|办理|审[核查]|培训|整改|查处|落实)(?:类|[会班](?!议))|满意度"
)
# A count right behind these is what was done with something named before: 网站发布300条.
_DONE = compiled("(?:发布|公开|公布|推送|收到|报送|编发|制作|上报|新增|处理|上年|结转|遗留)$")
# Grades of one thing exclude one another: 满意41名、基本满意3名、不满意1名; 属实、部分属实、不属实.
_GRADE = compiled("^(?:非常|很|比较|较|基本|部分|大部分|不太|较不|不够|不|未|没有?|尚未|非)")
_DENIAL = compiled("^(?:不太|较不|不够|不|未|没有?|尚未|非)")
# Marks of a review, bands of a score, and what became of each thing on a list exclude one another, too.
_MARKS = frozenset("优秀 优 良好 良 较好 好 中等 一般 合格 基本合格 不合格 达标 基本达标 不达标 较差 差 优良".split())
_BAND = compiled("[0-9一二三四五六七八九十].*(?:以上|以下|以内)|[0-9][^0-9]{0,2}[-—–~至][0-9]")
# 15个工作日内答复38件 are among those of 20个工作日内.
_UP_TO = compiled(r"(?<![0-9至到~—-])[0-9]+ ?个?(?:工作)?(?:日|天|小时|月|年)之?以?内")
_FATE = compiled(
    "^(?:新增|新设|增加|删除|取消|变更|修改|修订|调整|合并|下放|保留|沿用|续用|继续沿用|翻修|新建|续建|改建|扩建|新开工|竣工|拟新建)的?$"
)
_NO_GRADE = frozenset({"一般", "弃权", "不了解", "不清楚"})
# 转载 beside these is a class of what was published; elsewhere it tells what became of it.
_ORIGINAL = compiled(OWN)

# What is classed under two of the parts is counted twice.
_OVERLAP = compiled(
    "重复(?!信访|访|来|申请|件|投诉|举报)|重叠|交叉|(?:两|多|二)(?:种|类|项)|同时|同步[在通发推转]|兼[有具顾]|含在|计入|已含|既[^,。;]{1,12}又|并处|并罚|除了?[^。;]{1,60}外"
)
_INDIVISIBLE = frozenset("个工作日 工作日 个小时 小时 个月 天 分钟 倍 % ‰ 个百分点 度 千瓦 厘米 毫米 米".split())
_ALL = compiled("(?<!公)共(?![同青性产享建治])|总|合计|全[市县区省镇部院校局系年]|累计")
_STATED = compiled(
    "收到|收集|征集|受理|接到|接听|接待|发布|公布|公开|推送|制发|制定|印发|出台|开展|举办|召开|组织|组建|设[有立置]|开设|建[成立有]|现有|拥有|配备|安排|拨付|投入|支出|办理|处理|检查|抽查|走访|清理|废止"
    "|刊[载登]|回收|发放|培训|产生|梳理|更新|编[制发印]|审查|收案"
)
_FINISHED = compiled("(?:已|均|共|按[时期]|及时|全部)*(?:办结|结案|审结|答复|回复|办复|完成|整改)(?:完成|到位)?")
_EARLIER = compiled("[上去前往]年|结转|遗留|同期|计划|目标|其中")
_PENALTY = compiled("警告|通报批评|罚款|没收|责令|吊销|暂扣|拘留")
_HEADS = ("来自", "通过", "涉及", "属于", "用于", "经由", "依托")
_CLASS_ENDS = frozenset("类型级次季年批轮段组者端度期")
# What is not decided yet is the last of all outcomes: 维持11件、撤销2件、尚未审结2件.
_PENDING = compiled(
    "^(?:尚未|未|还未|仍在|正在|尚在)(?:审结|办结|结案|核查|审理|办理|调查|处理)|^(?:在办|待办|未办结|未审结|在审)"
)
_REST = compiled("其他|其它|其余|剩余|另外")
# Words that may stand between a whole and its list: 53件（含上年结转），其中…
_BETWEEN = 24


def is_comparison(clause: str) -> bool:
    """Whether a number of the clause is a difference, a mean or a rank: 同比增加12件, 平均每月4件."""
    return _COMPARISON.search(clause) is not None


def is_unclear(parts: str) -> bool:
    """Whether a list says more than its numbers: 分别为8件和27件, or a list within a list."""
    return _UNCLEAR.search(parts) is not None


def may_overlap(parts: str) -> bool:
    """Whether a list says that its parts overlap: 图解5篇、视频3篇（部分采用两种形式）."""
    return _OVERLAP.search(parts) is not None


def is_divisible(unit: str) -> bool:
    """Whether numbers of this unit have parts that add up; terms, shares and multiples have not."""
    return unit not in _INDIVISIBLE


def may_lead(between: str) -> bool:
    """Whether a list may follow a whole after this text: marks, comparisons, and at most a few words without a number."""
    plain = "".join(clause for clause in compiled("[,;:、()]").split(between) if not is_comparison(clause))
    return len(plain) <= _BETWEEN and not any(ch.isdecimal() for ch in plain) and "其中" not in plain


def is_partition(labels: Sequence[str]) -> bool:
    """Whether parts with these labels exclude one another, as far as their words tell."""
    if len(set(labels)) < len(labels) or sum(1 for label in labels if _UP_TO.search(label)) > 1:
        return False
    if _is_scale(labels) or _is_marked(labels) or all(map(_FATE.search, labels)) or are_counterparts(labels):
        return True
    if len(labels) > 1 and _shared(labels).startswith("来自"):
        # Whatever came, it came from one side.
        return True
    has_own = any(_ORIGINAL.search(label) for label in labels)
    if any(
        not own
        or (_STAGE.search(_KIND.sub("", own)) and not (has_own and own.strip(" 、,").startswith(("转载", "转发"))))
        for own in _differing(labels)
    ):
        return False
    ways = [{at for at, way in enumerate(_WAYS) if way.search(label)} for label in labels]
    used = [each for each in ways if each]
    if not used:
        return True
    # 联合发文3件，主动公开8件，不予公开2件: what has no such attribute beside two that have one may have any of them.
    others = any(not each and not is_rest(label) for label, each in zip(labels, ways, strict=True))
    shared = set.intersection(*used)
    return bool(shared) and not (others and len(used) > 1 and min(shared) < len(_ATTRIBUTES))


def is_graded(labels: Sequence[str]) -> bool:
    """Whether the labels are grades or marks of one thing, which no other list goes on with."""
    return _is_scale(labels) or _is_marked(labels)


def _is_marked(labels: Sequence[str]) -> bool:
    """Whether the labels are marks of one review (优秀, 良好, 一般) or bands of one score (90分以上, 80分以下)."""
    marks = {label.strip().removesuffix("的").removesuffix("等次") for label in labels}
    return marks <= _MARKS or all(map(_BAND.search, labels))


def is_parallel(labels: Sequence[str]) -> bool:
    """Whether labels are built alike: 政策类, 民生类; 第一次, 第二次; 网上, 信函, 当面."""
    tail = _shared([label[::-1] for label in labels])
    if len(tail) > 1 or (tail and tail in _CLASS_ENDS) or _shared(labels).startswith(_HEADS):
        return True
    return any(all(way.search(label) for label in labels) for way in _WAYS)


def are_outcomes(labels: Sequence[str]) -> bool:
    """Whether each label is what became of a request: 予以公开, 无法提供."""
    return all(map(_OUTCOME.search, labels))


def common_tail(labels: Sequence[str]) -> str:
    """What all labels end in: 行政处罚 of 治安类行政处罚, 交通类行政处罚."""
    return _shared([label[::-1] for label in labels])[::-1]


def may_combine(labels: Sequence[str]) -> bool:
    """Whether one thing may be of several of the classes: who is fined may be warned as well."""
    return sum(1 for label in labels if _PENALTY.search(label)) > 1


def is_thing(label: str) -> bool:
    """Whether the words before a count call a thing of its own, not a stage or channel of what was counted before."""
    return len(label) > len("申请量") and not (
        _STAGE.search(label) or _DONE.search(label) or any(way.search(label) for way in _WAYS)
    )


def is_whole(label: str) -> bool:
    """Whether the words before a count say that it is all there is: 全市共举办."""
    return _ALL.search(label) is not None


def is_stated(label: str) -> bool:
    """Whether the words before a count say how many there are or were dealt with, as a sentence does: 收到意见, 现有站点, 投入经费."""
    return is_whole(label) or _STATED.search(label) is not None


def is_done(label: str) -> bool:
    """Whether a count tells only how many of those before it are done: 结案508件, but not 办理建议20件."""
    return _FINISHED.fullmatch(label) is not None


def is_earlier(label: str) -> bool:
    """Whether the words before a count put it into another year, or call it a rest of one."""
    return _EARLIER.search(label) is not None


def names_all(whole: str, labels: Sequence[str]) -> bool:
    """Whether the whole is called after its parts: 投诉举报53件，其中投诉40件、举报13件."""
    return len(labels) > 1 and all(len(label) > 1 and label in whole for label in labels)


def _differing(labels: Sequence[str]) -> list[str]:
    """Labels without what all of them begin or end with: it tells nothing about how they differ."""
    if len(labels) < 2:
        return list(labels)
    head = len(_shared(labels))
    tail = len(_shared([label[head:][::-1] for label in labels]))
    return [label[head : len(label) - tail] for label in labels]


def _shared(words: Sequence[str]) -> str:
    first, last = min(words), max(words)
    at = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[: min(at, len(last))]


def _is_scale(labels: Sequence[str]) -> bool:
    """Whether the labels are grades of one thing, or one of two says what the other denies (采纳, 未采纳的)."""
    graded = [label.removesuffix("的") for label in labels if label not in _NO_GRADE]
    bases = {_GRADE.sub("", label, count=1) for label in graded}
    # 公开, 部分公开, 不予公开 are three of many outcomes.
    return len(graded) > 1 and len(bases) == 1 and "公开" not in bases and len(set(graded)) == len(graded)


def _is_denied(labels: Sequence[str]) -> bool:
    """Whether the grades end in none at all, so that all are named."""
    return _is_scale(labels) and any(_DENIAL.search(label) for label in labels)


def is_rest(label: str) -> bool:
    """Whether a part is all that the others leave: 其他, 其余."""
    return _REST.search(label) is not None


def is_complete(labels: Sequence[str]) -> bool:
    """Whether the labels show that nothing is left out: a last 其他, or two counterparts."""
    if is_rest(labels[-1]) or _is_denied(labels):
        return True
    if len(labels) > 2 and _PENDING.search(labels[-1]):
        return True
    if len(labels) > 2 and (_is_marked(labels) or all(map(_FATE.search, labels))):
        return True
    return name_both(labels)
