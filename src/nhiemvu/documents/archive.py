"""Zips that depend on their content alone: the same parts give the same bytes on every day."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

#: The earliest day that a zip can state.
NO_DAY = (1980, 1, 1, 0, 0, 0)
#: How hard parts are pressed, from 1 to 9: the usual 6 takes more than twice the time for a seventh less.
PRESSED = 3
#: Programs tell the kind of a Word file by its first part.
FIRST_PART = "[Content_Types].xml"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of `parts` by name, the list of content types first, the others sorted."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda part: (part != FIRST_PART, part)):
            entry = zipfile.ZipInfo(name, NO_DAY)
            # Otherwise the zip would tell on which system it was made.
            entry.create_system = 0
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, PRESSED)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
