"""Let the Tab key complete commands, task numbers, units, periods and symbols."""

import os

import click

from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.shells import MARK, SHELLS, ZSH_LINES, bash_file, bash_line, place_of, script_of, used_shell, zsh_file

shell_option = click.option(
    "--shell", type=click.Choice(SHELLS), help=say("Shell; mặc định theo $SHELL.", "The shell; else that of $SHELL.")
)


@define(
    "install",
    say(
        "Cài gợi ý: bấm phím Tab để điền lệnh, số nhiệm vụ, đơn vị, kỳ, ký hiệu văn bản.",
        "Install completion: Tab fills in commands, task numbers, units, periods and symbols.",
    ),
    "nhiemvu completion install",
    "nhiemvu completion install --shell zsh",
)
@shell_option
def install_command(shell: str | None) -> None:
    """Write the script to the user's own folder and say what was written."""
    from nhiemvu.usecases.install_script import Script, install_script

    chosen = shell or used_shell(os.environ)
    target = place_of(chosen, os.environ)
    read_first, lines = None, list[str]()
    if chosen == "zsh":
        read_first, lines = zsh_file(os.environ), ZSH_LINES
    elif chosen == "bash":
        read_first, lines = bash_file(os.environ), [bash_line(target)]
    written = install_script(Script(target, script_of(chosen), MARK, read_first, tuple(lines)))
    for path in written:
        click.echo(say(f"Đã ghi {path}", f"Wrote {path}"))
    if not written:
        click.echo(say(f"Gợi ý cho {chosen} đã cài từ trước: {target}", f"Already installed for {chosen}: {target}"))
    click.echo(
        say(
            "Mở cửa sổ dòng lệnh mới, gõ “nhiemvu ” rồi bấm Tab.", "Open a new terminal, type `nhiemvu ` and press Tab."
        )
    )


@define(
    "show",
    say("In đoạn mã gợi ý của shell, để tự đặt vào nơi khác.", "Print a shell's script, to put it elsewhere."),
    "nhiemvu completion show --shell fish",
)
@shell_option
def show_command(shell: str | None) -> None:
    """Print the script."""
    click.echo(script_of(shell or used_shell(os.environ)), nl=False)
