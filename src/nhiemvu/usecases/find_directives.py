"""List directives, and find one by number, symbol or name, with its links and tasks."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.directives import Directive, same_document
from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text, did_you_mean
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import close_matches, fold, is_number
from nhiemvu.domain.values import dataclass
from nhiemvu.store.directives import (
    HeldDocument,
    RecordedDirective,
    RecordedLink,
    find_directive,
    held_documents,
    links_of,
    recorded_directive,
)
from nhiemvu.store.directives import list_directives as stored_directives
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from nhiemvu.usecases.read_citations import read_citation

#: More digits than a number of a record has.
LONGEST_NUMBER = 10


class UnknownDirective(NotFound):
    """No directive has this number, symbol or name."""

    def __init__(self, wanted: str, close: Sequence[str]) -> None:
        meant = did_you_mean(", ".join(close))
        super().__init__(
            Text(f"Không có văn bản “{wanted}”.{meant.vi}", f"There is no directive “{wanted}”.{meant.en}"),
            Text("Xem các văn bản bằng: nhiemvu directive list", "See them with: nhiemvu directive list"),
        )


class AmbiguousDirective(UsageFault):
    """Several directives answer to what was typed: symbols restart each term or year."""

    def __init__(self, wanted: str, found: Sequence[tuple[int, Directive]]) -> None:
        several = "; ".join(f"{number}: {_described(directive)}" for number, directive in found)
        super().__init__(
            Text(f"“{wanted}” có nhiều văn bản: {several}.", f"“{wanted}” could be: {several}."),
            Text("Ghi số thứ tự đứng đầu thay cho ký hiệu.", "Write the number in front instead."),
        )


class UnknownKind(UsageFault):
    """No kind of document has this abbreviation or name."""

    def __init__(self, words: str, close: Sequence[str]) -> None:
        meant = did_you_mean(", ".join(close))
        super().__init__(
            Text(f"Không có loại văn bản “{words}”.{meant.vi}", f"There is no kind of document “{words}”.{meant.en}"),
            Text(
                "Ghi tên loại hoặc chữ viết tắt, ví dụ: Kế hoạch, KH", "Write its name or abbreviation: “Kế hoạch”, KH"
            ),
        )


@dataclass(frozen=True, slots=True)
class ShownDirective:
    """One directive with what it is tied to and the tasks that cite it."""

    recorded: RecordedDirective
    kind_name: str
    related: list[RecordedLink]
    tasks: list[Task]


def list_directives(session: Session, *, kind: str | None = None, still_open: bool = False) -> list[RecordedDirective]:
    """Return the directives, newest first, those without a date last; of one kind, with open tasks, where asked for.

    Raises UnknownKind.
    """
    code = kind_code(kind) if kind else None
    found = [
        row
        for row in stored_directives(session)
        if (code is None or row.directive.kind == code) and (row.open or not still_open)
    ]
    return sorted(found, key=lambda row: (-(row.directive.issued_on or date.min).toordinal(), row.id))


def kind_code(words: str) -> str:
    """Return the abbreviation of a kind named in words or by it.

    Raises UnknownKind with close names.
    """
    from nhiemvu.facts.kinds import find_kind, kinds  # noqa: PLC0415 few lists are of one kind

    found = find_kind(words)
    if found is None:
        raise UnknownKind(words, close_matches(words, [kind.name for kind in kinds()]))
    return found.code


def show_directive(session: Session, wanted: str) -> ShownDirective:
    """Return the directive that `wanted` names: its number, symbol, citation or name.

    Raises UnknownDirective with close symbols, or AmbiguousDirective.
    """
    from nhiemvu.facts.kinds import kind_name  # noqa: PLC0415 lists do not name kinds

    row = known_directive(session, wanted)
    tasks = find_tasks(session, TaskFilter(states=None, directive_id=row.id))
    return ShownDirective(row, kind_name(row.directive.kind), links_of(session, row.id), tasks)


def known_directive(session: Session, wanted: str) -> RecordedDirective:
    """Return the document that `wanted` names: its number, symbol, citation or name; our own reports are met last.

    Raises UnknownDirective with close symbols, or AmbiguousDirective.
    """
    near = _near(session, wanted)
    found = _exactly(wanted, [row for row in near if not row.own]) or _loosely(session, wanted, near)
    if len(found) > 1:
        raise AmbiguousDirective(wanted, [(row.id, row.directive) for row in found])
    return recorded_directive(session, found[0].id)


def exactly_named(session: Session, wanted: str) -> int | None:
    """Return the number of the document that `wanted` names by its number or symbol, or None where none does.

    Raises AmbiguousDirective.
    """
    found = _exactly(wanted, _near(session, wanted))
    if len(found) > 1:
        raise AmbiguousDirective(wanted, [(row.id, row.directive) for row in found])
    return found[0].id if found else None


def _near(session: Session, wanted: str) -> list[HeldDocument]:
    """Return the documents that have a number or a symbol, found by their indexes."""
    digits = wanted.strip().lstrip("0")
    is_numeral = digits.isascii() and digits.isdecimal() and len(digits) < LONGEST_NUMBER
    number, symbol = int(digits) if is_numeral else None, symbol_key(wanted) or None
    return held_documents(session, number=number, symbol=symbol) if number is not None or symbol else []


def _exactly(wanted: str, near: Sequence[HeldDocument]) -> list[HeldDocument]:
    """Return those that have the number, else those that have the symbol."""
    return [row for row in near if is_number(wanted, row.id)] or list(near)


def _loosely(session: Session, wanted: str, near: Sequence[HeldDocument]) -> list[HeldDocument]:
    """Return the documents that have such a name, our own reports last, or that a citation may mean.

    Raises UnknownDirective.
    """
    every = held_documents(session)
    known = [row for row in every if not row.own]
    found = _called(wanted, known) or _exactly(wanted, near) or _called(wanted, every)
    found = found or _cited(session, wanted, every)
    if not found:
        raise UnknownDirective(
            wanted, close_matches(wanted, list(dict.fromkeys(row.directive.short_name for row in known)))
        )
    return found


def _called(wanted: str, known: Sequence[HeldDocument]) -> list[HeldDocument]:
    """Return the documents whose name holds some words; digits alone are a number."""
    if wanted.isdecimal():
        return []
    return [row for row in known if fold(wanted) in fold(row.directive.short_name)]


def _cited(session: Session, wanted: str, known: Sequence[HeldDocument]) -> list[HeldDocument]:
    """Return the documents that a whole citation may mean, one where it decides between them."""
    citation = read_citation(wanted)
    if citation is None:
        return []
    stated = citation.cited[0].directive
    found = find_directive(session, stated)
    if found:
        return [row for row in known if row.id == found[0]]
    return [row for row in known if same_document(row.directive, stated)]


def _described(directive: Directive) -> str:
    day = f" {directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""
    return f"{directive.short_name}{day} {directive.issuer}".strip()
