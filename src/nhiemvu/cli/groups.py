"""Click commands and groups that take their names from the table and speak the chosen language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.table import Entry, find_entry
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

WIDEST = 100
SETTINGS = {"max_content_width": WIDEST, "help_option_names": ["-h", "--help"]}


class _Spoken(click.Command):
    """What commands and groups share: the parts of a help page in the chosen language."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.options_metavar = say("[TÙY CHỌN]", "[OPTIONS]")
        return super().collect_usage_pieces(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("Cách dùng: ", "Usage: "))

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Argument) and (record := parameter.get_help_record(ctx))
        ]
        if rows:
            with formatter.section(say("Tham số", "Arguments")):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        required = say("[bắt\u00a0buộc]", "[required]")
        rows = [
            (record[0], record[1].replace("[required]", required))
            for parameter in self.get_params(ctx)
            if not isinstance(parameter, click.Argument) and (record := parameter.get_help_record(ctx))
        ]
        with formatter.section(say("Tùy chọn", "Options")):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        # Made here rather than by Click, whose own text asks for translations on disk.
        if self._help_option is None:
            self._help_option = click.Option(
                self.get_help_option_names(ctx),
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=show_help,
                help=say("Hiện trợ giúp này.", "Show this help."),
            )
        return self._help_option


class GivenTwice(UsageFault):
    """An option that takes one value was given several; none is dropped unsaid."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tùy chọn {name} được ghi nhiều lần.", f"The option {name} was given more than once."),
            Text(f"Giữ một giá trị cho {name}.", f"Keep one value for {name}."),
        )


class Command(_Spoken):
    """One command; `examples` are shown, as typed, at the end of its help."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **settings: Any) -> None:  # noqa: ANN401 Click's own
        super().__init__(*args, **settings)
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            self._require_values(ctx, args)
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))
            for option in given:
                single = isinstance(option, click.Option) and not (option.multiple or option.is_flag)
                if single and given.count(option) > 1:
                    raise GivenTwice(option.opts[0])
        return super().parse_args(ctx, args)

    def _require_values(self, ctx: click.Context, args: Sequence[str]) -> None:
        """Refuse `--result --dry-run`: the second is not meant for the words of the first; `--result=--dry-run` is."""
        names = {
            name: option
            for option in self.get_params(ctx)
            if isinstance(option, click.Option)
            for name in (*option.opts, *option.secondary_opts)
        }
        for word, after in pairwise(takewhile(lambda word: word != "--", args)):
            option = names.get(word)
            if option and not option.is_flag and after in names:
                raise click.BadOptionUsage(word, f"Option {word!r} requires an argument.", ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        if self.examples:
            with formatter.section(say("Ví dụ", "Examples")):
                for example in self.examples:
                    formatter.write(f"  {example}\n")


class TableGroup(_Spoken, click.Group):
    """A group whose commands are entries of the table, loaded when they are used."""

    def __init__(self, *args: Any, entries: Sequence[Entry], **settings: Any) -> None:  # noqa: ANN401 Click's own
        super().__init__(*args, **settings)
        self.subcommand_metavar = say("LỆNH ...", "COMMAND ...")
        self.entries = tuple(entries)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        entry = find_entry(self.entries, cmd_name)
        return load(entry) if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            names = [name for entry in self.entries for name in (entry.name, entry.vietnamese)]
            raise click.NoSuchCommand(error.command_name, possibilities=names, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        rows = [(f"{entry.name}, {entry.vietnamese}", spoken(entry.help)) for entry in self.entries]
        with formatter.section(say("Lệnh", "Commands")):
            formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        # Every name would be twice the list where nothing is typed yet: the English ones are those of the help.
        names = [(entry.name, entry) for entry in self.entries] + [
            (entry.vietnamese, entry) for entry in self.entries if incomplete and entry.vietnamese != entry.name
        ]
        items = [CompletionItem(name, help=spoken(entry.help)) for name, entry in names if name.startswith(incomplete)]
        return items + click.Command.shell_complete(self, ctx, incomplete)


def show_help(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Print a command's help and leave."""
    del parameter
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()


@click.pass_context
def show_help_alone(context: click.Context) -> None:
    """Print a group's help where no command of it was named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def load(entry: Entry) -> click.Command:
    """Return the Click command of an entry, importing its module; a noun becomes a group."""
    if entry.children:
        return TableGroup(
            entry.name,
            entries=entry.children,
            help=spoken(entry.help) + ".",
            callback=show_help_alone,
            invoke_without_command=True,
            context_settings=SETTINGS,
        )
    module, _, attribute = entry.target.partition(":")
    command: click.Command = getattr(import_module(f"nhiemvu.cli.commands.{module}"), attribute)
    return command


def command(name: str, help: str, *examples: str) -> Callable[[Callable[..., None]], Command]:  # noqa: A002 Click's word
    """Return the decorator of a command's function."""

    def decorate(function: Callable[..., None]) -> Command:
        made = click.command(name, cls=Command, help=help, examples=examples)(function)
        made.context_settings = SETTINGS
        return made

    return decorate
