"""Write docs/cli.md from the commands' own help: `python tools/build_cli_docs.py` (part of `make docs`).

Helps are made while a command's module is loaded, in one language a process, so each language is described by a
process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from nhiemvu.cli import language
from nhiemvu.cli.app import root_command
from nhiemvu.cli.groups import Command
from nhiemvu.cli.table import COMMANDS, Entry
from nhiemvu.domain.language import Language

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "cli.md"

HEAD = """\
<!-- `make docs` viết tệp này từ trợ giúp của chính các lệnh. Written by `make docs`; do not edit. -->

# Các lệnh của `nhiemvu`

Mỗi lệnh có hai tên: tên tiếng Anh và tên tiếng Việt không dấu; `nhiemvu assign` và `nhiemvu giao` là một.
Trợ giúp của từng lệnh: `nhiemvu giao --help`; màn hình tiếng Anh: `nhiemvu --lang en assign --help`.

Each command has an English and a Vietnamese name. Below stands its Vietnamese help; `nhiemvu --lang en COMMAND --help`
shows the English one.

Ngày ghi theo các cách: `15/6/2026`, `15-6-2026`, `15.6.2026`, `2026-06-15`. Kỳ: `2026-Q2` (quý), `2026-M05` (tháng),
`2026-H1` (sáu tháng), `2026-9M` (chín tháng), `2026` (năm). Ở đâu ghi được một số nhiệm vụ thì ghi được nhiều số và
khoảng: `3 5-8`. Đơn vị gọi bằng tên, tên khác, chữ viết tắt hoặc số.
"""

#: Exit code, in Vietnamese, in English.
EXIT_CODES = (
    (0, "xong", "done"),
    (1, "lỗi khác", "an error of no other kind"),
    (2, "gõ chưa đúng: ngày, kỳ, tùy chọn, hai đơn vị chủ trì", "usage: a bad date, period or option, two leads"),
    (3, "không tìm thấy nhiệm vụ, đơn vị, tệp", "not found: a task, unit or file"),
    (
        4,
        "không đọc được tài liệu, hoặc báo cáo không có phần nhiệm vụ",
        "a document that could not be read, or a report without a tasks section",
    ),
    (5, "trái với điều đã ghi", "a conflict with what is recorded"),
    (
        6,
        "cơ sở dữ liệu: mới hơn chương trình, chỉ cho đọc, đang bị khóa, không mở được",
        "the database: newer than the program, read-only, locked, unreachable",
    ),
)


class Option(NamedTuple):
    """One option or argument as its help tells it."""

    name: str
    help: str


class Page(NamedTuple):
    """The help of one command in one language."""

    #: What the command does, as its own page says.
    help: str
    #: The whole page, 80 columns wide.
    text: str
    options: tuple[Option, ...]
    examples: tuple[str, ...]


def every_entry(entries: tuple[Entry, ...] = COMMANDS, above: tuple[Entry, ...] = ()) -> Iterator[tuple[Entry, ...]]:
    """Yield the path to every entry of the table, nouns before their commands."""
    for entry in entries:
        yield (*above, entry)
        yield from every_entry(entry.children, (*above, entry))


def named(path: tuple[Entry, ...]) -> str:
    """Return a path in English names: "unit add"."""
    return " ".join(entry.name for entry in path)


def described(chosen: Language) -> dict[str, Page]:
    """Return the page of every command in a language, by its English name; "" is the program's own."""
    done = subprocess.run(  # noqa: S603 this very file
        [sys.executable, __file__, "--describe", chosen],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )
    return {
        name: Page(told["help"], told["text"], tuple(Option(*option) for option in told["options"]), told["examples"])
        for name, told in json.loads(done.stdout).items()
    }


def describe(chosen: Language) -> dict[str, dict[str, object]]:
    """Return the pages of this process, whose commands are loaded in one language, as JSON takes them."""
    language.choose(["--lang", chosen], {})
    root = root_command([])
    pages: dict[str, dict[str, object]] = {}
    for path in [(), *every_entry()]:
        command: click.Command = root
        context = click.Context(root, info_name="nhiemvu", **root.context_settings)
        for entry in path:
            found = command.get_command(context, entry.name) if isinstance(command, click.Group) else None
            if found is None:
                raise LookupError(named(path))
            command = found
            context = click.Context(command, info_name=entry.name, parent=context, **command.context_settings)
        pages[named(path)] = {
            "help": command.help,
            "text": command.get_help(context),
            "options": [
                Option(parameter.opts[-1], getattr(parameter, "help", None) or "")
                for parameter in command.get_params(context)
            ],
            "examples": command.examples if isinstance(command, Command) else (),
        }
    return pages


def build() -> str:
    """Return the words of docs/cli.md."""
    vietnamese, english = described("vi"), described("en")
    common = vietnamese[""].text.partition("\nLệnh:")[0]
    sections = [HEAD, overview(), exit_codes(), f"## Tùy chọn chung\n\nGhi trước tên lệnh.\n\n{block(common)}"]
    sections += [section(path, vietnamese[named(path)], english[named(path)]) for path in every_entry()]
    return "\n".join(sections)


def overview() -> str:
    """Return the table of all commands."""
    rows = [
        f"| [`{named(path)}`](#{anchor(path)}) | `{vietnamese_name(path)}` | {path[-1].help.vi} | {path[-1].help.en} |"
        for path in every_entry()
    ]
    return "\n".join(["| lệnh | tên tiếng Việt | việc | in English |", "|---|---|---|---|", *rows, ""])


def vietnamese_name(path: tuple[Entry, ...]) -> str:
    """Return a path in Vietnamese names: "don-vi them"."""
    return " ".join(entry.vietnamese for entry in path)


def anchor(path: tuple[Entry, ...]) -> str:
    """Return the name of a section's heading as Markdown readers make it."""
    return f"nhiemvu-{'-'.join(entry.name for entry in path)}"


def exit_codes() -> str:
    """Return the section on exit codes, which are those of every command."""
    rows = [f"| {code} | {vi} | {en} |" for code, vi, en in EXIT_CODES]
    head = [
        "## Mã thoát",
        "",
        "Mọi lệnh dùng chung các mã này. Lỗi in ra hai dòng: sai ở đâu, và cách xử lý.",
        "",
        "| mã | nghĩa | in English |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def section(path: tuple[Entry, ...], vietnamese: Page, english: Page) -> str:
    """Return the section of one command."""
    level = "#" * (len(path) + 1)
    names = f"Tên tiếng Việt: `nhiemvu {vietnamese_name(path)}`. *{english.help}*"
    return f"{level} nhiemvu {named(path)}\n\n{names}\n\n{block(vietnamese.text)}"


def block(text: str) -> str:
    """Return text as it stands on the screen."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"```text\n{lines}\n```\n"


def main(arguments: list[str]) -> None:
    """Write docs/cli.md; with `--describe LANGUAGE`, print the pages of that language instead."""
    if arguments[:1] == ["--describe"]:
        print(json.dumps(describe("en" if arguments[1] == "en" else "vi")))
    else:
        TARGET.write_text(build(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
