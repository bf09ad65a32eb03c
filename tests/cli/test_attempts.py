"""What a command that is run again prints and reads: nothing twice, and nothing is lost."""

import io

import pytest

from nhiemvu.cli import attempts as module
from nhiemvu.cli.attempts import MOST, Heard, Once, attempts_of_a_command, current
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text


class Passing(NhiemvuError):
    """It may do a moment later."""

    is_passing = True

    def __init__(self) -> None:
        super().__init__(Text("Bận.", "Busy."), Text("Đợi.", "Wait."))


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ([["a\n", "b\n"], ["a\n", "b\n", "c\n"]], "a\nb\nc\n"),
        ([["a\n", "b\n", "c\n"], ["a\n"]], "a\nb\nc\n"),
        ([["a\n"], ["a\n"], ["a\n", "b\n"]], "a\nb\n"),
        ([["a", "\n", "b\n"], ["a\nb\n", "c\n"]], "a\nb\nc\n"),
        ([["a\nb\n"], ["a\n", "b\n", "c\n"]], "a\nb\nc\n"),
        ([["a\n"], ["a\nb\n"]], "a\nb\n"),
        ([["a\n", "b\n"], ["a\n", "other\n", "b\n"]], "a\nb\nother\nb\n"),
        ([["a\n", "b\n"], ["a\n"], ["a\n", "b\n", "c\n"]], "a\nb\nc\n"),
        ([[], ["a\n"]], "a\n"),
    ],
)
def test_what_was_printed_is_not_printed_again(said: list[list[str]], printed: str) -> None:
    """Each list is an attempt; where a later one says something else, it is printed from there on."""
    stream = io.StringIO()
    once = Once(stream)
    for place, attempt in enumerate(said):
        if place:
            once.begin_again()
        for text in attempt:
            assert once.write(text) == len(text)
    assert stream.getvalue() == printed


def test_standard_input_is_read_again() -> None:
    """From its beginning, and on from where it was."""
    heard = Heard(io.BytesIO(b"one\ntwo\nthree\n"))
    assert io.BufferedReader(heard, 4).readline() == b"one\n"
    heard.begin_again()
    assert io.BufferedReader(heard).read() == b"one\ntwo\nthree\n"
    heard.begin_again()
    assert io.TextIOWrapper(io.BufferedReader(heard)).readlines() == ["one\n", "two\n", "three\n"]


def test_a_question_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answers come in their order; another question is asked all the same."""
    monkeypatch.setattr(module, "PAUSE", 0)
    answers = iter(["no idea", "yes", "new"])
    with attempts_of_a_command() as attempts:
        attempts.listen()
        assert [attempts.remembered("Save?", lambda: next(answers)) for _ in range(2)] == ["no idea", "yes"]
        assert attempts.may_go_on(Passing())
        assert [attempts.remembered("Save?", lambda: next(answers)) for _ in range(2)] == ["no idea", "yes"]
        assert attempts.remembered("Which?", lambda: next(answers)) == "new"


def test_when_a_command_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After another error, too often, where something was recorded or written in bytes, and on a file."""
    monkeypatch.setattr(module, "PAUSE", 0)
    with attempts_of_a_command() as attempts:
        assert not attempts.may_go_on(Passing())
        attempts.listen()
        assert not attempts.may_go_on(ValueError())
        assert [attempts.may_go_on(Passing()) for _ in range(MOST)] == [True] * (MOST - 1) + [False]
    with attempts_of_a_command() as attempts:
        attempts.listen()
        attempts.recorded = True
        assert not attempts.may_go_on(Passing())
    assert current() is attempts
