"""Questions to the person at the terminal, answered in either language."""

import click

from nhiemvu.cli.language import say
from nhiemvu.domain.text import fold

YES = {"y", "yes", "c", "co"}
NO = {"", "n", "no", "k", "khong"}


def ask(question: str) -> None:
    """Ask whether to go on; anything but yes or no is asked again.

    Raises click.Abort where the answer is no, or where there is none.
    """
    while True:
        answer = fold(click.prompt(f"{question} [y/N]", default="", show_default=False, err=True))
        if answer in YES:
            return
        if answer in NO:
            raise click.Abort
        click.echo(say("Gõ y hoặc c (có), hoặc Enter để thôi.", "Type y (yes), or Enter to stop."), err=True)
