"""Read what words cite; what reads citations is loaded when there are words: it takes longer than most commands."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemvu.domain.plans import CitedDirective
    from nhiemvu.reading.citing.statements import Citation


def directives_named(statement: str) -> "tuple[CitedDirective, ...]":
    """Return the directives that a statement names, in order; empty where it names none."""
    from nhiemvu.reading.citing import statements  # noqa: PLC0415 see the head of the module

    return statements.directives_named(statement)


def read_citation(words: str) -> "Citation | None":
    """Return what is cited by words that are a citation by themselves, a symbol in small letters too; else None."""
    from nhiemvu.reading.citing import statements  # noqa: PLC0415 likewise

    return statements.read_citation(words)
