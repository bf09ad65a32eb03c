"""What a check of documents found, as a table of each file, JSON, CSV or Markdown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_json, print_words
from nhiemvu.cli.rows import Column, Group, print_groups, print_rows
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.findings import Finding, Severity

if TYPE_CHECKING:
    from nhiemvu.usecases.check_document import CheckedDocument

    Outcomes = Sequence[tuple[Path, CheckedDocument | NhiemvuError]]


def print_checked(outcomes: "Outcomes", output_format: str) -> None:
    """Print what was found in each file; files that could not be read are told elsewhere but in JSON."""
    checked = [outcome for _, outcome in outcomes if not isinstance(outcome, NhiemvuError)]
    if output_format == "json":
        print_json([_object(path, outcome) for path, outcome in outcomes])
    elif output_format == "table":
        for place, document in enumerate(checked):
            if place:
                click.echo()
            _print_table(document)
    else:
        rows = [_row(document.file_name, finding) for document in checked for finding in document.findings]
        print_rows(output_format, _columns(), rows, _nothing())


def _print_table(document: "CheckedDocument") -> None:
    wrong = [finding for finding in document.findings if finding.severity is Severity.WRONG]
    doubtful = [finding for finding in document.findings if finding.severity is Severity.DOUBTFUL]
    print_words(f"{document.file_name} ({document.layout.title})")
    if not document.findings:
        click.echo(_nothing())
        return
    columns = [Column(say("Chỗ", "Place"), wraps=True), Column(say("Nội dung", "Finding"), wraps=True, share=2),
               Column(say("Mã", "Code"))]  # fmt: skip
    groups = [
        Group(heading, [(_place(finding), spoken(finding.message), finding.code.value) for finding in found])
        for heading, found in ((say("Sai", "Wrong"), wrong), (say("Nên xem", "To look at"), doubtful))
        if found
    ]
    print_groups(columns, groups, "")
    click.echo(
        say(f"{len(wrong)} lỗi, {len(doubtful)} chỗ nên xem.", f"{len(wrong)} wrong, {len(doubtful)} to look at.")
    )


def _nothing() -> str:
    return say("Không thấy lỗi thể thức.", "Nothing is wrong with the form.")


def _place(finding: Finding) -> str:
    name = spoken(finding.place.name)
    return f"{name}: “{finding.place.words}”" if finding.place.words else name


def _columns() -> list[Column]:
    return [
        Column(say("Tệp", "File")),
        Column(say("Mức", "Severity")),
        Column(say("Mã", "Code")),
        Column(say("Chỗ", "Place")),
        Column(say("Nội dung", "Finding")),
        Column(say("Căn cứ", "Source")),
    ]


def _row(file_name: str, finding: Finding) -> tuple[object, ...]:
    severity = say("sai", "wrong") if finding.severity is Severity.WRONG else say("nên xem", "to look at")
    said = spoken(finding.message), spoken(finding.source)
    return file_name, severity, finding.code.value, _place(finding), *said


def _object(path: Path, outcome: "CheckedDocument | NhiemvuError") -> dict[str, object]:
    if isinstance(outcome, NhiemvuError):
        return {"file": str(path), "error": spoken(outcome.message)}
    return {
        "file": str(path),
        "layout": outcome.layout.name,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": spoken(finding.message),
                "place": {
                    "name": spoken(finding.place.name),
                    "paragraph": finding.place.paragraph or None,
                    "words": finding.place.words or None,
                },
                "source": spoken(finding.source),
            }
            for finding in outcome.findings
        ],
    }
