"""Ways to damage a good file: each takes chance and bytes and gives bytes; the same chance damages alike."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

Mutation = Callable[[Random, bytes], bytes]

#: Most places that one mutation changes.
MOST_CHANGES = 40
CONTROLS = "".join(map(chr, (*range(1, 32), 0x7F, 0x85, 0x200B, 0x202E, 0x2028, 0xFEFF, 0xE000, 0xE001, 0xFFFF)))
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    + "]>"
).encode()
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
#: A tag of XML; a number in quotes; a number of a PDF.
TAG, QUOTED_NUMBER, NUMBER = re.compile(rb"<[^<>]{1,200}>"), re.compile(rb'"-?\d{1,9}"'), re.compile(rb"\d{1,6}")
ODD_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"999999999", b"99999999999999999999", b"x")


def flipped(chance: Random, data: bytes) -> bytes:
    """Turn a few bits over."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, MOST_CHANGES) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def truncated(chance: Random, data: bytes) -> bytes:
    """Cut the end off."""
    return data[: chance.randrange(len(data) + 1)]


def beheaded(chance: Random, data: bytes) -> bytes:
    """Cut the beginning off."""
    return data[chance.randrange(len(data) + 1) :]


def overwritten(chance: Random, data: bytes) -> bytes:
    """Put random bytes over a stretch."""
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.randbytes(chance.randint(1, 400)) + data[start + chance.randint(0, 400) :]


def swapped(chance: Random, data: bytes) -> bytes:
    """Exchange two stretches."""
    places = sorted(chance.randrange(len(data) + 1) for _ in range(4))
    a, b, c, d = places
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def repeated(chance: Random, data: bytes) -> bytes:
    """Repeat a stretch some times."""
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.randint(1, 2000)]
    return data[:start] + piece * chance.randint(2, 200) + data[start:]


def random_bytes(chance: Random, data: bytes) -> bytes:
    """Give bytes of chance alone, as many as the file has at most."""
    return chance.randbytes(chance.randint(0, max(min(len(data), 50_000), 1)))


def with_controls(chance: Random, data: bytes) -> bytes:
    """Strew control characters and the like over the bytes, in UTF-8."""
    changed = data
    for _ in range(chance.randint(1, MOST_CHANGES)):
        place = chance.randrange(len(changed) + 1)
        changed = changed[:place] + chance.choice(CONTROLS).encode("utf-8", "surrogatepass") + changed[place:]
    return changed


def odd_numbers(chance: Random, data: bytes) -> bytes:
    """Put other numbers in the place of some."""
    numbers = list(NUMBER.finditer(data))
    for match in sorted(chance.sample(numbers, min(len(numbers), MOST_CHANGES)), key=lambda match: -match.start()):
        data = data[: match.start()] + chance.choice(ODD_NUMBERS) + data[match.end() :]
    return data


PLAIN: tuple[Mutation, ...] = (
    flipped,
    truncated,
    beheaded,
    overwritten,
    swapped,
    repeated,
    random_bytes,
    with_controls,
    odd_numbers,
)


def tag_dropped(chance: Random, data: bytes) -> bytes:
    """Leave some tags out, so that elements cross."""
    tags = list(TAG.finditer(data))
    for match in sorted(chance.sample(tags, min(len(tags), 3)), key=lambda match: -match.start()):
        data = data[: match.start()] + data[match.end() :]
    return data


def element_doubled(chance: Random, data: bytes) -> bytes:
    """Put a tag, with what follows it for a while, into another place, whole tags only."""
    tags = list(TAG.finditer(data))
    if len(tags) < 4:
        return data
    start = chance.randrange(len(tags) - 1)
    end = min(start + chance.randint(1, 60), len(tags) - 1)
    place = chance.choice(tags).start()
    return data[:place] + data[tags[start].start() : tags[end].end()] + data[place:]


