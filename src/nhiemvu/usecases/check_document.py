"""Hold a document that goes out against its rule book and against what the office has recorded."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nhiemvu.documents.docx.looks import read_docx_looks
from nhiemvu.documents.docx_form import docx_form
from nhiemvu.documents.file_bytes import file_bytes, shown_name
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.contradictions import contradictions, is_slip
from nhiemvu.domain.directives import Directive, Relation, same_document
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.findings import Fault, Finding, FindingCode, Severity
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.plans import Reading
from nhiemvu.domain.symbols import System
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.layouts import Layout, layout_named, layouts
from nhiemvu.reading.form.check import check_form, findings_of, layout_of
from nhiemvu.reading.form.elements import Form, form_of
from nhiemvu.reading.form.readings import Places
from nhiemvu.reading.report import read_report
from nhiemvu.store.directives import documents_like, find_directive, links_of
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.usecases.read_file import open_pages
from nhiemvu.usecases.recognise_directive import FIELD_NAMES, shown_field

#: A .docx that was made of another kind is read as one.
WORD_SUFFIX = ".docx"
#: What is held against the record.
HELD_FIELDS = ("issued_on", "issuer", "title")


class UnknownLayout(UsageFault):
    """No rule book has this name."""

    def __init__(self, name: str) -> None:
        known = [layout.name for layout in layouts()]
        super().__init__(
            Text(f"Không có thể thức “{name}”.", f"There is no layout “{name}”."),
            Text(f"Chọn một trong: {in_quotes(known)}.", f"Choose one of: {in_quotes(known)}."),
        )


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """One document with what was found in it."""

    file_name: str
    layout: Layout
    findings: tuple[Finding, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether the rule book is broken."""
        return any(finding.severity is Severity.WRONG for finding in self.findings)


def known_layout(name: str | None) -> Layout | None:
    """Return the rule book of this name, None where none is named; raises UnknownLayout."""
    found = layout_named(name) if name else None
    if name and found is None:
        raise UnknownLayout(name)
    return found


def check_document(session: Session | None, path: Path, *, layout_name: str | None, today: date) -> CheckedDocument:
    """Return what is wrong with the form of a document; `path` "-" is standard input, no session is no record.

    Raises UnknownLayout, and the faults of `documents`: missing, empty, damaged, of a kind without looks.
    """
    named = known_layout(layout_name)
    name = shown_name(path)
    data = docx_form(file_bytes(path), name)
    reading = read_report(open_pages(read_bytes(data, Path(name).stem + WORD_SUFFIX), name))
    printed = read_docx_looks(data, name)
    form = form_of(printed)
    own = read_settings(session).get("system") if session else None
    layout = named or layout_of(form, reading, today, System(own) if own else None)
    of_records = _of_records(session, reading, form) if session else ()
    faults = (*check_form(printed, form, reading, layout), *of_records)
    return CheckedDocument(name, layout, findings_of(faults, layout))


def _of_records(session: Session, reading: Reading, form: Form) -> Iterator[Fault]:
    """Yield cited documents that are recorded otherwise, or that another one has replaced."""
    places = Places(reading.text, form)
    for cited in reading.citations:
        stated = cited.directive
        if not stated.symbol:
            continue
        place = places.of(cited.span)
        found = find_directive(session, stated)
        if found is None:
            for number, held in documents_like(session, stated):
                if is_slip(held, stated):
                    yield Fault(FindingCode.RECORD_DIFFERS, _differing(number, held, stated), place)
            continue
        number, held = found
        if "title" in contradictions(held, stated):
            # Offices shorten titles as they like.
            yield Fault(FindingCode.RECORD_DIFFERS, _differing(number, held, stated), place, Severity.DOUBTFUL)
        for link in links_of(session, number):
            if link.relation is Relation.REPLACES and link.direction == "in" and not _is_cited(link.directive, reading):
                newer = link.directive.short_name
                message = Text(
                    f"{stated.short_name} đã được {newer} thay thế", f"{newer} has replaced {stated.short_name}"
                )
                yield Fault(FindingCode.RECORD_REPLACED, message, place)


def _is_cited(directive: Directive, reading: Reading) -> bool:
    """Tell whether a document is cited itself, or is the document that is checked."""
    known = (reading.metadata.directive, *(one.directive for one in reading.citations))
    return any(same_document(directive, one) for one in known)


def _differing(number: int, held: Directive, stated: Directive) -> Text:
    names = [name for name in contradictions(held, stated) if name in HELD_FIELDS]
    told = [(FIELD_NAMES[name], shown_field(held, name), shown_field(stated, name)) for name in names]
    return Text(
        f"{stated.short_name}: "
        + "; ".join(f"{field.vi} “{now}”, đã ghi “{was}”" for field, was, now in told)
        + f" (văn bản {number})",
        f"{stated.short_name}: "
        + "; ".join(f"{field.en} “{now}”, recorded “{was}”" for field, was, now in told)
        + f" (directive {number})",
    )
