"""Which points are tasks, and where each begins and ends, in documents of many shapes."""

import re
from pathlib import Path

import pytest

from nhiemvu.domain.plans import Reading
from nhiemvu.reading.report import read_report
from tests.reading.coverage import faults_of
from tests.reading.loose import pages_of

SHAPES = Path(__file__).with_name("task_shapes.txt").read_text("utf-8").split("\n#### ")[1:]
MARKED = re.compile(r"⟦([^⟧]*)⟧")


def reading_of(shape: str) -> Reading:
    """Return the reading of a shape without its marks."""
    return read_report(pages_of(shape.partition("\n")[2].replace("⟦", "").replace("⟧", "")))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.partition("\n")[0]))
def test_tasks_are_what_is_marked(shape: str) -> None:
    """Each marked stretch is one task with exactly these words, and nothing else is."""
    assert [task.text for task in reading_of(shape).tasks] == MARKED.findall(shape)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.partition("\n")[0]))
def test_everything_else_is_named(shape: str) -> None:
    """Each character of the tasks sections lies in one task or one remainder, and spans hold what they name."""
    assert faults_of(reading_of(shape)) == []
