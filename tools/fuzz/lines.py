"""Strategies of command lines, made from the parameters of the commands themselves."""

from collections.abc import Callable, Mapping
from functools import cache

import click
from hypothesis import strategies as st

from nhiemvu.cli.groups import load
from nhiemvu.cli.table import Entry
from nhiemvu.cli.types import name_of
from tests.cli.bad_values import Parameter
from tests.cli.good_lines import BESIDE, GOOD, Values, line
from tools.build_cli_docs import every_entry
from tools.fuzz.office import Line
from tools.fuzz.values import PLACES, hostile, values_of

#: Every command by its name: how the table has it, and Click.
ENTRIES: Mapping[str, tuple[Entry, ...]] = {
    " ".join(entry.name for entry in path): path for path in every_entry() if not path[-1].children
}
COMMANDS: Mapping[str, click.Command] = {name: load(path[-1]) for name, path in ENTRIES.items()}
#: Variables of the environment, and what they may hold.
VARIABLES: Mapping[str, tuple[str, ...]] = {
    "NHIEMVU_DB": ("khac.db", "postgresql://", "thu-muc.docx"),
    "NHIEMVU_TODAY": ("2026-05-01", "31/6/2026", "", "hôm nọ"),
    "NHIEMVU_LANG": ("en", "vi", "fr", "", "EN"),
    "NHIEMVU_SOFFICE": ("khong-co", "rong.txt", "."),
    "COLUMNS": ("0", "-5", "1", "20", "80", "x", "٣", "9" * 30, ""),
    "LINES": ("0", "x"),
    "NO_COLOR": ("1", ""),
    "TERM": ("dumb", "", "khong-co"),
    "EDITOR": ("false", "khong-co-lenh", "sed -i s/giữ/bỏ/", "sed -i d", "cp anh.docx", "cp sai.txt", "'"),
    "VISUAL": ("false",),
    "SHELL": ("", "/bin/khong-co", "/bin/fish"),
    "TZ": ("Khong/Co", "UTC-99", ""),
    "LANG": ("C", "vi_VN.TCVN", "\udce0"),
    "HOME": ("khong-co", "rong.txt"),
    "XDG_DATA_HOME": ("", "rong.txt"),
}  # fmt: skip
TYPED = (
    b"y\n", b"n\n", b"\n\n\n", b"s\ny\n", b"t\n", b"x\n" * 20 + b"y\n", b"\xff\xfe\x00",
    "1. Giao Công an xã\n".encode(), b"\x00" * 9,
    "Báo cáo quý I\nII. NHIỆM VỤ\n1. Họp\n".encode(), b"9" * 100_000, b"PK\x03\x04",
)  # fmt: skip
ROOT_OPTIONS = (
    "--lang=en",
    "--lang=vi",
    "--today=2026-07-01",
    "--today=31/6/2026",
    "--today=",
    "--lang=",
    "--db=",
    "--version",
)

variables = st.sampled_from(sorted(VARIABLES)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(VARIABLES[name]))
)
environments = st.one_of(*[st.just(dict[str, str]())] * 5, st.lists(variables, max_size=3).map(dict))
inputs = st.one_of(st.just(b""), st.just(b""), st.none(), st.sampled_from(TYPED))


def parameters(command: str) -> list[Parameter]:
    """Return the parameters of a command."""
    context = click.Context(COMMANDS[command])
    return [Parameter(command, one, name_of(one, context)) for one in COMMANDS[command].params]


@cache
def lines_of(command: str) -> st.SearchStrategy[Line]:
    """Return lines of a command: its good line, of which some parameters are set otherwise and some words moved."""
    return st.builds(
        _line,
        st.just(command),
        _changes(command),
        st.integers(0, 3),
        st.one_of(*[st.none()] * 4, st.tuples(st.sampled_from(MOVES), st.integers(0, 40), hostile)),
        environments,
        inputs,
        st.sampled_from([(False, False), (False, False), (True, False), (False, True), (True, True)]),
        st.one_of(*[st.just("")] * 12, st.sampled_from(ROOT_OPTIONS)),
    )


any_line = st.sampled_from(sorted(COMMANDS)).flatmap(lines_of)


