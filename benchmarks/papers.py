"""Made-up reviews and plans that hold something of every kind: figures, initiatives, honours, schools, ratings, projects.

Five hundred places report up to twenty years each, in our own words, with figures that the same seed gives again. What
`linking.py` writes is shorter and comes from more places; here every page and question finds something to show.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from ontology.regions import Region, load_regions

YEARS = range(2005, 2025)
PLACES = 500
HOME = "33"  # the province whose places come first, so that small stores hold peers
SHARES = ("公办园在园幼儿占比", "普惠性幼儿园覆盖率", "九年义务教育巩固率", "高中阶段毛入学率", "高等教育毛入学率")
PROGRAMMES = ("春苗", "强基", "扬帆", "启明", "润泽", "登高")
RATED = ("生均教学面积", "骨干教师数", "图书配备数")


def places() -> list[Region]:
    """Return the places that report, those of one province first."""
    reporting = [
        p for p in load_regions() if p.level in ("prefecture", "county") and p.code.isdecimal() and not p.valid_to
    ]
    return sorted(reporting, key=lambda p: (not p.code.startswith(HOME), p.code[:4], p.code))[:PLACES]


def write_papers(folder: Path, count: int) -> Iterator[Path]:
    """Write up to 10,000 papers, year by year for each place, and yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    dice, reporting = random.Random(20251), places()
    for number in range(count):
        place, year = reporting[number // len(YEARS)], YEARS[number % len(YEARS)]
        path = folder / f"{place.code}-{year}.html"
        path.write_text(paper(place, year, dice), encoding="utf-8")
        yield path


def paper(place: Region, year: int, dice: random.Random) -> str:
    """Return one review of a year with the plan for the next, as HTML."""
    programme, own = dice.choice(PROGRAMMES), f"{place.short}{dice.choice('学教文书')}{dice.choice('兴优美新')}"
    shares = "，".join(f"{name}达{dice.uniform(40, 99):.2f}%" for name in SHARES)
    goals = "，".join(f"力争{name}达{dice.uniform(50, 99):.1f}%以上" for name in SHARES[:3])
    lines = (
        f"{place.name}教育局关于印发{year}年工作总结和{year + 1}年工作要点的通知",
        f"{year}年工作总结",
        f"一、“{programme}”工程有了进展",
        f"{shares}。新增学位{dice.randint(800, 30_000)}个，完成中小学新改扩建项目{dice.randint(3, 150)}个。",
        f"二、“{own}”行动见到成效",
        f"“{own}”行动惠及学生{dice.randint(100, 9000)}人，公办园在园幼儿占比较上年提高{dice.randint(1, 9)}个百分点。",
        *_praised(place, dice),
    )
    plan = (
        f"{year + 1}年工作要点",
        f"一、“{programme}”工程继续",
        f"{goals}。计划新增学位{dice.randint(1, 3)}.5万个。每校至少配备{dice.randint(1, 3)}名心理教师。",
    )
    tables = _projects(place, year, dice) + _ratings(place, year, dice)
    return f"<html><body>{_paragraphs(lines)}{tables}{_paragraphs(plan)}</body></html>"


def _praised(place: Region, dice: random.Random) -> Iterator[str]:
    if dice.random() < 0.2:
        yield f"{place.name}通过全国义务教育优质均衡发展县（市、区）国家验收。"
    if dice.random() < 0.5:
        yield f"{place.name}第{dice.choice('一二三四五六七八')}中学获评“全国文明校园”。"
    if dice.random() < 0.5:
        yield f"{place.name}获评省级“健康促进县区”。"


def _projects(place: Region, year: int, dice: random.Random) -> str:
    rows = [["项目名称", "建设性质", "建设年限", "总投资", "新增学位"]]
    for school in dice.sample("一二三四五六七八", 2):
        money, seats = dice.randint(5, 300) * 100, dice.randint(3, 30) * 90
        rows.append([f"{place.name}第{school}中学迁建工程", "迁建", f"{year}-{year + 2}", str(money), str(seats)])
    return _table(f"{year}年新改扩建项目表（单位：万元）", rows)


def _ratings(place: Region, year: int, dice: random.Random) -> str:
    below = [load_regions().by_code(code).name for code in _near(place)]
    rows = [["指标", *below]]
    rows += [[f"{number + 1}.{name}", *(dice.choice("√√※") for _ in below)] for number, name in enumerate(RATED)]
    return _table(f"{year}年优质均衡监测达标情况", rows) + _paragraphs(["注：“√”表示已达标，“※”表示未达标。"])


def _near(place: Region) -> list[str]:
    """Return the codes of a few places to be rated: those within a place, or the place and its neighbours."""
    found = [p.code for p in load_regions() if p.parent == place.code and p.code.isdecimal() and not p.valid_to]
    return found[:6] or [place.code]


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _table(caption: str, rows: Sequence[Sequence[str]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<p>{caption}</p><table>{body}</table>"
