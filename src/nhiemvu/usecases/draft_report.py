"""Draft the results section of a period's report from what was recorded."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nhiemvu.documents.keeping import write_keeping
from nhiemvu.documents.markdown_out import to_markdown
from nhiemvu.documents.text_out import to_text
from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import Heading, SectionKind, Span
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import Layout, layout_for
from nhiemvu.store.reports import latest_outline
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import tasks_to_answer
from nhiemvu.usecases.answer_tasks import answers_of
from nhiemvu.usecases.find_series import only_series
from nhiemvu.writing.headings import results_headings
from nhiemvu.writing.results import results_section

FORMAT_OF_SUFFIX = {".docx": "docx", ".md": "markdown", ".txt": "text"}


class NothingToAnswer(NotFound):
    """No task is to be answered in the period."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            Text(
                f"Không có nhiệm vụ nào phải báo cáo trong {period.name}.",
                f"No task is to be answered in {period.code}.",
            ),
            Text(
                "Nhập báo cáo của kỳ trước (nhiemvu import) hoặc thêm nhiệm vụ (nhiemvu add) trước.",
                "Import the previous report (nhiemvu import) or add tasks (nhiemvu add) first.",
            ),
        )


class WordNeedsFile(UsageFault):
    """A Word file was asked for without saying where to."""

    def __init__(self) -> None:
        super().__init__(
            Text("Dạng docx phải ghi ra tệp.", "The format docx needs a file."),
            Text("Thêm tên tệp, ví dụ: -o bao-cao.docx", "Name one, for example: -o report.docx"),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted section and how each task is answered in it."""

    pages: Pages
    answers: tuple[Answer, ...]
    layout: Layout

    def count(self, kind: AnswerKind) -> int:
        """Return how many tasks are answered in one way."""
        return sum(found.kind is kind for found in self.answers)


def draft_results(session: Session, period: Period, *, series: str | None, as_of: date) -> Draft:
    """Return the results section of the report of `period`, by what was recorded up to `as_of`.

    Raises UnknownSeries, SeriesNotNamed, NothingToAnswer.
    """
    chosen = only_series(session, series)
    tasks = tasks_to_answer(session, period, chosen)
    if not tasks:
        raise NothingToAnswer(period)
    answers = answers_of(session, tasks, period, as_of)
    held = latest_outline(session, chosen, period)
    places = results_headings([_heading(row) for row in held.outline], held.text) if held else []
    system = System(read_settings(session).get("system", System.PARTY))
    return Draft(results_section(places, answers, period), tuple(answers), layout_for(system, as_of))


def _heading(row: dict[str, object]) -> Heading:
    span = row["span"]
    return Heading(
        label=str(row["label"]),
        text=str(row["text"]),
        level=int(str(row["level"])),
        section=SectionKind(str(row["section"])),
        span=Span(**span) if isinstance(span, dict) else Span(0, 0),
        end=int(str(row["end"])),
    )


def format_of(target: Path | None, wanted: str | None) -> str:
    """Return the format of a draft: as asked, else by the target's suffix, else plain text.

    Raises WordNeedsFile.
    """
    if wanted == "docx" and target is None:
        raise WordNeedsFile
    return wanted or (FORMAT_OF_SUFFIX.get(target.suffix.casefold(), "text") if target else "text")


def as_words(pages: Pages, output_format: str) -> str:
    """Return a draft as plain text or Markdown."""
    return to_markdown(pages) if output_format == "markdown" else to_text(pages)


def write_draft(draft: Draft, target: Path, output_format: str, template: Path | None = None) -> Path | None:
    """Write a draft to a file, whole or not at all; return where another file of that name was put aside, or None.

    A draft that a clerk went on with in Word is not lost when the command is run again.
    """
    return write_keeping(target, _bytes(draft, output_format, template))


def _bytes(draft: Draft, output_format: str, template: Path | None) -> bytes:
    if output_format != "docx":
        return as_words(draft.pages, output_format).encode()
    from nhiemvu.documents.docx_out.writer import docx_bytes  # noqa: PLC0415 docxtpl is heavy, and only for this format

    return docx_bytes(draft.pages, draft.layout, template)
