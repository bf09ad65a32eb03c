"""List directives, and find one by number, symbol or name, with its links and tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import close_matches, fold
from nhiemvu.facts.kinds import kind_name
from nhiemvu.store.directives import RecordedDirective, RecordedLink, links_of
from nhiemvu.store.directives import list_directives as stored_directives
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks


class UnknownDirective(NotFound):
    """No directive has this number, symbol or name."""

    def __init__(self, wanted: str, close: Sequence[str]) -> None:
        names = ", ".join(close)
        super().__init__(
            Text(
                f"Không có văn bản “{wanted}”." + (f" Có phải: {names}?" if close else ""),
                f"There is no directive “{wanted}”." + (f" Did you mean: {names}?" if close else ""),
            ),
            Text("Xem các văn bản bằng: nhiemvu directive list", "See them with: nhiemvu directive list"),
        )


class AmbiguousDirective(UsageFault):
    """Several directives answer to what was typed: symbols restart each term or year."""

    def __init__(self, wanted: str, found: Sequence[RecordedDirective]) -> None:
        several = "; ".join(f"{row.id}: {_described(row.directive)}" for row in found)
        super().__init__(
            Text(f"“{wanted}” có nhiều văn bản: {several}.", f"“{wanted}” could be: {several}."),
            Text("Ghi số thứ tự đứng đầu thay cho ký hiệu.", "Write the number in front instead."),
        )


@dataclass(frozen=True, slots=True)
class ShownDirective:
    """One directive with what it is tied to and the tasks that cite it."""

    recorded: RecordedDirective
    kind_name: str
    related: list[RecordedLink]
    tasks: list[Task]


def list_directives(session: Session) -> list[RecordedDirective]:
    """Return the directives, newest first, those without a date last."""
    found = stored_directives(session)
    return sorted(found, key=lambda row: (-(row.directive.issued_on or date.min).toordinal(), row.id))


def show_directive(session: Session, wanted: str) -> ShownDirective:
    """Return the directive that `wanted` names: its number, symbol, or name.

    Raises UnknownDirective with close symbols, or AmbiguousDirective.
    """
    known = stored_directives(session)
    found = _answering(wanted, known)
    if not found:
        raise UnknownDirective(wanted, close_matches(wanted, [row.directive.short_name for row in known]))
    if len(found) > 1:
        raise AmbiguousDirective(wanted, found)
    row = found[0]
    tasks = find_tasks(session, TaskFilter(states=None, directive_id=row.id))
    return ShownDirective(row, kind_name(row.directive.kind), links_of(session, row.id), tasks)


def _answering(wanted: str, known: Sequence[RecordedDirective]) -> list[RecordedDirective]:
    if wanted.isdecimal():
        return [row for row in known if row.id == int(wanted)]
    by_symbol = [row for row in known if symbol_key(row.directive.symbol) == symbol_key(wanted)]
    return by_symbol or [row for row in known if fold(wanted) in fold(row.directive.short_name)]


def _described(directive: Directive) -> str:
    day = f" {directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""
    return f"{directive.short_name}{day} {directive.issuer}".strip()
