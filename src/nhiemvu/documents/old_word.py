"""What an OLE file holds: the shape of old Word, Excel and PowerPoint files, and of new ones under a password.

Source: [MS-CFB] for the container, [MS-DOC] 2.5.2 for the head of a Word stream (FibBase).
"""

from enum import StrEnum

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Streams by which a container is known, as its directory names them.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
#: A Word stream begins with this at the start of a sector; a bit of the twelfth byte tells that it is encrypted.
WORD_HEAD = b"\xec\xa5"
SECTOR = 512
FLAGS = 11
ENCRYPTED = 0x01


class OleKind(StrEnum):
    """What the container holds."""

    WORD = "word"
    PROTECTED = "protected"
    OTHER = "other"


def ole_kind(data: bytes) -> OleKind:
    """Return what an OLE file holds."""
    if ENCRYPTED_STREAM in data:
        return OleKind.PROTECTED
    if WORD_STREAM not in data:
        return OleKind.OTHER
    return OleKind.PROTECTED if _is_encrypted(data) else OleKind.WORD


def _is_encrypted(data: bytes) -> bool:
    start = data.find(WORD_HEAD)
    while start >= 0:
        if start % SECTOR == 0:
            return len(data) > start + FLAGS and bool(data[start + FLAGS] & ENCRYPTED)
        start = data.find(WORD_HEAD, start + 1)
    return False
