"""Long documents and large files: reading, drafting, the page, exports; beside the libraries that do the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.layouts import layouts
from nhiemvu.reading.report import read_report
from tools.bench.drafting import office_of
from tools.bench.jobs import mentions
from tools.bench.lines import Line, compared, memory
from tools.bench.measure import exponent, seconds, taken
from tools.bench.offices import fill_office
from tools.bench.report import report_of_pages, report_of_points, text_of_pages
from tools.bench.word_form import plain_word_file, word_file

THEIRS = ("python-docx paragraphs", "python-docx paragraphs and cells")
#: Ratios of our time to python-docx's, the speed of the search for citations in MB/s, and the growth of reading and
#: of writing.
WANTED_PARAGRAPHS, WANTED_WHOLE, WANTED_SPEED, WANTED_GROWTH = 0.25, 1.0, 100, 1.1
#: Ratio of our time for a workbook of tasks, from the database on, to XlsxWriter's for its rows; and of our memory for
#: many tasks to that for few.
WANTED_WORKBOOK, WANTED_MEMORY = 2.0, 1.25
#: Ratio of our time for writing a drafted report to that of the template engine alone.
WANTED_DRAFTING = 1.5
#: Memory in MB of writing the page of an office of any size.
WANTED_PAGE_MEMORY = 150


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long the documents are and how often each job runs."""

    pages: int
    #: Pages of running text that is searched for citations.
    text_pages: int
    points: tuple[int, ...]
    #: Tasks of a report that is drafted.
    tasks: int
    rounds: int
    #: Tasks of an office whose page is written.
    page_tasks: int
    #: Tasks that are exported, few and many; once, for that takes long.
    exported: tuple[int, int]


FULL = Sizes(
    pages=900,
    text_pages=1800,
    points=(10, 100, 1000, 10_000),
    tasks=200,
    rounds=5,
    page_tasks=100_000,
    exported=(10_000, 100_000),
)
QUICK = Sizes(
    pages=90,
    text_pages=180,
    points=(10, 100, 1000),
    tasks=200,
    rounds=3,
    page_tasks=5000,
    exported=(1000, 5000),
)


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """Yield the lines as they are measured; documents are written into `folder`."""
    report = report_of_pages(sizes.pages)
    as_word = folder / "word.docx"
    as_word.write_bytes(word_file(report))
    plain = folder / "plain.docx"
    plain.write_bytes(plain_word_file(report))
    yield from _beside_theirs("many runs", as_word, sizes)
    yield from _beside_theirs("one run each", plain, sizes)
    yield from _citations(sizes)
    yield from _growth(sizes, "reading", read_report)
    yield from _growth(sizes, "writing", partial(docx_bytes, layout=layouts()[0]))
    yield from _drafting(sizes, folder)
    yield _page(sizes.page_tasks, folder)
    yield from _exporting(sizes, folder)


def _beside_theirs(form: str, file: Path, sizes: Sizes) -> Iterator[Line]:
    found = taken(("paragraphs", "whole", *THEIRS), file, sizes.rounds)
    name = f".docx, {sizes.pages} pages, {form}"
    for job, theirs, wanted in (
        ("paragraphs", THEIRS[0], WANTED_PARAGRAPHS),
        ("paragraphs", THEIRS[1], WANTED_PARAGRAPHS),
        ("whole", THEIRS[0], WANTED_WHOLE),
    ):
        what = f"{name}: {job} / {theirs.removeprefix('python-docx ')}"
        yield compared(what, found[job], found[theirs], wanted)


def _citations(sizes: Sizes) -> Iterator[Line]:
    text = text_of_pages(sizes.text_pages)
    key = matching_key(text)
    size = len(text.encode()) / 1e6
    speed = size / seconds(lambda: mentions(text, key), sizes.rounds)
    yield Line(f"citations in {size:.1f} MB of text", f"{speed:.0f} MB/s", wanted=f"≥ {WANTED_SPEED} MB/s")


def _growth(sizes: Sizes, what: str, work: Callable[[Pages], object]) -> Iterator[Line]:
    times: list[float] = []
    for points in sizes.points:
        rounds = max(sizes.rounds // (1 + points // 1000), 1)
        times.append(seconds(partial(work, report_of_points(points)), rounds))
        yield Line(f"{what} a report of {points} points", f"{times[-1]:.3f} s")
    grown = exponent(sizes.points, times)
    told = f"growth of {what} from {sizes.points[0]} to {sizes.points[-1]} points"
    yield Line(told, f"n^{grown:.2f}", wanted=f"≤ n^{WANTED_GROWTH}")


def _drafting(sizes: Sizes, folder: Path) -> Iterator[Line]:
    database = folder / "office.db"
    office_of(sizes.tasks, database)
    jobs = ("report written", "report drafted, database open", "report drafted", "docxtpl", "docxtpl, warm")
    found = taken(jobs, database, sizes.rounds)
    # Written: words that are found already become a file, by both. Drafted from an open database: the record is read
    # and the words are found, too, which the engine is spared; both in a process that did it before. Drafted: the
    # whole command as a new process runs it, which opens the database and makes its tables of facts ready.
    for job, theirs, wanted in (
        ("report written", "docxtpl", WANTED_DRAFTING),
        ("report drafted, database open", "docxtpl, warm", WANTED_DRAFTING),
        ("report drafted", "docxtpl", None),
    ):
        yield compared(f"{job}, {sizes.tasks} tasks / {theirs} alone", found[job], found[theirs], wanted)


def _page(tasks: int, folder: Path) -> Line:
    database = folder / "large.db"
    fill_office(tasks, database)
    ours = taken(["page written"], database, 1)["page written"]
    size = database.with_suffix(".html").stat().st_size / 1e6
    what = f"page of {tasks} tasks, {size:.1f} MB"
    return Line(what, f"{ours.seconds:.1f} s", wanted=f"≤ {WANTED_PAGE_MEMORY} MB", peak=memory(ours.peak))


def _exporting(sizes: Sizes, folder: Path) -> Iterator[Line]:
    few, many = sizes.exported
    jobs = {"tasks to .xlsx": ("XlsxWriter", WANTED_WORKBOOK), "tasks to .csv": ("csv", None)}
    databases = {number: folder / f"{number}.db" for number in sizes.exported}
    for number, database in databases.items():
        fill_office(number, database)
    of_few = taken(list(jobs), databases[few], 1)
    of_many = taken([*jobs, *(theirs for theirs, _ in jobs.values())], databases[many], 1)
    for job, (theirs, wanted) in jobs.items():
        ours = of_many[job]
        yield compared(f"{many} {job} / {theirs} alone", ours, of_many[theirs], wanted)
        if ours.peak:
            ratio = f"{ours.peak / of_few[job].peak:.2f}"
            what = f"memory for {many} {job} / for {few}"
            yield Line(what, memory(ours.peak), memory(of_few[job].peak), ratio, f"≤ {WANTED_MEMORY:.2f}")
