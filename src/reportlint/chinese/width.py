"""Folds that depend on nothing but the character: full width to half width, radicals to hanzi."""

from __future__ import annotations

# What NFKC makes of the Kangxi radicals U+2F00 to U+2FD5, save two: mainland fonts draw 户 and 青 where NFKC has the
# older 戶 and 靑, and PDF text carries the radical for the former.
_KANGXI = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山"
    "巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙"
    "牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮"
    "色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食"
    "首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
)
# The CJK radicals supplement U+2E80 to U+2EF3, which NFKC leaves alone; a blank stands where no hanzi fits.
_SUPPLEMENT = (
    " 厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄㣺扌攵 旡日月歺母"
    "民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁网网羊羊羊耂肀聿肉臼艹"
    "艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食"
    "飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)


def _table() -> dict[int, str]:
    table = {0xFF01 + offset: chr(0x21 + offset) for offset in range(0x5E)}
    table[0x3000] = " "
    table.update((0x2F00 + offset, ch) for offset, ch in enumerate(_KANGXI))
    table.update((0x2E80 + offset, ch) for offset, ch in enumerate(_SUPPLEMENT) if ch != " ")
    return table


WIDTH_TABLE: dict[int, str] = _table()
"""Code point to its folded character, for `str.translate`; every entry is one character long.

Full-width ASCII (，（：５Ａ) becomes ASCII, U+3000 a space, a radical its hanzi; 。、《》“”〔〕…— stay.
"""


def fold_width(text: str) -> str:
    """`text` with every character folded by `WIDTH_TABLE`; the length stays, so offsets do too."""
    return text if text.isascii() else text.translate(WIDTH_TABLE)
