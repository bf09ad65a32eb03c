"""Search the words of tasks, of what was said of them, of directives and of reports."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.search import Excerpt, SearchKind, excerpt, parse_query
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass
from nhiemvu.store.directives import find_directive, titles_without_symbol
from nhiemvu.store.progress import said_in
from nhiemvu.store.reports import documents_of_periods, source_of
from nhiemvu.store.search import SearchHit, hit_of_document, search
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.read_citations import directives_named

#: A symbol and an anniversary have a number, and what is told of a congress often a Roman one.
NUMBER = pattern(r"\d|\b[ivxlc]+\b")
OF_DOCUMENTS = (SearchKind.DIRECTIVE, SearchKind.REPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record that holds the words looked for."""

    kind: SearchKind
    #: The number of a task or document; of a result that of its task.
    id: int
    #: What the words belong to: a task's lead, the unit that told a result, a document's name and reported period.
    name: str
    #: The label of the point where they stand: of a task in its document, of a document's text in itself.
    label: str
    #: A task's deadline, the day of a result, the date of a document.
    day: date | None
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found, the best fit first."""

    found: list[Found]
    #: Whether there is more than was asked for.
    more: bool


def search_records(
    session: Session, words: str, *, phrase: bool, kinds: Sequence[SearchKind], limit: int
) -> SearchAnswer:
    """Return at most `limit` records that hold the words; a document that they cite comes first, whatever it holds.

    Raises NothingToSearch.
    """
    query = parse_query(words, phrase=phrase)
    cited = [hit for hit in _cited(session, words) if not kinds or hit.kind in kinds]
    known = {(hit.kind, hit.id) for hit in cited}
    hits = cited + [hit for hit in search(session, query, kinds, limit + 1) if (hit.kind, hit.id) not in known]
    held = hits[:limit]
    tasks = {task.id: task for task in get_tasks(session, [hit.id for hit in held if hit.kind is SearchKind.TASK])}
    said = said_in(session, [hit.id for hit in held if hit.kind is SearchKind.RESULT])
    documents = documents_of_periods(session, [hit.id for hit in held if hit.kind in OF_DOCUMENTS])
    found: list[Found] = []
    for hit in held:
        part = excerpt(hit.text, query)
        if hit.kind is SearchKind.TASK:
            found.append(_task(tasks[hit.id], part))
        elif hit.kind is SearchKind.RESULT:
            number, unit, day = said[hit.id]
            found.append(Found(kind=hit.kind, id=number, name=unit or "", label="", day=day, excerpt=part))
        else:
            found.append(_document(session, hit, part, *documents[hit.id]))
    return SearchAnswer(found, len(hits) > limit)


def _cited(session: Session, words: str) -> list[SearchHit]:
    """Return the documents on record that the words cite: "Chỉ thị 97-CT/TW", whose record has no word "chỉ thị"."""
    if not _may_cite(session, words):
        return []
    found = (find_directive(session, named.directive) for named in directives_named(words))
    return [hit_of_document(session, number) for number in {one[0]: None for one in found if one}]


def _may_cite(session: Session, words: str) -> bool:
    """Tell whether words may cite a document on record: by a number, or by the title of one that has no symbol."""
    key = fold(words)
    return NUMBER.search(key) is not None or any(
        title is None or title in key for title in titles_without_symbol(session)
    )


def _task(task: Task, part: Excerpt) -> Found:
    label = task.origin.label if task.origin else ""
    return Found(kind=SearchKind.TASK, id=task.id, name=task.lead or "", label=label, day=task.due_on, excerpt=part)


def _document(session: Session, hit: SearchHit, part: Excerpt, directive: Directive, period: str | None) -> Found:
    return Found(
        kind=hit.kind,
        id=hit.id,
        name=", ".join(filter(None, (directive.short_name, period))),
        label=_label(session, hit, part) if hit.source == "document_source" else "",
        day=directive.issued_on,
        excerpt=part,
    )


def _label(session: Session, hit: SearchHit, part: Excerpt) -> str:
    """Return the label of the innermost heading over the words found in a document's text."""
    source, place = source_of(session, hit.id), hit.start + part.at
    above = [row for row in (source.outline if source else []) if row["span"]["start"] <= place < row["end"]]
    return str(max(above, key=lambda row: row["level"])["label"]) if above else ""
