"""Every parameter of every command refuses what it cannot mean: message, exit code, and nothing changed.

A command without a line that it takes, or a parameter without bad values, fails here.
"""

from collections.abc import Callable, Iterator

import click
import pytest

from nhiemvu.cli.groups import load
from nhiemvu.cli.types import name_of
from tests.cli.bad_values import ALSO, INSTEAD, Bad, Parameter, bad_values
from tests.cli.good_lines import ANSWERS, BESIDE, GOOD, TODAY, Values, line
from tests.cli.refusing import held_files, refused
from tests.support import Office, Outcome
from tools.build_cli_docs import every_entry

pytestmark = pytest.mark.sqlite_only("the values are those of a file; other tests refuse on a server")

COMMANDS = {" ".join(entry.name for entry in path): load(path[-1]) for path in every_entry() if not path[-1].children}


def every_parameter(*, flags: bool) -> Iterator[Parameter]:
    """Yield the parameters of every command: those that take a value, or the flags."""
    for name, command in COMMANDS.items():
        context = click.Context(command)
        for parameter in command.params:
            if bool(getattr(parameter, "is_flag", False)) is flags:
                yield Parameter(name, parameter, name_of(parameter, context))


TAKING = list(every_parameter(flags=False))
OPTIONS = [one for one in TAKING if isinstance(one.click, click.Option)]
ARGUMENTS = [one for one in TAKING if isinstance(one.click, click.Argument)]
#: Where one is left out, the next stands in its place and is refused for itself.
TAKEN_BY_OTHERS = {"directive link source", "facts add kind"}
FLAGS = list(every_parameter(flags=True))
CASES = [(one, bad) for one in TAKING for bad in bad_values(one)]


def is_of_tasks(parameter: Parameter) -> bool:
    """Tell whether a command wants tasks by this parameter or by `--where`."""
    return parameter.click.name == "ids" and any(one.name == "where" for one in COMMANDS[parameter.command].params)


def named(value: object) -> str:
    """Return the name of a case, short and printable."""
    if isinstance(value, Bad):
        return ascii(value.value)[:24]
    return value.name if isinstance(value, Parameter) else str(value)


def typed(command: str, *changes: Values) -> list[str]:
    """Return a command's line with some parameters set otherwise."""
    values: dict[str, tuple[str, ...] | None] = dict(GOOD[command])
    for change in changes:
        values |= change
    return [*command.split(), *line(COMMANDS[command], values)]


def test_every_command_has_a_line() -> None:
    """The tables name the commands that there are, no other ones, and their parameters."""
    assert set(GOOD) == set(COMMANDS)
    known = {one.name for one in (*TAKING, *FLAGS)}
    assert set(BESIDE) | set(ALSO) | set(INSTEAD) <= known
    set_in_lines = {f"{command} {name}" for command, values in GOOD.items() for name in values}
    set_beside = {f"{name.rpartition(' ')[0]} {other}" for name, values in BESIDE.items() for other in values}
    assert set_in_lines | set_beside <= known


@pytest.mark.parametrize("command", COMMANDS)
def test_the_lines_are_good(busy: Office, command: str) -> None:
    """What the bad values are put into is refused for nothing else."""
    busy(*typed(command), today=TODAY, code=ANSWERS.get(command, 0))


@pytest.mark.parametrize("parameter", TAKING, ids=named)
def test_every_parameter_has_bad_values(parameter: Parameter) -> None:
    """None is left out."""
    assert list(bad_values(parameter))


@pytest.mark.parametrize(("parameter", "bad"), CASES, ids=named)
def test_bad_values(busy: Office, parameter: Parameter, bad: Bad) -> None:
    """Each is refused, and the value or the parameter named."""
    words = typed(parameter.command, BESIDE.get(parameter.name, {}), {parameter.click.name or "": (bad.value,)})
    assert bad.said in refused(busy, bad.code, *words, today=TODAY)


@pytest.mark.parametrize("parameter", OPTIONS, ids=named)
def test_an_option_without_its_value(busy: Office, parameter: Parameter) -> None:
    """At the end of a line it is named."""
    without = {parameter.click.name or "": None}
    words = [*typed(parameter.command, without), parameter.click.opts[0]]
    assert f"Tùy chọn {parameter.click.opts[0]} thiếu giá trị" in refused(busy, 2, *words, today=TODAY)


