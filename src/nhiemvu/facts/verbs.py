"""Words around the names of units: who leads, who supports, who is told to act, and names of fields and columns."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.phrases import Phrases
from nhiemvu.facts.tables import Fact, any_of, rows

GroupName = Literal[
    "about", "act", "agrees", "answers", "assign", "attends", "bears", "carries_out", "deed", "entrusts",
    "especially", "for_unit", "invites", "issues", "joins", "lead", "lead_field", "lists_bodies", "meanwhile",
    "meets", "monitor", "monitor_field", "opener", "other_field", "passes_on", "past", "plan_noun", "product_field",
    "support", "support_field", "task_field", "time_field", "urges",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup(Fact):
    """Words of one use."""

    name: GroupName
    phrases: tuple[str, ...]


@remembered
def verb_groups() -> dict[GroupName, VerbGroup]:
    """Return every group by its name; what stands in several entries of one name is one group."""
    groups: dict[GroupName, VerbGroup] = {}
    for row in rows("verbs"):
        group = VerbGroup(**row)
        held = groups.get(group.name)
        groups[group.name] = _joined(held, group) if held else group
    return groups


def _joined(one: VerbGroup, other: VerbGroup) -> VerbGroup:
    return replace(other, phrases=(*one.phrases, *other.phrases), examples=(*one.examples, *other.examples))


@remembered
def words(*names: GroupName) -> str:
    """Return a pattern over the matching form that finds any phrase of the groups as whole words."""
    return any_of(phrase for name in names for phrase in verb_groups()[name].phrases)


@remembered
def finder(*names: GroupName) -> re.Pattern[str]:
    """Return `words` compiled."""
    return made_ready(words(*names))


@remembered
def phrases(*names: GroupName) -> Phrases:
    """Return the phrases of the groups for a few questions."""
    return Phrases(phrase for name in names for phrase in verb_groups()[name].phrases)


def field_named(name: str) -> GroupName | None:
    """Return which field or column `name` is ("Cơ quan chủ trì" gives "lead_field"), or None."""
    return _fields().get(_field_key(name))


@remembered
def _fields() -> dict[str, GroupName]:
    groups = [group for group in verb_groups().values() if group.name.endswith("_field")]
    return {_field_key(phrase): group.name for group in reversed(groups) for phrase in group.phrases}


def _field_key(name: str) -> str:
    """Return the form in which names of fields are equal: "Đơn vị/ cá nhân" is "đơn vị/cá nhân"."""
    return re.sub(r" ?/ ?", "/", " ".join(matching_key(name).strip(" :.*").split()))
