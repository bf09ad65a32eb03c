"""One document from its paragraphs to everything that was found in it."""

from collections.abc import Iterator

from nhiemvu.domain.collecting import collecting_later
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.plans import Reading
from nhiemvu.reading.citing.citations import citations_of
from nhiemvu.reading.citing.links import links_of
from nhiemvu.reading.citing.mentions import mentions_of
from nhiemvu.reading.citing.notes import with_dates_of_notes
from nhiemvu.reading.citing.unnumbered import unnumbered_of, without_titles
from nhiemvu.reading.head.letterhead import head_of
from nhiemvu.reading.head.metadata import metadata_of
from nhiemvu.reading.head.periods_apart import told_by_periods
from nhiemvu.reading.outline.growth import HEADING_RANK, outline_of
from nhiemvu.reading.outline.sections import headings_of, sections_of
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.problems.damage import of_damage
from nhiemvu.reading.problems.dates import of_dates, of_order
from nhiemvu.reading.problems.labels import of_labels
from nhiemvu.reading.problems.parts import of_notes, of_parts, of_remainders
from nhiemvu.reading.problems.suffixes import of_suffixes
from nhiemvu.reading.problems.totals import of_totals
from nhiemvu.reading.tasks.above import with_headings
from nhiemvu.reading.tasks.deadlines import Anchor
from nhiemvu.reading.tasks.maker import Maker
from nhiemvu.reading.tasks.parts import REPORT, Parts, of_tasks
from nhiemvu.reading.tasks.points import Finder
from nhiemvu.reading.tasks.remainders import remainders_of
from nhiemvu.reading.tasks.rows import rows_of, task_tables
from nhiemvu.reading.tasks.told import told_in, with_marks
from nhiemvu.reading.text.laying import sheet_of
from nhiemvu.reading.text.sheet import Sheet


def read_report(pages: Pages) -> Reading:
    """Return what a document says: a report, or a directive, plan, notice or letter, read by the same rules.

    Raises nothing for what the document lacks: faults are in `problems`.
    """
    # No decorator: it would hold the pages.
    with collecting_later():
        sheet = sheet_of(pages)
        # Their words stand in the sheet; a caller that does not keep the pages has room for what is found.
        del pages
        return _reading_of(sheet)


def _reading_of(sheet: Sheet) -> Reading:
    key = sheet.key
    head = head_of(sheet)
    root = outline_of(sheet, head.end)
    sections = sections_of(root, sheet)
    opening_end = _opening_end(sheet, root, head.end)
    head_end = sheet.lines[head.end].start if head.end < len(sheet.lines) else sheet.body_end
    opening = sheet.text[head_end:opening_end]
    numbered = mentions_of(sheet.text, key)
    unnumbered = without_titles(unnumbered_of(sheet.text, key), numbered, head_end, opening_end)
    mentions = with_dates_of_notes([*numbered, *unnumbered], sheet, key)
    metadata = metadata_of(sheet, head, sections, mentions, opening)
    citations = citations_of(mentions, metadata.directive, sheet.text)
    kind = metadata.directive.kind
    if kind == REPORT:
        sections = told_by_periods(sections, root, sheet, metadata)
    parts = Parts(sheet, root, sections, kind).find()
    tables = of_tasks(task_tables(sheet), sheet, sections, parts, kind)
    found = Finder(sheet, sections, kind, tables, head.end).find(parts)
    planned = metadata.period_planned
    anchor = Anchor(metadata.directive.issued_on, planned, head.upper.about)
    made = Maker(sheet, citations, anchor, planned).make(found.points, rows_of(tables))
    remainders = remainders_of(sheet, found, tables, [task.span for task in made.tasks])
    return Reading(
        metadata=metadata,
        text=sheet.text,
        outline=headings_of(sections, sheet, found.parts),
        tasks=with_marks(with_headings(made.tasks, root, sheet, citations), sheet),
        told=told_in(sections, sheet) if kind == REPORT else (),
        citations=citations.cited,
        links=links_of(citations, key, kind, opening_end, head_end),
        remainders=remainders,
        problems=(
            *of_parts(metadata, made.tasks, has_section=bool(found.parts or tables)),
            *of_remainders(remainders, sheet),
            *of_labels(root, sheet),
            *of_dates(citations, made.impossible, head),
            *of_order(citations.cited, made.tasks, metadata.directive.issued_on),
            *of_suffixes(metadata.directive, citations.cited, sheet),
            *of_totals(sheet, head.end),
            *of_damage(sheet, head.end),
            *of_notes(sheet),
        ),
    )


def _opening_end(sheet: Sheet, root: Point, head_end: int) -> int:
    """Return where the first numbered point, heading or table begins, the end of the opening sentences."""
    first = next((point.line for point in _numbered(root) if point.line >= head_end), len(sheet.lines))
    filled = (cell[0] for grid in sheet.grids for row in grid.rows for cell in row if cell[0] < cell[1])
    end = min((line for line in filled if head_end <= line < first), default=first)
    return sheet.lines[end].start if end < len(sheet.lines) else sheet.body_end


def _numbered(point: Point) -> Iterator[Point]:
    """Yield headings and numbered points in order; lead-ins without a label belong to the opening."""
    for child in point.children:
        if child.label.form.counts != "mark" if child.label else child.rank == HEADING_RANK:
            yield child
        yield from _numbered(child)
