"""Names of pupils in running text: an honour goes to the school or the place, never to a child by name.

A name is told by its shape and its neighbours alone: a common family name and one or two characters more,
between a school, a form or the start of a clause and 同学, or between a school and the contest it was won in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.model import Span

_FAMILY = (
    "(?:欧阳|上官|司马|诸葛|皇甫|尉迟|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝])"
)
_NO_NAMES = re.compile(
    r"[安全关农华向和明查成文方施申管解路车连金马高商白]"
    r"[一中二三校考职年质水体市县区省国排心爱怀注村业民东南北夏全各社广日显找问询为就功艺学化科谐请教理弦便案阵式模队牌术拉答决演续动务云]"
)
_SCHOOL = "(?:小学|中学|学校|学院|大学|幼儿园|高中|初中|[一二三四五六七八九十]中|职专|职高|中专|技校|附小|附中)"
_PRAISED = r"(?=(?:等)?(?:\d+[名位])?(?:小)?同学[^，。；,;\n]{0,30}?(?:获|夺|摘|奖|名|选|冠军|被评))"
_WON = r"(?=在[^，。；,;\n]{2,24}?(?:奥赛|竞赛|大赛|比赛|锦标赛|联赛|运动会|展演|选拔赛|[国省]赛)[^，。；,;\n]{0,4}(?:获|取得|夺|摘|斩获))"
_PUPILS = re.compile(
    rf"(?:^|[，。；：！,;\s（“]|其中|{_SCHOOL}|学生|年级|班)(?P<praised>{_FAMILY}[一-鿿]{{1,2}}(?:[、和]{_FAMILY}[一-鿿]{{1,2}})*){_PRAISED}"
    rf"|(?:{_SCHOOL}(?:学生|选手)?|学生)(?P<won>{_FAMILY}[一-鿿]{{2}}(?:[、和]{_FAMILY}[一-鿿]{{2}})*){_WON}",
    re.MULTILINE,
)


def pupils(text: str) -> Iterator[Span]:
    """Yield where the names of pupils stand in a text.

    >>> [span.of("第一小学李小明同学获奖") for span in pupils("第一小学李小明同学获奖")]
    ['李小明']
    """
    for found in _PUPILS.finditer(text):
        group = "praised" if found["praised"] else "won"
        for part in re.finditer(r"[^、和]+", found[group]):
            if not _NO_NAMES.match(part[0]):
                start = found.start(group) + part.start()
                yield Span(start, start + len(part[0]))
