"""How the sentence that set a task is turned into one that says it was done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.needed import needed_words
from nhiemvu.facts.tables import Fact, compiled, rows

FormAct: TypeAlias = Literal["drop", "past", "refuse", "skip", "ahead", "assign", "request", "modal", "verb"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneForm(Fact):
    """Words of a task and what becomes of them in a report."""

    act: FormAct
    pattern: re.Pattern[str]
    #: The done forms of the examples, "" where there is none.
    expects: tuple[str, ...]
    #: Words of which every text holds one from which something is dropped; () where nothing is certain.
    needs: tuple[str, ...] = ()


@remembered
def done_forms() -> tuple[DoneForm, ...]:
    """Return every entry."""
    return tuple(_form(row) for row in rows("done_forms"))


def _form(row: dict[str, Any]) -> DoneForm:
    pattern = compiled(row["pattern"])
    # The other forms stand at the start of a sentence, where a pattern tells at once.
    needs = needed_words(pattern) if row["act"] == "drop" else ()
    return DoneForm(**{**row, "pattern": pattern, "needs": needs})


@remembered
def forms_that(*acts: FormAct) -> Sequence[DoneForm]:
    """Return the entries of some acts, in order."""
    return [form for form in done_forms() if form.act in acts]
