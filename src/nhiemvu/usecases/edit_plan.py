"""Correct what was read of a document before it is saved."""

from collections.abc import Sequence

from nhiemvu.domain.plan_edits import Step, edited
from nhiemvu.domain.values import replace
from nhiemvu.reading.tasks.titles import title_of
from nhiemvu.usecases.read_file import ReadFile


def edit_plan(source: ReadFile, steps: Sequence[Step]) -> ReadFile:
    """Return a file whose tasks went through the steps of a clerk."""
    return replace(source, reading=edited(source.reading, steps, title_of))