@pytest.mark.parametrize("parameter", [one for one in OPTIONS if not one.click.multiple], ids=named)
def test_an_option_given_twice(busy: Office, parameter: Parameter) -> None:
    """Neither value is dropped unsaid."""
    words = typed(parameter.command, {parameter.click.name or "": ("1", "1")})
    assert f"Tùy chọn {parameter.click.opts[0]} được ghi nhiều lần" in refused(busy, 2, *words, today=TODAY)


@pytest.mark.parametrize("parameter", FLAGS, ids=named)
def test_a_flag_with_a_value(busy: Office, parameter: Parameter) -> None:
    """It takes none, and is named."""
    flag = parameter.click.opts[0]
    words = [*typed(parameter.command), f"{flag}=1"]
    assert f"Tùy chọn {flag} không nhận giá trị" in refused(busy, 2, *words, today=TODAY)


@pytest.mark.parametrize("parameter", [one for one in TAKING if one.click.required or is_of_tasks(one)], ids=named)
def test_a_parameter_that_is_missing(busy: Office, parameter: Parameter) -> None:
    """It is named; of arguments, the others take its place as far as there are others."""
    words = typed(parameter.command, {parameter.click.name or "": None})
    lacking = {parameter.shown} | {one.shown for one in ARGUMENTS if one.command == parameter.command}
    said = refused(busy, 2, *words, today=TODAY)
    assert any(f"Thiếu {shown}" in said for shown in lacking) or parameter.name in TAKEN_BY_OTHERS


@pytest.mark.parametrize(
    "command",
    [name for name, command in COMMANDS.items() if all(parameter.nargs == 1 for parameter in command.params)],
)
def test_more_arguments_than_a_command_takes(busy: Office, command: str) -> None:
    """What is too much is named."""
    arguments = [one for one in COMMANDS[command].params if isinstance(one, click.Argument)]
    filled_in = {one.name or "": GOOD[command].get(one.name or "") or ("2026-Q2",) for one in arguments}
    assert "Thừa tham số: thừa" in refused(busy, 2, *typed(command, filled_in), "thừa", today=TODAY)


NOUNS = sorted({path[0].name for path in every_entry() if len(path) > 1})


@pytest.mark.parametrize("noun", NOUNS)
def test_an_unknown_command_of_a_noun(busy: Office, noun: str) -> None:
    """It is named, and so is one that is close."""
    assert "Không có lệnh “lst”" in refused(busy, 2, noun, "lst", today=TODAY)


ROOT_CASES = [
    (["--today", "31/6/2026"], 2, "tháng 6/2026 chỉ có 30 ngày"),
    (["--today", "hôm nọ"], 2, "“hôm nọ”"),
    (["--lang", "fr"], 2, "--lang"),
    (["--db", "oracle://x/y"], 6, "oracle"),
    (["--db", "mysql://x/y"], 6, "mysql"),
    (["--db", "thu-muc.docx"], 6, "thu-muc.docx"),
    (["--db", "rong.txt/x.db"], 6, "rong.txt"),
    (["--db", "anh.docx"], 6, "anh.docx"),
    (["--khong-co"], 2, "“--khong-co”"),
]


@pytest.mark.parametrize(("options", "code", "said"), ROOT_CASES, ids=lambda value: str(value)[:30])
def test_options_of_the_program(
    busy: Office, type_command: Callable[..., Outcome], options: list[str], code: int, said: str
) -> None:
    """They are refused as those of a command are, whatever command follows."""
    before = held_files(busy)
    for words in (["list"], ["add", "Họp"]):
        outcome = type_command("--today", TODAY, "--db", busy.location, *options, *words)
        lines = outcome.err.splitlines()
        assert (outcome.code, outcome.out) == (code, ""), outcome
        assert [one.partition(":")[0] for one in lines] == ["Lỗi", "Cách xử lý"]
        assert said in lines[0]
    assert held_files(busy) == before
