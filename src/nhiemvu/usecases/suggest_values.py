"""Suggest what may be typed next in the place of a value: numbers of tasks, names of units, periods, symbols."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from nhiemvu.domain.text import fold, initials, squeeze
from nhiemvu.domain.units import in_order
from nhiemvu.store.series import all_series
from nhiemvu.store.session import Session
from nhiemvu.store.suggestions import period_codes, symbols, task_titles
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import all_units

Kind = Literal["task", "unit", "group", "series", "period", "directive"]
#: More than a screen shows at once; one more letter brings the others.
MOST = 100


class Suggestion(NamedTuple):
    """What may be typed, and what it stands for."""

    value: str
    help: str = ""


def suggest_values(session: Session, kind: Kind, start: str, given: Sequence[int] = ()) -> list[Suggestion]:
    """Return values of a kind that begin with `start`, of tasks none of those `given`."""
    if kind == "task":
        return suggest_tasks(session, start, given)
    return SOURCES[kind](session, start)[:MOST]


def suggest_tasks(session: Session, start: str, given: Sequence[int] = ()) -> list[Suggestion]:
    """Return open tasks whose number begins with `start`, closed ones where none is open; none of those `given`."""
    if start and not start.isdecimal():
        return []
    for open_only in (True, False):
        found = task_titles(session, start, open_only=open_only, limit=MOST + len(given))
        kept = [task for task in found if task.id not in given]
        if kept or not start:
            return [Suggestion(str(task.id), squeeze(task.title)) for task in kept[:MOST]]
    return []


def suggest_units(session: Session, start: str) -> list[Suggestion]:
    """Return the units that have a name, alias or initials beginning with `start`, by name."""
    suggestions = []
    for unit in in_order(all_units(session)):
        fitting = next(_beginning(start, (unit.name, *unit.aliases)), None)
        if fitting is None and start and initials(unit.name).startswith(fold(start)):
            fitting = unit.name
        if fitting is not None:
            other = ", ".join(unit.aliases) if fitting == unit.name else unit.name
            suggestions.append(Suggestion(squeeze(fitting), squeeze(other)))
    return suggestions


def suggest_groups(session: Session, start: str) -> list[Suggestion]:
    """Return the groups of units whose name begins with `start`, with their members."""
    groups = {group.name: group for group in all_groups(session, all_units(session))}
    return [
        Suggestion(squeeze(name), squeeze(", ".join(unit.name for unit in groups[name].members)))
        for name in _beginning(start, sorted(groups))
    ]


def suggest_series(session: Session, start: str) -> list[Suggestion]:
    """Return the series whose name begins with `start`."""
    return [Suggestion(squeeze(name)) for name in _beginning(start, all_series(session))]


def suggest_periods(session: Session, start: str) -> list[Suggestion]:
    """Return the periods of tasks and reports whose code begins with `start`, newest first."""
    return [Suggestion(code) for code in _beginning(start, period_codes(session))]


def suggest_directives(session: Session, start: str) -> list[Suggestion]:
    """Return the symbols of directives that begin with `start`, each once, with their titles."""
    titles: dict[str, str] = {}
    for symbol, title in symbols(session):
        titles[symbol] = titles.get(symbol) or title
    return [Suggestion(squeeze(symbol), squeeze(titles[symbol])) for symbol in _beginning(start, titles)]


#: Where the values of each kind come from.
SOURCES: Mapping[str, Callable[[Session, str], list[Suggestion]]] = {
    "unit": suggest_units,
    "group": suggest_groups,
    "series": suggest_series,
    "period": suggest_periods,
    "directive": suggest_directives,
}


def _beginning(start: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the names that begin with `start`, whatever their case and accents."""
    key = fold(start)
    return (name for name in names if fold(name).startswith(key))
