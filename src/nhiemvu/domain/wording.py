"""Two wordings of one text, word by word: what stayed, what was left out and what came."""

from difflib import SequenceMatcher

from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed (`before` equals `after`), or that were replaced, left out or added (one of them empty)."""

    before: str
    after: str

    @property
    def stayed(self) -> bool:
        """Whether both wordings have these words."""
        return self.before == self.after


def compare_words(before: str, after: str) -> list[Stretch]:
    """Return the stretches of two wordings in order; their `before` and `after`, joined, are the two wordings.

    Spaces and line ends count as one space each.
    """
    old, new = before.split(), after.split()
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Stretch(" ".join(old[i1:i2]), " ".join(new[j1:j2])) for _, i1, i2, j1, j2 in codes]
