"""Questions to the person at the terminal, answered in either language."""

from collections.abc import Mapping
from enum import Enum, auto

import click

from nhiemvu.cli.attempts import current
from nhiemvu.cli.language import say
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import fold

YES = {"y", "yes", "c", "co"}
NO = {"", "n", "no", "k", "khong"}
EDIT = {"s", "sua", "e", "edit"}
ALL = {"t", "tat ca", "a", "all"}


class NotConfirmed(UsageFault):
    """Nobody is at the terminal to confirm, and `--yes` was not given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa lưu: cần xác nhận mà không có người ở bàn phím.", "Not saved: nobody is there to confirm."),
            Text("Thêm --yes để lưu, hoặc --dry-run để chỉ xem.", "Add --yes to save, or --dry-run to look only."),
        )


class Answer(Enum):
    """What is to be done with a file that was shown."""

    SAVE = auto()
    EDIT = auto()
    #: This file and all after it are to be saved.
    ALL = auto()
    LEAVE = auto()


def ask(question: str) -> None:
    """Ask whether to go on; anything but yes or no is asked again.

    Raises click.Abort where the answer is no, or where there is none.
    """
    if not agrees(question):
        raise click.Abort


def agrees(question: str) -> bool:
    """Ask a question and tell whether the answer is yes; anything but yes or no is asked again.

    Raises click.Abort where there is no answer.
    """
    while True:
        answer = fold(typed_at(f"{question} [y/N]"))
        if answer in YES or answer in NO:
            return answer in YES
        click.echo(say("Gõ y hoặc c (có), hoặc Enter để thôi.", "Type y (yes), or Enter to stop."), err=True)


def ask_about_file(question: str, *, several: bool) -> Answer:
    """Ask whether a file is to be saved, corrected first or left, where there are `several` also whether all are."""
    meanings = {Answer.SAVE: YES | {"l", "luu"}, Answer.EDIT: EDIT, Answer.LEAVE: NO}
    if several:
        meanings[Answer.ALL] = ALL
        choices = say("y: lưu, s: sửa, t: lưu cả các tệp sau, Enter: bỏ qua", "y: save, e: edit, a: all, Enter: skip")
    else:
        choices = say("y: lưu, s: sửa, Enter: thôi", "y: save, e: edit, Enter: leave")
    while True:
        answer = fold(typed_at(f"{question} [{choices}]"))
        for meaning, words in meanings.items():
            if answer in words:
                return meaning
        click.echo(
            say("Gõ y hoặc c (có) để lưu, s để sửa, hoặc Enter.", "Type y to save, e to edit, or Enter."), err=True
        )


def ask_which(question: str, choices: str, meanings: Mapping[str, set[str]]) -> str:
    """Ask which of several is meant, told in `choices`; return its name, "" for Enter; anything else is asked again.

    `meanings` are the words for each name, folded. Raises click.Abort where there is no answer.
    """
    while True:
        answer = fold(typed_at(f"{question} [{choices}]"))
        for name, words in {"": {""}, **meanings}.items():
            if answer in words:
                return name
        click.echo(say(f"Gõ một trong: {choices}.", f"Type one of: {choices}."), err=True)


def hidden(question: str) -> str:
    """Ask for what nobody may read on the screen; return "" for Enter.

    Raises click.Abort where there is no answer.
    """
    return typed_at(question, hide_input=True)


def typed_at(question: str, *, hide_input: bool = False) -> str:
    """Return what is typed at a question, which a command that is run again does not ask again."""

    def ask() -> str:
        while True:
            try:
                typed: str = click.prompt(question, default="", show_default=False, hide_input=hide_input, err=True)
            except UnicodeDecodeError:
                click.echo(say("Không đọc được chữ vừa gõ; hãy gõ lại.", "That cannot be read; type again."), err=True)
            else:
                return typed

    given: str = current().remembered(question, ask)
    return given
