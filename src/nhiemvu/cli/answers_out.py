"""Print what reports have said of a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_words
from nhiemvu.cli.shapes import COVERAGE_NAMES, MATCHED_BY_NAMES
from nhiemvu.domain.periods import parse_period

if TYPE_CHECKING:
    from nhiemvu.store.report_answers import AnswerOnRecord


def print_answers(answers: Sequence[AnswerOnRecord]) -> None:
    """Print the words of reports that answer a task, newest first."""
    click.echo()
    click.echo(say("Báo cáo đã trả lời:", "Reports said:"))
    for held in answers:
        period = parse_period(held.period).name if held.period else say(f"văn bản {held.document_id}", "a report")
        coverage, how = COVERAGE_NAMES[held.answer.coverage], MATCHED_BY_NAMES[held.answer.matched_by]
        print_words(f"{period}: {spoken(coverage)} ({say('theo', 'by')} {spoken(how)})", "- ")
        for words in held.answer.words:
            print_words(words.text, "  ")
