"""Words by which units answer in the cells of a form."""

from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.form_cells import AnswerWords, answer_key
from nhiemvu.domain.tasks import State
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, rows

#: The entry of what says that nothing is in the way; the others are named after states.
NO_OBSTACLE = "no_obstacle"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswerFact(Fact):
    """One answer: what it says, and the words for it."""

    name: Literal["not_started", "in_progress", "done", "no_obstacle"]
    words: tuple[str, ...]


@remembered
def form_answer_facts() -> tuple[FormAnswerFact, ...]:
    """Return every entry."""
    return tuple(FormAnswerFact(**row) for row in rows("form_answers"))


@remembered
def answer_words() -> AnswerWords:
    """Return what words in the cells of a form say."""
    said = {answer_key(word): fact.name for fact in form_answer_facts() for word in fact.words}
    states = {key: State(name) for key, name in said.items() if name != NO_OBSTACLE}
    return AnswerWords(states, frozenset(key for key, name in said.items() if name == NO_OBSTACLE))
