"""A report drafted from an office's record, and the same document by docxtpl alone from template and blocks."""

import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # the library carries no types
from jinja2 import Environment
from markupsafe import Markup

from nhiemvu.cli.app import run
from nhiemvu.documents.docx_out.blocks import TemplateBlock
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.docx_out.writer import blocks_of, docx_bytes
from nhiemvu.domain.periods import parse_period
from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.add_task import add_task
from nhiemvu.usecases.complete_tasks import complete_tasks
from nhiemvu.usecases.draft_report import Draft, draft_report
from tools.bench.prose import Prose

SEED = 20260630
PERIOD = parse_period("2026-Q2")
SERIES = "công tác chuyển đổi số"
TODAY = date(2026, 7, 1)
#: Of so many tasks one is not done.
UNDONE_EVERY = 10
#: Reports with other words, which warm a process and leave nothing of the measured words in its memory.
OTHER_SERIES, OTHER_SEED, OTHER_TASKS = "công tác dân vận", 20250630, 200


def office_of(tasks: int, database: Path, series: str = SERIES, seed: int = SEED) -> None:
    """Make a database of an office with so many tasks of a quarter, most of them done, each with its proof."""
    prose = Prose(seed, tasks * 400)
    with transaction(open_database(str(database)), writing=True) as session:
        for number in range(1, tasks + 1):
            task = add_task(
                session,
                prose.task(),
                due_on=date(2026, 6, 30),
                directives=(),
                series=series,
                period=PERIOD,
                leads=(),
                support=(),
                today=date(2026, 4, 1),
            ).task
            if number % UNDONE_EVERY:
                proof = f"Kế hoạch số {number}-KH/ĐU, ngày 08/4/2026 của Đảng ủy xã về chuyển đổi số"
                complete_tasks(
                    session, [task.id], result=prose.sentence(), evidence=[proof], on=date(2026, 6, 15), today=TODAY
                )


def written(database: Path) -> Callable[[], object]:
    """Prepare the writing of a drafted report as a Word file."""
    draft = _drafted(database)
    return lambda: docx_bytes(draft.pages, draft.layout)


def drafted(database: Path) -> Callable[[], object]:
    """Prepare the whole command, from the record to the file."""
    words = ["--db", str(database), "--today", str(TODAY), "report", "draft", PERIOD.code]
    target = database.with_suffix(".docx")

    def draft() -> None:
        if run([*words, "-o", str(target)]):
            raise RuntimeError(target)

    return draft


def drafted_warm(database: Path) -> Callable[[], object]:
    """Prepare what the command does once its database is open: record read, words found, file's bytes made.

    The process has drafted a report of another series from it before.
    """
    both = database.with_name("both.db")
    shutil.copyfile(database, both)
    office_of(OTHER_TASKS, both, OTHER_SERIES, OTHER_SEED)
    engine = open_database(str(both))

    def draft(series: str = SERIES) -> bytes:
        with transaction(engine, writing=False) as session:
            found = draft_report(session, PERIOD, series=series, as_of=TODAY)
        return docx_bytes(found.pages, found.layout)

    draft(OTHER_SERIES)
    return draft


def by_docxtpl_warm(database: Path) -> Callable[[], object]:
    """Prepare docxtpl alone in a process that has filled the template once before."""
    fill = by_docxtpl(database)
    fill()
    return fill


def by_docxtpl(database: Path) -> Callable[[], object]:
    """Prepare the same document by docxtpl alone: it fills the template with blocks that are made before, and saves."""
    draft = _drafted(database)
    template = packaged_template(draft.layout)
    blocks = [_Block(block) for block in blocks_of(draft.pages, draft.layout)]

    def fill() -> bytes:
        document = DocxTemplate(BytesIO(template))
        document.render({"blocks": blocks}, Environment(autoescape=True))
        saved = BytesIO()
        document.save(saved)
        return saved.getvalue()

    return fill


class _Block:
    """A block whose words go through the engine."""

    def __init__(self, block: TemplateBlock) -> None:
        self.kind, self.whole = block.kind, block.whole
        # The words were escaped as they were written.
        self.runs = Markup("" if block.whole else block.content)  # noqa: S704
        self.xml = Markup(block.content if block.whole else "")  # noqa: S704


def _drafted(database: Path) -> Draft:
    with transaction(open_database(str(database)), writing=False) as session:
        return draft_report(session, PERIOD, series=SERIES, as_of=TODAY)
