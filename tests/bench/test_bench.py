"""The benchmarks run, and measure what they say: their documents are what they claim to be."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.domain.pages import Table
from nhiemvu.reading.report import read_report
from tools.bench import documents
from tools.bench.jobs import JOBS
from tools.bench.measure import Taken, exponent, taken
from tools.bench.report import PAGE, report_of_pages, report_of_points, text_of_pages
from tools.bench.word_form import plain_word_file, word_file

TINY = documents.Sizes(pages=2, text_pages=2, points=(2, 4), tasks=3, rounds=1, page_tasks=3, exported=(2, 3))


def test_word_form_reads_as_it_was() -> None:
    """All that is put around the words of a report is taken off again, and nothing else."""
    report = report_of_pages(20)
    assert read_docx(word_file(report), "báo cáo.docx") == report
    plain = read_docx(plain_word_file(report), "báo cáo.docx")
    assert [line.text for line in plain.paragraphs()] == [line.labelled_text for line in report.paragraphs()]


def test_documents_are_the_same_each_time() -> None:
    """Two runs measure the same bytes."""
    assert word_file(report_of_pages(3)) == word_file(report_of_pages(3))
    assert text_of_pages(2) == text_of_pages(2)


def test_report_has_what_reports_have() -> None:
    """Its length is about what was asked for; tables, notes, numbers and several runs a paragraph are in it."""
    report = report_of_pages(20)
    length = sum(len(paragraph.text) for paragraph in report.paragraphs())
    assert 0.8 < length / (20 * PAGE) < 1.2
    assert any(isinstance(block, Table) for block in report.blocks[1:-1])
    assert len(report.notes) > 10
    assert {"I -", "1.", "a)", "-"} <= {paragraph.label for paragraph in report.paragraphs()}
    document = Document(BytesIO(word_file(report)))
    assert max(len(paragraph.runs) for paragraph in document.paragraphs) > 5


@pytest.mark.parametrize("points", [1, 30])
def test_each_point_is_read_as_a_task(points: int) -> None:
    """A report of so many points is read as that many tasks, some with a unit, a deadline and directives."""
    found = read_report(report_of_points(points))
    assert [task.label for task in found.tasks] == [f"IV.{number}" for number in range(1, points + 1)]
    if points > 10:
        assert any(task.lead for task in found.tasks)
        assert any(task.due_text for task in found.tasks)
        assert any(task.directives for task in found.tasks)


def test_every_line_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of the documents' table is measured; every job does its work in a process and tells its time."""
    told: dict[str, Taken] = {}

    def noted(jobs: Sequence[str], file: Path, rounds: int) -> Mapping[str, Taken]:
        found = taken(jobs, file, rounds)
        told.update(found)
        return found

    monkeypatch.setattr(documents, "taken", noted)
    assert len(list(documents.lines(TINY, tmp_path))) == 6 + 1 + 2 * (2 + 1) + 3 + 1 + 4
    (tmp_path / "a").write_bytes(text_of_pages(1).encode())
    noted(["citations"], tmp_path / "a", 1)
    assert told.keys() == JOBS.keys()
    assert all(one.seconds > 0 for one in told.values())


def test_exponent_is_the_power() -> None:
    """Times that grow with the square of the size have exponent 2."""
    assert exponent([10, 100, 1000], [0.01, 1, 100]) == pytest.approx(2)
