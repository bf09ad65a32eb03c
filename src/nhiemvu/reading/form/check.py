"""One document held against its rule book."""

from collections.abc import Iterable
from datetime import date

from nhiemvu.domain.dates import month_end
from nhiemvu.domain.findings import Fault, Finding, Severity
from nhiemvu.domain.language import Text
from nhiemvu.domain.looks import Printed
from nhiemvu.domain.pages import Style
from nhiemvu.domain.plans import Reading
from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import fold
from nhiemvu.facts.findings import finding_facts
from nhiemvu.facts.formalities import formality
from nhiemvu.facts.layouts import Layout, layout_for
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.feet import of_foot
from nhiemvu.reading.form.heads import of_head
from nhiemvu.reading.form.letters import of_fonts, of_letters
from nhiemvu.reading.form.paragraphs import of_alignment, of_first_lines, of_line_spacing, of_paragraph_spacing
from nhiemvu.reading.form.readings import Places, of_reading
from nhiemvu.reading.form.sheets import of_page_numbers, of_sheets, of_tables
from nhiemvu.reading.form.structure import of_structure
from nhiemvu.reading.form.wording import of_wording
from nhiemvu.reading.head.upper import upper_of

PARTY_NATION, STATE_NATION = "dang cong san", "cong hoa"


def layout_of(form: Form, reading: Reading, today: date, system: System | None = None) -> Layout:
    """Return the rule book that a document follows, by its own system and day.

    Where it says nothing of them, those that are given count: the office's own system, and today.
    """
    return layout_for(system_of(form, reading) or system or System.STATE, _day(form, reading) or today)


def _day(form: Form, reading: Reading) -> date | None:
    """Return the document's day, or the last that it may have where its day or month is blank."""
    dated = upper_of([part.text for part in form.of(Style.PLACE_DATE)])
    known = reading.metadata.directive.issued_on or (dated.about and month_end(dated.about.year, dated.about.month))
    return known or (date(dated.year, 12, 31) if dated.year else None)


def system_of(form: Form, reading: Reading) -> System | None:
    """Return the system that most of office, nation, symbol and signature tell; None where none of them is known."""
    votes = {System.PARTY: 0, System.STATE: 0}
    nation = form.first(Style.NATION)
    if nation:
        votes[System.PARTY if fold(nation.text).startswith(PARTY_NATION) else System.STATE] += 2
    for part in form.of(Style.OFFICE, Style.UPPER_OFFICE):
        if formality("party_office").match(part.key):
            votes[System.PARTY] += 3
            break
        if formality("state_office").match(part.key):
            votes[System.STATE] += 3
            break
    for part in form.of(Style.AUTHORITY):
        votes[System.PARTY if formality("party_authority").match(part.key) else System.STATE] += 1
    if own := reading.metadata.directive.system:
        votes[own] += 2
    best = max(votes, key=lambda system: votes[system])
    return best if votes[best] else None


def check_form(printed: Printed, form: Form, reading: Reading, layout: Layout) -> tuple[Fault, ...]:
    """Return everything that is wrong with a document, in the order of its pages."""
    return (
        *of_sheets(printed, layout),
        *of_page_numbers(printed, layout),
        *of_structure(form, layout),
        *of_head(form, layout),
        *of_foot(form, layout),
        *of_fonts(form, layout),
        *of_letters(form, layout),
        *of_alignment(form, layout),
        *of_first_lines(form, layout),
        *of_line_spacing(form, layout),
        *of_paragraph_spacing(form, layout),
        *of_tables(printed),
        *of_wording(form, layout),
        *of_reading(reading, Places(reading.text, form)),
    )


def findings_of(faults: Iterable[Fault], layout: Layout) -> tuple[Finding, ...]:
    """Return faults as they are shown: what is wrong first, then by place; one told by two rules stands once."""
    found: dict[tuple[object, ...], Finding] = {}
    for fault in faults:
        fact = finding_facts()[fault.code]
        source = Text(*(f"{layout.title}, {item}" if fact.by_rule_book else item for item in fact.item))
        found.setdefault(
            (fault.code, fault.message, fault.place),
            Finding(
                code=fault.code,
                severity=fault.severity or fact.severity,
                message=fault.message,
                place=fault.place,
                source=source,
            ),
        )
    return tuple(sorted(found.values(), key=lambda one: (one.severity is Severity.DOUBTFUL, one.place.paragraph)))
