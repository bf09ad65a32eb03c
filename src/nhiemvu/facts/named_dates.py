"""Names of days and of what is counted, as they are typed."""

from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.named_dates import Edge, NamedDates, Stretch, name_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDateFact(Fact):
    """The names of one day, weekday, week or stretch."""

    name: str
    rule: Literal["edge", "weekday", "week", "count"]
    phrases: tuple[str, ...]
    #: Of an edge, and of what is counted.
    stretch: Stretch = Stretch.DAY
    #: Of an edge and of a week: 0 for the one of today.
    shift: int = 0
    #: Of an edge: the last day, not the first.
    last: bool = False
    #: Of a weekday: 0 for Monday.
    weekday: int = 0
    #: The days of the examples on 06/3/2024.
    expects: tuple[str, ...]


@remembered
def named_date_facts() -> tuple[NamedDateFact, ...]:
    """Return every entry, in the order of the table."""
    return tuple(
        NamedDateFact(**{**row, "stretch": Stretch(row.get("stretch", Stretch.DAY))}) for row in rows("named_dates")
    )


@remembered
def named_dates() -> NamedDates:
    """Return the names by what they mean."""
    # The office's own entries come first, and the last one of a name counts here.
    named = [(name_key(phrase), fact) for fact in reversed(named_date_facts()) for phrase in fact.phrases]
    return NamedDates(
        edges={key: Edge(fact.stretch, fact.shift, fact.last) for key, fact in named if fact.rule == "edge"},
        weekdays={key: fact.weekday for key, fact in named if fact.rule == "weekday"},
        weeks={key: fact.shift for key, fact in named if fact.rule == "week"},
        counted={key: fact.stretch for key, fact in named if fact.rule == "count"},
        plain=frozenset(phrase for fact in named_date_facts() for phrase in fact.phrases if phrase.isascii()),
    )