def nested(chance: Random, data: bytes) -> bytes:
    """Wrap a place in thousands of one of the file's own elements."""
    tags = [match for match in TAG.finditer(data) if match[0][1:2] not in b"/?!" and not match[0].endswith(b"/>")]
    if not tags:
        return data
    match, depth = chance.choice(tags), chance.choice((50, 200, 300, 5000, 100_000))
    name = re.split(rb"[\s>]", match[0][1:])[0]
    inside = b"<" + name + b">"
    return data[: match.end()] + inside * depth + (b"</" + name + b">") * depth + data[match.end() :]


def attributes_changed(chance: Random, data: bytes) -> bytes:
    """Put odd numbers into attributes: levels, spans, ids."""
    numbers = list(QUOTED_NUMBER.finditer(data))
    for match in sorted(chance.sample(numbers, min(len(numbers), MOST_CHANGES)), key=lambda match: -match.start()):
        data = data[: match.start()] + b'"' + chance.choice(ODD_NUMBERS) + b'"' + data[match.end() :]
    return data


def with_entities(chance: Random, data: bytes) -> bytes:
    """Declare entities that multiply or come from outside, and use one."""
    end = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    body = re.sub(rb">([^<]{3,})<", rb">&k;\1<", data[end:], count=3)
    return data[:end] + chance.choice((LAUGHS, OUTSIDE, b"<!DOCTYPE x>")) + body


XML: tuple[Mutation, ...] = (
    tag_dropped,
    element_doubled,
    nested,
    attributes_changed,
    with_entities,
    truncated,
    overwritten,
    with_controls,
)


def part_changed(chance: Random, data: bytes) -> bytes:
    """Damage one part of a zip, and pack it anew."""
    parts = _parts(data)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    if names:
        name = chance.choice(names)
        parts[name] = chance.choice(XML)(chance, parts[name])
    return _packed(parts)


def part_dropped(chance: Random, data: bytes) -> bytes:
    """Leave a part of a zip out."""
    parts = _parts(data)
    if parts:
        parts.pop(chance.choice(list(parts)))
    return _packed(parts)


def parts_exchanged(chance: Random, data: bytes) -> bytes:
    """Give two parts of a zip each other's content."""
    parts = _parts(data)
    if len(parts) > 1:
        one, other = chance.sample(list(parts), 2)
        parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


ZIP: tuple[Mutation, ...] = (part_changed, part_changed, part_changed, part_dropped, parts_exchanged)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            # Without a moment of its own, so that the same chance packs the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content, kind, compresslevel=1)
    return buffer.getvalue()


def swollen(data: bytes, part: str, size: int, *, stated: int | None = None) -> bytes:
    """Return a zip of which `part` unpacks to `size` bytes of white space, or says so; it states `stated` bytes."""
    block = b" " * (16 * 1024 * 1024)
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = squeezer.compress(block) + squeezer.flush(zlib.Z_FULL_FLUSH)
    packed = once * max(size // len(block), 1) + b"\x03\x00"
    parts = {name: content for name, content in _parts(data).items() if name != part}
    buffer = BytesIO(_packed(parts))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(part, b"", zipfile.ZIP_STORED)
    return _with_last_part(buffer.getvalue(), part, packed, min(size if stated is None else stated, 0xFFFFFFFE))


def _with_last_part(data: bytes, part: str, packed: bytes, size: int) -> bytes:
    """Put deflated bytes into the last, empty part of a zip: behind its own head, with sizes in both heads."""
    name = part.encode()
    local = data.rindex(b"PK\x03\x04")
    central = data.index(b"PK\x01\x02", local)
    last = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    sizes = struct.pack("<HHHIII", 8, 0, 33, 0, len(packed), size)
    head = data[local : local + 8] + sizes + data[local + 26 : local + 30] + name
    entry = data[last : last + 10] + sizes + data[last + 28 : end]
    closing = data[end : end + 16] + struct.pack("<I", central + len(packed)) + data[end + 20 :]
    return data[:local] + head + packed + data[central:last] + entry + closing
