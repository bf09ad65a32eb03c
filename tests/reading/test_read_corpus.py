"""Real documents, where they are at hand: how much of what a careful reader finds is found."""

import importlib.util
import json
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from nhiemvu.domain.directives import Relation
from nhiemvu.domain.plans import Link, Reading
from nhiemvu.domain.tasks import Cadence
from nhiemvu.reading.report import read_report
from nhiemvu.reading.text.clean import cleaned
from nhiemvu.reading.text.laying import sheet_of
from tests.reading.coverage import faults_of
from tests.reading.loose import pages_of

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not at hand")
TEXTS = sorted(CORPUS.glob("documents/*.txt"))


@cache
def reading(path: Path) -> Reading:
    """Return the reading of a document."""
    return read_report(pages_of(path.read_text("utf-8-sig")))


@cache
def scorer() -> ModuleType:
    """Return the measure that comes with the corpus."""
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(path: Path) -> dict[str, Any]:
    """Return what a careful reader found."""
    found: dict[str, Any] = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text("utf-8"))
    return found


def output(found: Reading) -> dict[str, Any]:
    """Return a reading in the shape that the measure takes."""
    own, metadata = found.metadata.directive, found.metadata
    return {
        "document": {
            "kind": own.kind,
            "symbol": own.symbol or None,
            "issued_on": str(own.issued_on) if own.issued_on else None,
            "issuer": own.issuer or None,
            "period_reported": metadata.period_reported.code if metadata.period_reported else None,
            "period_planned": metadata.period_planned.code if metadata.period_planned else None,
        },
        "tasks": [
            {"label": task.label, "text": task.text, "lead": task.lead, "support": list(task.support)}
            for task in found.tasks
        ],
        "citations": [
            {
                "kind": one.directive.kind,
                "symbol": one.directive.symbol or None,
                "issued_on": str(one.directive.issued_on) if one.directive.issued_on else None,
                "issuer": one.directive.issuer or None,
            }
            for one in found.citations
        ],
    }


def test_first_report_tasks() -> None:
    """The report that the program was made for: exactly the points of its last part, with exact words."""
    path = TEXTS[0]
    last_part = path.read_text("utf-8-sig").split("\nIII")[1].split("\nNơi nhận")[0]
    points = [line.split(". ", 1)[1] for line in last_part.splitlines() if line[:1].isdigit() and line[1:3] == ". "]
    found = reading(path)
    assert [task.text for task in found.tasks] == points
    assert [task.label for task in found.tasks] == [f"III.{number}" for number in range(1, len(points) + 1)]
    assert {(task.lead, str(task.due_on), task.due_text, task.cadence) for task in found.tasks} == {
        (None, "2023-06-30", None, Cadence.ONGOING)
    }


def test_first_report_citations_and_links() -> None:
    """Its directives with dates, issuers and titles, and how they are related."""
    found = reading(TEXTS[0])
    wanted = {(one["kind"], one["symbol"], one["issued_on"]) for one in gold(TEXTS[0])["citations"]}
    assert {(one["kind"], one["symbol"], one["issued_on"]) for one in output(found)["citations"]} == wanted
    assert all(one.directive.issuer for one in found.citations)
    assert all(one.directive.title for one in found.citations[1:])
    assert set(found.links) == {
        Link(0, Relation.REQUESTS, None),
        Link(1, Relation.IMPLEMENTS, 2),
        Link(3, Relation.IMPLEMENTS, 4),
    }
    assert found.problems == ()


def test_first_report_metadata_and_text() -> None:
    """Its kind, issuer, series and periods; no sentence of its text is cut."""
    found = reading(TEXTS[0])
    for field, value in gold(TEXTS[0])["document"].items():
        assert output(found)["document"][field] == value, field
    assert found.metadata.series is not None
    assert f"kết quả {found.metadata.series} quý I;" in found.metadata.directive.title
    assert all(line[-1] in ".;:,…" for line in found.text.split("\n") if len(line) > 150)


def test_first_report_is_its_first_document() -> None:
    """The clean text is made of the document's own words, in order, footnotes moved to the end."""
    words = TEXTS[0].read_text("utf-8-sig").replace("**", "").split()
    assert len(reading(TEXTS[0]).text.split()) == len(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.stem))
def test_spans(path: Path) -> None:
    """Every span holds exactly the words that it names."""
    found = reading(path)
    for task in found.tasks:
        assert found.text[task.span.start : task.span.end] == task.text
    for one in found.citations:
        assert found.text[one.span.start : one.span.end] == one.text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.stem))
def test_tasks_sections_are_shared_out(path: Path) -> None:
    """Each character of a real document's tasks sections lies in one task or one remainder."""
    assert faults_of(reading(path)) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.stem))
def test_no_letter_is_lost(path: Path) -> None:
    """Every letter of a real document stands in its text or among the numbers of its pages, look-alikes mended."""
    text = path.read_text("utf-8-sig")
    sheet = sheet_of(pages_of(text))
    kept = "".join((sheet.text, *sheet.page_numbers))
    assert letters(cleaned(text)) == letters(kept)


def letters(text: str) -> Counter[str]:
    """Return how often each letter stands in a text."""
    return Counter(character for character in text if character.isalpha())


@pytest.mark.parametrize(("figure", "least"), [("tasks_lenient", 0.95), ("citations", 0.97)])
def test_figures(figure: str, least: float) -> None:
    """Found tasks and citations, all plain texts together."""
    counts = [scorer().score(gold(path), output(reading(path)))[0][figure] for path in TEXTS]
    hits, wanted, given = (sum(numbers) for numbers in zip(*counts, strict=True))
    assert 2 * hits / (wanted + given) >= least


def test_leads() -> None:
    """Units that lead, of the tasks that were found, all plain texts together."""
    counts = [scorer().score(gold(path), output(reading(path)))[0]["lead_lenient"] for path in TEXTS]
    assert sum(hits for hits, _ in counts) / sum(of for _, of in counts) >= 0.8
