"""Tie one directive to another, or untie them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DIRECTIVE
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.domain.directives import Relation


class UnknownRelation(UsageFault):
    """Words that name no relation of two documents."""

    def __init__(self, words: str, known: Sequence[Text]) -> None:
        super().__init__(
            Text(f"“{words}” không phải là một quan hệ văn bản.", f"“{words}” is no relation of documents."),
            Text(
                f"Chọn một trong: {', '.join(name.vi for name in known)}",
                f"Choose one of: {', '.join(name.en for name in known)}",
            ),
        )


@define(
    "link",
    say(
        "Nối hai văn bản: thực hiện, ban hành, thay thế, sửa đổi, yêu cầu hoặc dẫn.",
        "Tie two directives: implements, promulgates, replaces, amends, requests or cites.",
    ),
    "nhiemvu directive link 26-KH/ĐU thuc-hien 97-CT/TW",
    'nhiemvu directive link 06-QC/HU "thay thế" 02-QC/HU',
    "nhiemvu directive link 26-KH/ĐU thuc-hien 19-CTr/TU --remove",
)
@click.argument("source", metavar=say("VĂN_BẢN", "FROM"), type=DIRECTIVE, help=say("Văn bản này.", "This directive."))
@click.argument(
    "relation", nargs=-1, required=True, metavar=say("QUAN_HỆ", "RELATION"), help=say("Quan hệ.", "Does this.")
)
@click.argument(
    "target", metavar=say("VĂN_BẢN_KIA", "TO"), type=DIRECTIVE, help=say("Với văn bản kia.", "To that directive.")
)
@click.option("--remove", is_flag=True, help=say("Bỏ quan hệ này.", "Remove this link."))
@dry_run_option
@click.pass_obj
def link_command(desk: Desk, source: str, relation: tuple[str, ...], target: str, remove: bool, dry_run: bool) -> None:
    """Tie one directive to another, or untie them."""
    from nhiemvu.cli.output import note
    from nhiemvu.cli.shapes import RELATION_NAMES
    from nhiemvu.usecases.link_directives import link_directives

    meant = _relation(" ".join(relation))
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        linked = link_directives(session, source, meant, target, remove=remove)
        if dry_run:
            show_rehearsal(session)
            return
    words = f"{linked.source.short_name} {spoken(RELATION_NAMES[meant][0])} {linked.target.short_name}"
    if remove:
        click.echo(say(f"Đã bỏ: {words}.", f"Removed: {words}."))
    elif linked.changed:
        click.echo(say(f"Đã ghi: {words}.", f"Recorded: {words}."))
    else:
        note(say(f"Đã có quan hệ: {words}.", f"Recorded already: {words}."))


def _relation(words: str) -> Relation:
    from nhiemvu.cli.shapes import RELATION_NAMES
    from nhiemvu.domain.text import fold

    wanted = fold(words.replace("-", " "))
    for relation, (name, _) in RELATION_NAMES.items():
        if wanted in {relation.value, fold(name.vi), fold(name.en)}:
            return relation
    raise UnknownRelation(words, [name for name, _ in RELATION_NAMES.values()])
