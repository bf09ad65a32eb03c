"""Words as patterns of LIKE, in which nothing that was typed is a sign of its own."""

from nhiemvu.store.later import ColumnElement

ESCAPE = "/"
SIGNS = str.maketrans({sign: ESCAPE + sign for sign in f"{ESCAPE}%_"})


def holds(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Return the condition that a column holds these words."""
    return column.like(f"%{words.translate(SIGNS)}%", escape=ESCAPE)


def begins(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Return the condition that a column begins with these words."""
    return column.like(f"{words.translate(SIGNS)}%", escape=ESCAPE)
