"""Bodies that are read as they are unpacked: nearly all of today's, of which the whole need not be looked at before."""

from collections.abc import Iterable, Iterator

from nhiemvu.documents.docx.old_fonts import UNICODE_LETTER
from nhiemvu.documents.docx.package import has_strict_names
from nhiemvu.documents.docx.shortening import BEGINNING, in_stretches
from nhiemvu.documents.docx.usual import TAG_END
from nhiemvu.documents.markup.task_marks import may_have_marks
from nhiemvu.documents.old_fonts.fonts import names_old_font


class NotPlainError(Exception):
    """A body of which something is changed before it is read, and so needs to be there as a whole."""


def plain_stretches(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a body in stretches that end with a tag, each looked at for what would have to be changed before.

    That are names of the strict form and marks of tasks. Raises NotPlainError, also at the end where no letter was met
    that only Unicode has: such a body is one of an old encoding, or none of words.
    """
    has_letters = False
    stretches = in_stretches(pieces)
    first = next(stretches, b"")
    if not BEGINNING.match(first) or has_strict_names(first):
        raise NotPlainError
    stretch = first
    while stretch:
        # A sign of any of it may stand on both sides of another border.
        if not stretch.endswith(TAG_END) or may_have_marks(stretch):
            raise NotPlainError
        has_letters = has_letters or UNICODE_LETTER.search(stretch) is not None
        yield stretch
        stretch = next(stretches, b"").rstrip()
    if not has_letters:
        raise NotPlainError


def without_old_fonts(shortened: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a body of which usual paragraphs that name no old font are taken out.

    Raises NotPlainError where the rest may name one, whose letters would have to be changed before.
    """
    for stretch in shortened:
        if names_old_font(stretch):
            raise NotPlainError
        yield stretch
