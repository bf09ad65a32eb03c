"""What is told of letters: where they are, what they lack, and the options that they share."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.output import note
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.types import LAYOUT


def look_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--template` and `--layout` to a command that writes letters."""
    layout = click.option(
        "--layout",
        type=LAYOUT,
        help=say("Thể thức; nếu không ghi thì theo cơ quan và ngày.", "The rule book; else by the office and the day."),
    )
    template = click.option("--template", type=FILE, help=say("Mẫu .docx của cơ quan.", "The office's own template."))
    return template(layout(function))


def note_written(target: Path, aside: Path | None) -> None:
    """Say that a file was written, and where another of that name was put aside."""
    note(say(f"Đã ghi {target}.", f"Wrote {target}."))
    note_aside(aside)


def note_to_be_written(target: Path | None) -> None:
    """Say in a dry run which file there would be, if any."""
    if target:
        note(say(f"Sẽ ghi công văn ra {target}.", f"The letter would be written to {target}."))


def note_aside(aside: Path | None) -> None:
    """Say where a file was put aside, if one was."""
    if aside:
        note(say(f"Tệp cũ cùng tên được giữ ở {aside}.", f"The earlier file of that name is kept as {aside}."))


def note_lacking(options: Sequence[str]) -> None:
    """Say which options of `init` would fill what a document leaves open, if any would."""
    if options:
        listed = " ".join(f"--{option}" for option in options)
        note(
            say(
                f"Chỗ để trống ở đầu và cuối văn bản: điền một lần bằng nhiemvu init với {listed}",
                f"What the letterhead and signature lack is filled once by nhiemvu init with {listed}",
            )
        )
