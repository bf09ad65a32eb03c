"""What is known of a name while it is read word by word: what holds for all of it, and what it was read up to."""

from enum import Enum, auto

from nhiemvu.domain.values import dataclass
from nhiemvu.facts.issuers import Issuer


class Tail(Enum):
    """What a name has been read up to, which says what may follow."""

    HEAD = auto()
    #: A word with a capital letter that no table knows: a second syllable may follow.
    WORD = auto()
    #: The second syllable: "Kiểm soát".
    SYLLABLE = auto()
    #: A field of work that wants a word of what is managed: "Quản lý | chợ".
    PARTIAL = auto()
    WHOLE = auto()
    #: A level or a place: places and further levels may follow.
    PLACE = auto()


#: Where a name has been read up to, and what that is.
Step = tuple[int, Tail]


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for all words of a name."""

    text: str
    #: The matching form of the text.
    key: str
    head: Issuer
    #: Whether it is written in capitals all over.
    capitals: bool
    plural: bool

    def is_small(self, place: int) -> bool:
        """Tell whether a word's first letter says nothing for a name."""
        return self.capitals or not self.text[place].isupper()
