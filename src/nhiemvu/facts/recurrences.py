"""How a task comes back, as it is typed."""

import re
from dataclasses import dataclass

from nhiemvu.domain.named_dates import name_key, named_count
from nhiemvu.domain.recurrence import BadRecurrence, Recurrence, by_icalendar, every
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.named_dates import named_dates
from nhiemvu.facts.tables import Fact, rows

#: Its hyphens are no joints of a name.
ICALENDAR = re.compile(r"(?i:rrule:|freq=)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceFact(Fact):
    """One way of coming back."""

    name: str
    phrases: tuple[str, ...] = ()
    #: Of the folded words; its group is the {day} of the rule.
    pattern: re.Pattern[str] | None = None
    rule: str
    expects: tuple[str, ...]


@remembered
def recurrence_facts() -> tuple[RecurrenceFact, ...]:
    """Return every entry."""
    made = ({"pattern": made_ready(row["pattern"])} if "pattern" in row else {} for row in rows("recurrences"))
    return tuple(RecurrenceFact(**{**row, **ready}) for row, ready in zip(rows("recurrences"), made, strict=True))


def recurrence_of(text: str) -> Recurrence:
    """Return the rule that words mean: "hằng quý", "3 tháng", "ngày 25 hằng tháng", "FREQ=WEEKLY;BYDAY=FR".

    Raises BadRecurrence.
    """
    if ICALENDAR.match(text.strip()):
        return by_icalendar(text)
    key = name_key(text)
    for fact in recurrence_facts():
        if key in {name_key(phrase) for phrase in fact.phrases}:
            return _recurrence(fact.rule)
        if fact.pattern and (match := fact.pattern.fullmatch(key)):
            return _recurrence(fact.rule.replace("{day}", str(int(match[1]))))
    count = named_count(text, named_dates())
    if count is None:
        raise BadRecurrence(text)
    return every(count.number, count.stretch)


def _recurrence(rule: str) -> Recurrence:
    return by_icalendar(rule) if ICALENDAR.match(rule) else Recurrence(rule)
