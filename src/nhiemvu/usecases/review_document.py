"""What a clerk has to know of a file before it is saved: what of it the office has already."""

from nhiemvu.domain.final_report import FinalReport
from nhiemvu.domain.values import dataclass
from nhiemvu.store.directives import find_directive
from nhiemvu.store.session import Session
from nhiemvu.usecases.compare_document import Correction, compare_document, is_held
from nhiemvu.usecases.document_units import DocumentUnits
from nhiemvu.usecases.match_report import match_report
from nhiemvu.usecases.read_file import ReadFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the record has of one file."""

    #: Whether this very file is recorded already.
    held: bool = False
    #: How the file corrects a document that is held, or None.
    correction: Correction | None = None
    #: The number of each cited directive that is recorded, None for a new one, in the order of citations.
    known: tuple[int | None, ...] = ()
    #: Units that saving would add.
    new_units: tuple[str, ...] = ()
    #: What it says of the tasks that it had to answer; None where it had none, or is recorded.
    report: FinalReport | None = None

    @property
    def same_as(self) -> Correction | None:
        """The comparison with a held document of which this is but another file: every word is the same."""
        held = self.correction
        return held if held and held.same_words and not (held.head or held.differing) else None


def review_document(session: Session | None, source: ReadFile) -> Review:
    """Return what the record has of a readable file; without a database everything is new.

    Raises NoTasksSection, AnotherPeriod, SameDocument.
    """
    citations = source.reading.citations
    if session is None:
        return Review(known=(None,) * len(citations), new_units=_names(source))
    found = (find_directive(session, citation.directive) for citation in citations)
    units = DocumentUnits(session)
    held, correction = is_held(session, source), compare_document(session, source)
    return Review(
        held=held,
        correction=correction,
        known=tuple(one[0] if one else None for one in found),
        new_units=tuple(name for name in _names(source) if units.would_add(name)),
        report=None if held else match_report(session, source, correction.document_id if correction else None),
    )


def _names(source: ReadFile) -> tuple[str, ...]:
    """Return the units that the tasks of a file name, each once."""
    names = (name for task in source.reading.tasks for name in (task.lead, *task.support, *task.monitor) if name)
    return tuple(dict.fromkeys(names))
