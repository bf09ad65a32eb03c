"""Footnotes and endnotes of Word: numbered in the order of their marks, read when the first mark is met."""

from collections.abc import Callable, Mapping

from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.pages import Note, Paragraph

#: Notes that draw the line above the notes.
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
#: What stands before the number of an endnote in its key; footnotes have the number alone.
PREFIXES: Mapping[str, str] = {"footnote": "", "endnote": "e"}


class NoteBook:
    """The notes of one document."""

    def __init__(self, footnotes: Element | None, endnotes: Element | None) -> None:
        self._elements = {**_by_number("footnote", footnotes), **_by_number("endnote", endnotes)}
        self._keys: dict[tuple[str, str], str] = {}
        self._counts = dict.fromkeys(PREFIXES, 0)

    def key(self, kind: str, number: str) -> str:
        """Return the key of the note that a mark names; one that the file lacks has a key, too."""
        if (kind, number) not in self._keys:
            self._counts[kind] += 1
            self._keys[kind, number] = f"{PREFIXES[kind]}{self._counts[kind]}"
        return self._keys[kind, number]

    def notes(self, read: Callable[[Element], tuple[Paragraph, ...]]) -> tuple[Note, ...]:
        """Return the notes that have a mark, in the order of their marks."""
        return tuple(
            Note(key, read(self._elements[name])) for name, key in tuple(self._keys.items()) if name in self._elements
        )


def _by_number(kind: str, root: Element | None) -> Mapping[tuple[str, str], Element]:
    if root is None:
        return {}
    notes = (note for note in root.iterchildren(w(kind)) if note.get(w("type")) not in SEPARATORS)
    return {(kind, note.get(w("id"), "")): note for note in notes}
