"""The name of a report's organ with one character exchanged: for one that sounds or looks like it, or for another unit."""

from __future__ import annotations

from reportlint.chinese.similar import look_alike, sound_the_same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region

_UNITS = ({"镇", "乡"}, {"县", "区"}, {"室", "厅"})
_PLACES = ("省", "市", "县", "区", "旗", "镇", "乡", "街道", "州")
_FORMER = ("原", "原为", "撤", "撤销", "撤消", "前身为", "前身是")


def exchanged(text: str, name: str, region: Region) -> Iterator[tuple[int, int]]:
    """Places of `name` in which one character is another; a name that the organ had before is none."""
    half = len(name) // 2
    for piece, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(piece, region.start, region.end)
        while at >= 0:
            start = at - offset
            end = start + len(name)
            if start >= region.start and end <= region.end and _one_exchanged(text[start:end], name):
                before = text[max(region.start, start - 3) : start]
                if not before.endswith(_FORMER):
                    yield start, end
            at = text.find(piece, at + 1, region.end)


def _one_exchanged(written: str, name: str) -> bool:
    differing = [at for at, (right, wrong) in enumerate(zip(name, written, strict=True)) if right != wrong]
    if len(differing) != 1:
        return False
    right, wrong = name[differing[0]], written[differing[0]]
    if any({right, wrong} <= units for units in _UNITS):
        return True
    if any(unit in name[differing[0] :] for unit in _PLACES):
        # 清和市 may be another place than 清河市.
        return False
    return "\u4e00" <= wrong <= "\u9fff" and (sound_the_same(right, wrong) or look_alike(right, wrong))
