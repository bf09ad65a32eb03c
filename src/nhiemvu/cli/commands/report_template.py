"""Hand over the template of reports."""

from pathlib import Path

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import note
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.types import LAYOUT


@define(
    "template",
    say("Lấy mẫu báo cáo để sửa kiểu chữ, lề, biểu trưng trong Word.", "Take the report's template to change in Word."),
    "nhiemvu report template --out mau.docx",
    "nhiemvu report template --out mau.docx --layout nd30",
)
@click.option(
    "--out",
    "-o",
    "target",
    type=FILE,
    required=True,
    help=say("Tệp .docx để ghi.", "The .docx file to write."),
)
@click.option(
    "--layout",
    type=LAYOUT,
    help=say("Thể thức; nếu không ghi thì theo cơ quan.", "The rule book; else the office's own."),
)
@click.pass_obj
def command(desk: Desk, target: Path, layout: str | None) -> None:
    """Write the template; a file of that name that was changed is put aside."""
    from nhiemvu.usecases.make_template import make_template

    with desk.existing() as session:
        found, aside = make_template(session, target, name=layout, day=desk.today)
    note(say(f"Đã ghi {target} theo {found.title}.", f"Wrote {target} by {found.title}."))
    if aside:
        note(say(f"Tệp cũ cùng tên được giữ ở {aside}.", f"The earlier file of that name is kept as {aside}."))
    note(
        say(
            f"Sửa mẫu trong Word, rồi soạn báo cáo với: --template {target}",
            f"Change it in Word, then draft reports with: --template {target}",
        )
    )
