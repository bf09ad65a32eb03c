"""Print directives: as a list, and one with its links and tasks."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_json
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.screen import screen_columns
from nhiemvu.cli.shapes import RELATION_NAMES
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.directives import Directive, Relation

if TYPE_CHECKING:
    from nhiemvu.store.directives import RecordedDirective, RecordedLink
    from nhiemvu.usecases.find_directives import ShownDirective

#: The least room that words have beside the lines of a deep tree.
NARROWEST = 24


def directive_object(row: "RecordedDirective") -> dict[str, object]:
    """Return the JSON object of a directive in a list."""
    directive = row.directive
    return {
        "id": row.id,
        "kind": directive.kind,
        "symbol": directive.symbol or None,
        "issued_on": directive.issued_on,
        "issuer": directive.issuer or None,
        "title": directive.title or None,
        "secrecy": directive.secrecy,
        "open_tasks": row.open,
        "done_tasks": row.done,
        "total_tasks": row.total,
    }


def print_directives(output_format: str, found: "Sequence[RecordedDirective]", empty: str) -> None:
    """Print a list of directives."""
    if output_format == "json":
        print_json([directive_object(row) for row in found])
        return
    columns = [
        Column(say("Số", "No.")),
        Column(say("Ký hiệu", "Symbol")),
        Column(say("Ngày", "Date")),
        Column(say("Cơ quan ban hành", "Issuer"), wraps=True),
        Column(say("Trích yếu", "Title"), wraps=True),
        Column(say("Xong", "Done")),
    ]
    rows = [
        (
            row.id,
            row.directive.symbol or row.directive.kind,
            row.directive.issued_on,
            row.directive.issuer,
            row.directive.told_title,
            f"{row.done}/{row.total}" if row.total else "",
        )
        for row in found
    ]
    print_rows(output_format, columns, rows, empty)


def print_directive_object(shown: "ShownDirective") -> None:
    """Print one directive as JSON."""
    directive = shown.recorded.directive
    links = [
        {
            "relation": link.relation,
            "direction": link.direction,
            "id": link.id,
            "symbol": link.directive.symbol or None,
            "title": link.directive.title or None,
        }
        for link in shown.related
    ]
    print_json(
        {
            **directive_object(shown.recorded),
            "signer": directive.signer or None,
            "note": directive.note or None,
            "links": links,
            "tasks": [task.id for task in shown.tasks],
        }
    )


def print_directive(shown: "ShownDirective", today: date) -> None:
    """Print one directive with its links, by relation, and how its tasks stand."""
    from nhiemvu.cli.tasks_out import print_tasks

    directive = shown.recorded.directive
    lines = [
        (say("Số", "No."), str(shown.recorded.id)),
        (say("Loại", "Kind"), shown.kind_name),
        (say("Ký hiệu", "Symbol"), directive.symbol),
        (say("Ngày", "Date"), short_day(directive.issued_on) if directive.issued_on else ""),
        (say("Cơ quan ban hành", "Issuer"), directive.issuer),
        (say("Trích yếu", "Title"), directive.told_title),
        (say("Người ký", "Signer"), directive.signer),
        (say("Ghi chú", "Note"), directive.note),
    ]
    width = max(len(name) for name, _ in lines) + 2
    for name, value in lines:
        if value:
            print_wrapped(f"{name:<{width}}", " " * width, value)
    for title, links in groupby(sorted(shown.related, key=_place_of_link), key=_link_title):
        click.echo(f"{title}:")
        for link in links:
            print_wrapped("- ", "  ", brief(link.directive))
    click.echo()
    empty = say("Chưa có nhiệm vụ nào dẫn văn bản này.", "No task cites this directive.")
    print_tasks("table", shown.tasks, today, empty)


def _place_of_link(link: "RecordedLink") -> tuple[int, bool]:
    return list(Relation).index(link.relation), link.direction == "in"


def _link_title(link: "RecordedLink") -> str:
    outgoing, incoming = RELATION_NAMES[link.relation]
    title = spoken(outgoing if link.direction == "out" else incoming)
    return title[0].upper() + title[1:]


def brief(directive: Directive) -> str:
    """Return a directive in a line: "97-CT/TW (05/01/2022) Tăng cường sự lãnh đạo của Đảng"."""
    day = f"({short_day(directive.issued_on)})" if directive.issued_on else ""
    if directive.symbol:
        return " ".join(filter(None, (directive.symbol, day, directive.told_title)))
    return " ".join(filter(None, (directive.short_name, day)))


def print_wrapped(first: str, later: str, words: str) -> None:
    """Print words wrapped to the screen, the first line after `first`, the rest after `later`."""
    room = max(NARROWEST, screen_columns() - len(later))
    for place, line in enumerate(wrap(words, room) or [""]):
        click.echo(f"{later if place else first}{line}".rstrip())