def command_of(line: Line) -> str:
    """Return the English name of a line's command, or "" where it names none."""
    words = [word for word in line.words if not word.startswith("--")]
    for name, path in ENTRIES.items():
        if len(words) >= len(path) and all(word in entry[:2] for word, entry in zip(words, path, strict=False)):
            return name
    return ""


def _changes(command: str) -> st.SearchStrategy[list[dict[str, tuple[str, ...] | None]]]:
    """Return what is set otherwise, with what that wants beside it."""
    known = parameters(command)
    if not known:
        return st.just([])
    # What turns a command into a look without traces, and how it prints, concerns every line.
    often = [one for one in known if one.click.name in {"dry_run", "output_format", "yes"}] * 2
    return st.lists(st.sampled_from([*known, *often]).flatmap(_change), max_size=4)


def _change(parameter: Parameter) -> st.SearchStrategy[dict[str, tuple[str, ...] | None]]:
    name, beside = parameter.click.name or "", dict(BESIDE.get(parameter.name, {}))
    given: st.SearchStrategy[tuple[str, ...] | None]
    if getattr(parameter.click, "is_flag", False):
        given = st.sampled_from([(), (), None])
    else:
        several = parameter.click.nargs == -1 or getattr(parameter.click, "multiple", False)
        one = values_of(parameter).map(lambda value: (value,))
        many = st.lists(values_of(parameter), max_size=3).map(tuple)
        # A value twice, where one is taken, and none, where one is needed.
        given = st.one_of(one, one, one, many if several else one, st.none(), one.map(lambda value: value * 2))
    return given.map(lambda value: {**beside, name: value})


def _line(
    command: str,
    changes: list[dict[str, tuple[str, ...] | None]],
    named: int,
    move: tuple[Callable[[list[str], int, str], list[str]], int, str] | None,
    environment: dict[str, str],
    typed: bytes | None,
    terminals: tuple[bool, bool],
    root: str,
) -> Line:
    values: dict[str, tuple[str, ...] | None] = dict(GOOD[command])
    for change in changes:
        values |= change
    arguments = line(COMMANDS[command], _taken(command, values))
    if move:
        way, place, word = move
        arguments = way(arguments, place % (len(arguments) + 1), word)
    path = ENTRIES[command]
    names = [entry.vietnamese if named == 0 else entry.name for entry in path]
    words = (*([root] if root else []), *names, *arguments)
    return Line(words, environment, typed, *terminals)


def _taken(command: str, values: Values) -> Values:
    """Return values of which options that are flags without a second name are only set or not."""
    flags = {one.name for one in COMMANDS[command].params if getattr(one, "is_flag", False)}
    return {name: (() if name in flags and value is not None else value) for name, value in values.items()}


def inserted(words: list[str], place: int, word: str) -> list[str]:
    """Put a word in."""
    return [*words[:place], word, *words[place:]]


def left_out(words: list[str], place: int, word: str) -> list[str]:
    """Leave a word out."""
    del word
    return [*words[:place], *words[place + 1 :]]


def doubled(words: list[str], place: int, word: str) -> list[str]:
    """Repeat what follows."""
    del word
    return [*words, *words[place:]]


def turned(words: list[str], place: int, word: str) -> list[str]:
    """Put the end first."""
    del word
    return [*words[place:], *words[:place]]


def joined(words: list[str], place: int, word: str) -> list[str]:
    """Give a word by a sign of equality."""
    return [*words[: max(place - 1, 0)], f"{words[place - 1] if place else '--x'}={word}", *words[place:]]


def unknown(words: list[str], place: int, word: str) -> list[str]:
    """Give an option that there is not."""
    del word
    return [*words[:place], "--khong-co", *words[place:]]


def ended(words: list[str], place: int, word: str) -> list[str]:
    """End the options."""
    del word
    return [*words[:place], "--", *words[place:]]


def asked(words: list[str], place: int, word: str) -> list[str]:
    """Ask for help."""
    del word
    return [*words[:place], "--help", *words[place:]]


def placed(words: list[str], place: int, word: str) -> list[str]:
    """Put the name of a file or folder in."""
    return [*words[:place], PLACES[len(word) % len(PLACES)], *words[place:]]


MOVES = (inserted, inserted, left_out, left_out, doubled, turned, joined, unknown, ended, asked, placed)
