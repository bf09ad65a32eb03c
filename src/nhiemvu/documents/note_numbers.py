"""Numbers of notes for the page: 1, 2, 3 in the order of their marks, whatever their keys are."""

from collections.abc import Callable, Mapping, Sequence

from nhiemvu.domain.pages import Note, NoteMark, Pages, Paragraph


def numbered_notes(pages: Pages) -> Mapping[str, tuple[int, Note]]:
    """Return the number and note of each key, in order; notes without a mark come last."""
    notes = {note.key: note for note in pages.notes}
    in_order = (mark.key for paragraph in pages.paragraphs() for mark in _marks(paragraph))
    keys = dict.fromkeys([*(key for key in in_order if key in notes), *notes])
    return {key: (number, notes[key]) for number, key in enumerate(keys, start=1)}


def marked(paragraph: Paragraph, words: Callable[[str], str], mark: Callable[[str], str]) -> str:
    """Return the text of a paragraph with its marks in their places: `words` writes text, `mark` the note of a key."""
    if not paragraph.marks:
        return words(paragraph.text)
    written, done = "", 0
    for place in _marks(paragraph):
        written += words(paragraph.text[done : place.offset]) + mark(place.key)
        done = place.offset
    return written + words(paragraph.text[done:])


def _marks(paragraph: Paragraph) -> Sequence[NoteMark]:
    return sorted(paragraph.marks, key=lambda mark: mark.offset)
