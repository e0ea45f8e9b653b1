"""Words that were taken off a name but that its sense needs: 拥有…的学校比例, 为…提供…服务, 学历提升."""

from __future__ import annotations

import re

from kg_build.extract.quantities import Quantity

_RATE = re.compile(r"(?:率|占比|比例|比重|覆盖面|年限)$")
_HAS = re.compile("[一-鿿]{2,10}?(?:共有|现有|共设有|设有)(?=[一-鿿]{2})")
_HOLDING = "拥有|具有|建有|设有|配备|配有|开设|建立|具备|通过|取得"


def restored(name: str, quantity: Quantity, front: str, left: str) -> str:
    """Return a name that stands before a number, whole; `left` are all words before the number, `front` without openers."""
    if quantity.unit in ("人", "人次") and re.search(r"(?:学历|能力|技能)提升$", front.rstrip()):
        return name + "提升"
    if quantity.unit == "倍":
        return re.sub(r"(?:达到|相当于|是|为|达)[^，]{2,10}$", "", name)
    if quantity.unit == "%" and re.search(r"(?:控制|压缩)(?:在|到|至)$", front.rstrip()) and not _RATE.search(name):
        return name + "比例"
    extreme = re.search("最[高低多少]", left) if name == "最" else None
    if extreme:
        return extreme[0]
    if quantity.unit not in ("%", "元") and _HAS.match(name):
        name = _HAS.sub("", name)
    if re.search(r"[一-鿿]了[一-鿿]{3}", name):
        name = name.split("了")[-1]
    if _RATE.search(name) and re.search("的[^的]{2,12}$", name):
        held = re.search(rf"(?:{_HOLDING})(?:了|有)?{re.escape(name)}", left)
        return held[0] if held else name
    served = "提供" in name and re.search("为(?:全[省市县区])?" + re.escape(name[:3]), left)
    return "为" + name if served else name
