"""What a rank ranks: the names of its clause, or all of the clause before it (均居全省第二)."""

from __future__ import annotations

import re

from kg_build.extract.completion import Context, bareness, occasion_in
from kg_build.extract.distribute import enumerated, items
from kg_build.extract.groups import Run
from kg_build.extract.phrases import clean, strip_back, strip_front
from kg_build.extract.quantities import Quantity

_PERSON = re.compile(r".*█(?:等)?(?:同学)?")
_SCORE = re.compile(r"(?:总分|理论|实验|技能|笔试|面试|团体|个人|单项|综合|[男女]子){1,2}(?:成绩|总分)?")
_VERB = re.compile(
    r"(?:(?:连续|持续|继续|分别|均|都|皆|一直|始终|稳步|首次|已)*)(?:稳居|跃居|位居|位列|名列|居|列|排名|排在|排|保持在?|升至|跃升至|上升到|获得?|夺得|取得|进入|跻身|以)"
)
_WHERE = re.compile(r"(?:在)?(?:世界|全球|亚洲|[全][省市国区县州]|(?:(?!全)[一-鿿]){2,3}[省市县])(?:同类[^，]{0,6})?$")


def ranked(run: Run, context: Context, last: str = "") -> list[tuple[Quantity, str]]:
    """Return each rank with the name of what is ranked; a rank shared by several things comes once for each.

    `last` is what the number before it in the clause measures.
    """
    found = _last(run.left)
    words = _PERSON.sub("", run.left[: found.start()] if found else run.left)
    scored = _scored(words, run.left[found.end() :] if found else "", last)
    if scored and len(run.quantities) == 1:
        return [(run.quantities[0], scored)]
    every = bool(re.search(r"[均都皆]|分别", run.left))
    head = clean(_WHERE.sub("", clean(strip_back(strip_front(words)))))
    listed = re.search(r"[^，。；]{2,16}(?:排名|榜单?|名单)$", run.left[found.end() :]) if found else None
    if listed:
        head += listed[0]
    if len(run.quantities) > 1:
        names = enumerated(head or context.occasion, len(run.quantities)) or context.before[-len(run.quantities) :]
        if names and len(names) == len(run.quantities):
            return list(zip(run.quantities, names, strict=True))
        return [(quantity, head or "") for quantity in run.quantities]
    quantity = run.quantities[0]
    if not head:
        return [(quantity, name) for name in context.before or (context.subject,)]
    if every and bareness(head) and len(context.history) > 1:
        # 获评数量均居第一 behind two counts is said of each.
        return [(quantity, clean(name + head)) for name in context.history[-2:]]
    names = _sharing(items(head)) if every else (head,)
    return [(quantity, _with_subject(name, context)) for name in names]


def _scored(words: str, behind: str, last: str) -> str:
    """Return the contest and what of it is ranked (在奥赛中取得理论世界第一、总分世界第二), or "" for other ranks."""
    said = clean(_WHERE.sub("", behind.strip() or words.strip("、和，")))
    if said and not _SCORE.fullmatch(said):
        return ""
    occasion = occasion_in(words.rstrip("，均都并又再先后"))
    if occasion:
        return occasion + said
    found = list(_SCORE.finditer(last))
    return last[: found[-1].start()] + said if said and found and found[-1].end() == len(last) else ""


def _sharing(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names with the subject that only the first one carries (获奖数和占比)."""
    subject = re.sub(r"(?:数量|总数|数)$", "", names[0])
    if bareness(names[0]):
        return names
    return (names[0], *(subject + name if bareness(name) else name for name in names[1:]))


def _last(words: str) -> re.Match[str] | None:
    """Return the verb that ties a name to its rank: the last one that says a standing, else one of winning."""
    found = list(_VERB.finditer(words))
    standing = [verb for verb in found if not re.search(r"获|得|以|进入|跻身", verb[0])]
    return standing[-1] if standing else found[0] if found else None


def _with_subject(name: str, context: Context) -> str:
    """Return what is ranked with its subject, where a bare count (数量, 创建总量) is ranked."""
    if bareness(name) and context.before:
        return clean("和".join(context.before[-3:]) + name)
    return clean(name)
