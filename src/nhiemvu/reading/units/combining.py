"""From what units are told to who leads, supports and watches a point.

The first that is told to lead leads; others that are told support, those that are told to watch ("theo dõi, đôn đốc")
monitor; where nobody else is told, who watches leads. General lists ("các cơ quan liên quan") may lead, whole, and do
not support.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from sys import intern

from nhiemvu.domain.text import CAPITALS, matching_key, squeeze
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.choice import remembered, remembered_of_many
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import in_names
from nhiemvu.reading.units.heads import is_head_at
from nhiemvu.reading.units.lists import bare
from nhiemvu.reading.units.names import Name
from nhiemvu.reading.units.roles import Act, Role

#: What rounds a list off: "và các đơn vị (có) liên quan".
RELATED = "liên quan"


@dataclass(frozen=True, slots=True)
class Assignees:
    """The units that a point names."""

    lead: str | None = None
    support: tuple[str, ...] = ()
    monitor: tuple[str, ...] = ()


def assigned(lead: str | None, support: Iterable[str], monitor: Iterable[str]) -> Assignees:
    """Return units in their roles, each once, in the first of its roles."""
    known = [_same(lead)] if lead else []
    helping = tuple(_new_names(support, known))
    return Assignees(lead, helping, tuple(_new_names(monitor, known)))


def _new_names(names: Iterable[str], known: list[str]) -> Iterator[str]:
    """Yield each name once that is not known yet, and add it to those that are."""
    for name in names:
        same = _same(name)
        if name and not any(same in one for one in known):
            known.append(same)
            yield name


@remembered_of_many
def _same(name: str) -> str:
    """Return the form in which a unit's names in one point are equal: "UBND các xã" is "UBND xã"."""
    return matching_key(name).replace("các ", "")


def combined(text: str, acts: Sequence[Act]) -> Assignees:
    """Return the roles that come of what a text tells units."""
    if not acts:
        return Assignees()
    leads = [act for act in acts if act.role is Role.LEAD] or [act for act in acts if act.role is Role.MONITOR][:1]
    lead, support = leading(text, leads[0].names) if leads else (None, [])
    monitor: list[str] = []
    for act in acts:
        if leads and act is leads[0]:
            continue
        if act.role is Role.MONITOR:
            monitor.extend(_shown(text, name) for name in act.names if not name.general)
        else:
            support.extend(supporting(text, act.names))
    return assigned(lead, support, monitor)


def leading(text: str, names: Sequence[Name]) -> tuple[str, list[str]]:
    """Return who leads of those who are told together, and the others: the first, or the whole of a general list."""
    together = [name for name in names if not name.apart]
    apart = supporting(text, [name for name in names if name.apart]) if 0 < len(together) < len(names) else []
    first, *others = together or names
    shown = text[first.start : first.end]
    while others and (not first.general or _tells_which(shown)) and _is_related(text, others[-1]):
        others.pop()
    is_list = first.general or (others and (first.plural or others[0].general)) or _is_place(shown)
    if is_list:
        return as_written(text, first.start, (others or [first])[-1].end), apart
    return _shown(text, first), [*supporting(text, others), *apart]


def supporting(text: str, names: Sequence[Name]) -> list[str]:
    """Return those of a list that support: general names do not, nor several bodies that stand among general ones.

    Several bodies that are told one by one do: "các đơn vị liên quan và UBND các xã: Tân An, Tân Bình".
    """
    if not names:
        # Most who lead are alone.
        return []
    vague = [name.general and not _tells_which(text[name.start : name.end]) for name in names]
    mixed = any(vague)
    return [
        _shown(text, name)
        for name, is_vague in zip(names, vague, strict=True)
        if not is_vague and (name.general or not (mixed and name.plural) or ":" in text[name.start : name.end])
    ]


def as_written(text: str, start: int, end: int) -> str:
    """Return a list of names as one."""
    return _kept_once(squeeze(text[start:end]))


def _shown(text: str, name: Name) -> str:
    return _kept_once(text[name.start : name.end])


@remembered_of_many
def _kept_once(words: str) -> str:
    """Return a name without what clings to it; a document names few units, and each of them a thousand times."""
    return intern(bare(words))


def _is_related(text: str, name: Name) -> bool:
    """Tell whether a name only rounds a list off: "và các đơn vị liên quan"."""
    return name.general and matching_key(text[name.start : name.end]).endswith(RELATED)


@remembered_of_many
def _is_place(shown: str) -> bool:
    """Tell whether a name is that of a place, which stands for its government: "Xã Bình An"."""
    head = is_head_at(shown, matching_key(shown), 0)
    return head is not None and issuers_by_head()[head[0]].place


@remembered_of_many
def _tells_which(shown: str) -> bool:
    """Tell whether a general name says which bodies it means: "các sở: Tài chính", "các Sở Xây dựng"."""
    return ":" in shown or bool(_which().search(shown))


@remembered
def _which() -> re.Pattern[str]:
    """Match a noun with a proper name behind it: "các Sở | Xây dựng", "các tỉnh | Sông Lam"."""
    return made_ready(rf"(?i:các {in_names('member', 'level').pattern} )[{CAPITALS}]")
