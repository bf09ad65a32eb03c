"""Turn an error into two lines on stderr, what is wrong and what to do, and an exit code."""

import re

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.secrecy import hidden
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text, did_you_mean

#: Got unexpected extra arguments (a b)
EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)$")
#: What would break a line in two, or steer the terminal, where a message repeats what was typed.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
SEE_HELP = Text("Xem cách dùng: {path} --help", "See the usage: {path} --help")


def show_error(message: str, instruction: str) -> None:
    """Print what is wrong and what to do about it, each on one line whatever was typed."""
    for caption, text in ((say("Lỗi", "Error"), message), (say("Cách xử lý", "What to do"), instruction)):
        click.echo(f"{caption}: {UNPRINTABLE.sub(' ', hidden(text))}", err=True)


def report_fault(error: NhiemvuError) -> int:
    """Print a fault of the program's own and return its exit code."""
    show_error(spoken(error.message), spoken(error.instruction))
    return error.exit_code


def report_usage(error: click.ClickException) -> int:
    """Print what Click found wrong with the command line, in the chosen language, and return the exit code."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "nhiemvu"
    show_error(spoken(_usage_message(error)), spoken(SEE_HELP).format(path=path))
    return error.exit_code


def _usage_message(error: click.ClickException) -> Text:  # noqa: PLR0911 one return a kind of fault
    if isinstance(error, click.NoSuchCommand):
        return _with_possibilities(
            Text(f"Không có lệnh “{error.command_name}”.", f"There is no command “{error.command_name}”."),
            error.possibilities,
        )
    if isinstance(error, click.NoSuchOption):
        return _with_possibilities(
            Text(f"Không có tùy chọn “{error.option_name}”.", f"There is no option “{error.option_name}”."),
            error.possibilities,
        )
    if isinstance(error, click.MissingParameter):
        name = _parameter_name(error)
        return Text(f"Thiếu {name}.", f"{name} is missing.")
    if isinstance(error, click.BadParameter):
        name, wanted = _parameter_name(error), _wanted(error)
        return Text(f"Giá trị cho {name} không hợp lệ: {wanted.vi}.", f"Bad value for {name}: {wanted.en}.")
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        if "requires" in error.message:
            return Text(f"Tùy chọn {name} thiếu giá trị.", f"The option {name} lacks its value.")
        return Text(f"Tùy chọn {name} không nhận giá trị.", f"The option {name} takes no value.")
    if extra := EXTRA.search(error.message):
        return Text(f"Thừa tham số: {extra[1]}.", f"Too many arguments: {extra[1]}.")
    return Text(error.format_message(), error.format_message())


def _parameter_name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return str(error.param_hint)
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx).rstrip(".")


def _wanted(error: click.BadParameter) -> Text:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = ", ".join(str(choice) for choice in kind.choices)
        return Text(f"chọn một trong: {choices}", f"choose one of: {choices}")
    if isinstance(kind, click.IntRange):
        return Text(f"cần một số nguyên từ {kind.min} trở lên", f"a whole number from {kind.min} on is needed")
    if isinstance(kind, click.Path):
        return Text("cần một thư mục, mà đây là tệp", "a folder is needed, and this is a file")
    if isinstance(kind, click.types.IntParamType):
        return Text("cần một số nguyên", "a whole number is needed")
    return Text(error.message.rstrip("."), error.message.rstrip("."))


def _with_possibilities(text: Text, possibilities: list[str] | None) -> Text:
    meant = did_you_mean(", ".join(possibilities or ()))
    return Text(f"{text.vi}{meant.vi}", f"{text.en}{meant.en}")
