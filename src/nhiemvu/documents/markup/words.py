"""The words of one paragraph as they are gathered, whatever format they come from, and as they print."""

from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.pages import NoteMark
from nhiemvu.domain.text import nfc, with_shown_hyphens
from nhiemvu.domain.values import dataclass, field

#: A hyphen that does not break the line prints as a hyphen.
NON_BREAKING_HYPHEN = "\u2011"


@dataclass(slots=True)
class Words:
    """The words of a paragraph as they are gathered."""

    parts: list[str] = field(default_factory=list)
    #: Note marks: how many parts stand before each, and its key.
    marks: list[tuple[int, str]] = field(default_factory=list)
    #: Text boxes anchored in the paragraph.
    boxes: list[Element] = field(default_factory=list)
    #: Characters in bold.
    bold: int = 0
    length: int = 0

    def add(self, text: str, *, bold: bool) -> None:
        """Put `text` at the end."""
        self.parts.append(text)
        self.length += len(text)
        self.bold += len(text) if bold else 0

    def extend(self, other: "Words") -> None:
        """Put the words of another paragraph at the end."""
        self.marks += [(place + len(self.parts), key) for place, key in other.marks]
        self.parts += other.parts
        self.boxes += other.boxes
        self.bold += other.bold
        self.length += other.length

    def printed(self) -> tuple[str, tuple[NoteMark, ...]]:
        """Return the text, composed and without space at its ends, and the marks at their offsets."""
        text, offsets, done = "", [], 0
        for place, _ in self.marks:
            text += _printed("".join(self.parts[done:place]))
            offsets.append(len(text))
            done = place
        text += _printed("".join(self.parts[done:]))
        cut = len(text) - len(text.lstrip())
        text = text.strip()
        marks = (
            NoteMark(min(max(offset - cut, 0), len(text)), key)
            for offset, (_, key) in zip(offsets, self.marks, strict=True)
        )
        return text, tuple(marks)


def _printed(text: str) -> str:
    return nfc(with_shown_hyphens(text))
