"""Who is told to lead and to support a point: only units that the point itself names.

The first of these that the point has decides: fields ("Cơ quan chủ trì:"), a caption that is a unit's name, then,
whichever stands first, an order ("Giao X ..."), a subject ("X tham mưu ...", "X chủ trì ...") or "(X chủ trì)".
"""

import re
from dataclasses import dataclass

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuer_heads
from nhiemvu.facts.verbs import GroupName, finder, words
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.units.fields import fields_of
from nhiemvu.reading.units.names import ends_in_level, is_name, name_at, name_list_at, separate_names

#: What may begin a statement: the start, a sentence's end, a line, a bracket; "Về đề nghị ...: X" has it at the colon.
BEGINS = r"(?:^|(?<=[.;:(!?]\s)|(?<=\()|(?<=\n)|(?<=\n- )|(?<=\n\+ ))"
#: "đồng chí Bộ trưởng ...": the form of address is no part of the name.
ADDRESS = re.compile(r"(?:các )?đồng chí (?=\S)")
#: A proposal that somebody else made stands in front of the colon: "2. Về đề nghị của xã ...: giao Phòng ..."
PROPOSAL = re.compile(r"về (?:các |việc )?(?:đề nghị|đề xuất|kiến nghị)(?!\w)[^:]{0,800}:")
#: How far the words of an order may stand from the unit's name.
REACH = 240


@dataclass(frozen=True, slots=True)
class Assignees:
    """The units that a point names."""

    lead: str | None = None
    support: tuple[str, ...] = ()


@remembered
def _order() -> re.Pattern[str]:
    return re.compile(rf"(?:{BEGINS}|(?<=, )){words('assign')} (?:cho )?")


@remembered
def _subject() -> re.Pattern[str]:
    return re.compile(rf"{BEGINS}(?={issuer_heads().pattern})")


@remembered
def _acting() -> re.Pattern[str]:
    return re.compile(rf",? ?(?:\([^()]{{0,120}}\),? ?)?(?:: )?{words('act', 'bears', 'lead', 'support', 'meanwhile')}")


@remembered
def _leading() -> re.Pattern[str]:
    return re.compile(words("lead"))


def is_order(text: str) -> bool:
    """Tell whether words begin by telling a unit to act: "Đề nghị Hội Nông dân huyện"."""
    key = matching_key(text)
    order = _order().match(key)
    return bool(order) and order is not None and name_list_at(text, key, order.end()) is not None


def assignees_of(text: str) -> Assignees:
    """Return the units that a point's words name."""
    found = _from_fields(text) or _from_caption(text)
    if found:
        return found
    key = matching_key(text)
    proposal = PROPOSAL.match(key)
    name = _first_name(text, key, proposal.end() if proposal else 0)
    if name is None:
        return Assignees()
    lead, *others = separate_names(text[name.start : name.end])
    return Assignees(_bare(lead), tuple(_without(lead, [*others, *_support(text, key, name.end)])))


def _from_fields(text: str) -> Assignees | None:
    leads: list[str] = []
    support: list[str] = []
    for field in fields_of(text):
        if field.name == "lead_field" and not leads:
            leads, helpers = _of_field(field.value)
            support = [*helpers, *support]
        elif field.name == "support_field":
            support.extend(separate_names(field.value.strip(" .;")))
    if not leads:
        return None
    return Assignees(leads[0], tuple(_without(leads[0], [*leads[1:], *support])))


def _of_field(value: str) -> tuple[list[str], list[str]]:
    label = read_label(value)
    first = (value[label.length :] if label else value).strip()
    key = matching_key(first)
    name = name_at(first, key, 0)
    if name is None:
        line = first.split("\n")[0].strip(" .;")
        return ([line] if line else []), []
    leads = separate_names(first[: name.end])
    return [_bare(lead) for lead in leads], _support(first, key, name.end)


def _from_caption(text: str) -> Assignees | None:
    caption, _, rest = text.partition("\n")
    key = matching_key(caption)
    order = _order().match(key)
    name = caption[order.end() if order else 0 :]
    if rest and is_name(name):
        lead, *others = separate_names(re.sub(r"\s*\([^()]*\)\s*", " ", name).strip(" :."))
        return Assignees(_bare(lead), tuple(_without(lead, others)))
    return None


def _first_name(text: str, key: str, start: int) -> Span | None:
    places = [_ordered(text, key, start), _as_subject(text, key, start), _before_lead(text, key, start)]
    return min((place for place in places if place), default=None)


def _ordered(text: str, key: str, start: int) -> Span | None:
    for order in _order().finditer(key, start):
        address = ADDRESS.match(key, order.end())
        name = name_list_at(text, key, address.end() if address else order.end())
        if name:
            return name
    return None


def _as_subject(text: str, key: str, start: int) -> Span | None:
    for begin in _subject().finditer(key, start):
        name = name_list_at(text, key, begin.end())
        if name and (_acting().match(key, name.end) or _acts(key, name)):
            return name
    return None


def _acts(key: str, name: Span) -> bool:
    """Tell whether an unknown verb follows a name that a level ends: "Ủy ban nhân dân xã kích hoạt ..."."""
    return ends_in_level(key, name) and not finder("about", "noun").match(key, name.end + 1)


def _before_lead(text: str, key: str, start: int) -> Span | None:
    for lead in _leading().finditer(key, start):
        reach = max(start, lead.start() - REACH)
        clause = max(reach, *(key.rfind(stop, reach, lead.start()) + 1 for stop in ".;\n("))
        for head in issuer_heads().finditer(key, clause, lead.start()):
            name = name_at(text, key, head.start())
            if name and name.end + 2 >= lead.start():
                return name
    return None


def _support(text: str, key: str, start: int) -> list[str]:
    """Return the units behind "phối hợp với" in the sentence that goes on at `start`."""
    end = min((place for stop in (". ", "\n", ";") if (place := key.find(stop, start)) >= 0), default=len(key))
    found = finder(_SUPPORT).search(key, start, end)
    if not found:
        return []
    name = name_at(text, key, found.end() + 1)
    return separate_names(text[name.start : name.end]) if name else []


_SUPPORT: GroupName = "support"


def _bare(name: str) -> str:
    address = ADDRESS.match(matching_key(name))
    return name[address.end() :] if address else name


def _without(lead: str, others: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(others) if name and name != lead]
