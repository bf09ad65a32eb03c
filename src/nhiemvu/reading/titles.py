"""A short name of a task for lists: its first sentence, or as much of it as makes sense alone."""

import re

from nhiemvu.domain.text import shorten

LONGEST = 80
#: Below this a clause says too little.
SHORTEST = 24
#: The end of a sentence: a stop before a capital letter; not "Tp. Hòa Giang".
SENTENCE = re.compile(r"(?<=\w\w\w)[.;:!?…](?=\s|$)|\n")
CLAUSE = re.compile(r",\s")


def title_of(text: str) -> str:
    """Return the title of a task from its words, at most 80 characters."""
    sentence = SENTENCE.split(text, maxsplit=1)[0].strip(" .;:")
    if len(sentence) <= LONGEST:
        return sentence or shorten(text, LONGEST)
    clauses = [place.start() for place in CLAUSE.finditer(sentence) if SHORTEST <= place.start() <= LONGEST]
    return sentence[: clauses[-1]] if clauses else shorten(sentence, LONGEST)
