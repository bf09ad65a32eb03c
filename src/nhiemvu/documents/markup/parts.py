"""Parts taken out of a zip within limits, so that no file fills the memory.

Sizes are those that the zip states, and no more than the stated size is ever unpacked, so a part that would burst the
limits is refused before it is read.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

#: Bytes of the unpacked body, some 10,000 pages, and of each other part, which is held as a tree.
LARGEST_BODY = 128 * 1024 * 1024
LARGEST_PART = 32 * 1024 * 1024
#: Unpacked to packed bytes; text packs 10 to 40 times. Smaller parts may repeat themselves as they like.
LARGEST_RATIO = 200
SUSPICIOUS_SIZE = 48 * 1024 * 1024
#: Bytes that are unpacked at a time.
PIECE = 128 * 1024
#: How Word, LibreOffice and this program pack parts; by another number a zip is damaged or made by hand.
USUAL_PACKING = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
#: What a damaged zip makes zipfile raise.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_oversized(member: zipfile.ZipInfo, limit: int) -> bool:
    """Tell whether a part would unpack to more than `limit` bytes, or to far more than words ever do."""
    too_dense = member.file_size > max(SUSPICIOUS_SIZE, member.compress_size * LARGEST_RATIO)
    return member.file_size > limit or too_dense


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a part: no more is unpacked than it states, whatever it holds.

    Raises one of ZIP_ERRORS where it holds something else than it states.
    """
    whole = _room(member.file_size)
    # Piece by piece, since the library holds what it gives in one piece twice.
    for piece in unpacked_pieces(archive, member):
        whole.write(piece)
    whole.truncate()
    return whole.getvalue()


def unpacked_pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a part as they are unpacked, no more than it states.

    Raises one of ZIP_ERRORS where it holds something else than it states.
    """
    if member.compress_type not in USUAL_PACKING:
        raise zipfile.BadZipFile(member.filename)
    left = member.file_size
    with archive.open(member) as part:
        while left > 0 and (piece := part.read(min(left, PIECE))):
            yield piece
            left -= len(piece)


def _room(size: int) -> BytesIO:
    """Return an empty file in memory with room for so many bytes: one that grows is moved again and again."""
    room = BytesIO()
    if size:
        room.seek(size - 1)
        room.write(b"\0")
        room.seek(0)
    return room
