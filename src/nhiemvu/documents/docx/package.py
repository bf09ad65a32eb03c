"""The zip around a Word document: the five parts that hold its words, taken out within limits.

Only these parts are unpacked, and those that tell its looks where they are asked for; pictures and the like are not.
"""

import codecs
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from nhiemvu.documents.docx.xml import DamagedDocx
from nhiemvu.documents.markup.parts import (
    LARGEST_BODY,
    LARGEST_PART,
    ZIP_ERRORS,
    is_oversized,
    unpacked,
    unpacked_pieces,
)
from nhiemvu.documents.markup.word_names import PACKAGE_RELATIONS
from nhiemvu.documents.markup.xml import parsed
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass, field, replace

#: <?xml version="1.0" encoding="UTF-16"?>
DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
HEADERS = frozenset({"header", "footer"})
STRICT_ROOT = b"http://purl.oclc.org/ooxml/"
#: Names of the strict form and those that all Word versions write.
STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)


class OversizedDocx(UnreadableDocument):
    """A Word file that would unpack to more than any document of words."""

    def __init__(self, name: str, part: str, size: int) -> None:
        size_mb = size // (1024 * 1024)
        super().__init__(
            Text(
                f"Tệp Word “{name}” quá lớn khi giải nén ({part}: {size_mb} MB).",
                f"The Word file “{name}” is too large when unpacked ({part}: {size_mb} MB).",
            ),
            Text(
                "Hãy kiểm tra nguồn của tệp; nếu đúng là văn bản, hãy tách thành nhiều tệp nhỏ hơn.",
                "Check where the file comes from; if it is a real document, split it into smaller files.",
            ),
        )


class NotWordDocument(UnreadableDocument):
    """A zip, but of another kind than a Word document."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp “{name}” không phải văn bản Word.", f"The file “{name}” is not a Word document."),
            Text(
                "Hãy mở tệp bằng chương trình đã tạo ra nó và lưu thành .docx.",
                "Open it in the program that made it and save it as .docx.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word document that hold words and their looks, with transitional names."""

    #: Empty where it is read in pieces.
    document: bytes
    styles: bytes | None
    numbering: bytes | None
    footnotes: bytes | None
    endnotes: bytes | None
    theme: bytes | None = None
    #: What stands above and below the pages, by the names that sections give it.
    headers: Mapping[str, bytes] = field(default_factory=dict)


class _Relation(NamedTuple):
    """One part that another one names."""

    id: str
    #: "styles", "header"
    kind: str
    target: str


def read_package(data: bytes, name: str, *, looks: bool = False) -> Package:
    """Return the parts of the Word document in `data`, with `looks` also its theme and headers; `name` is for messages.

    Raises DamagedDocx, OversizedDocx or NotWordDocument.
    """
    with word_file(data, name) as file:
        return file.package(looks=looks)


@contextmanager
def word_file(data: bytes, name: str) -> "Iterator[WordFile]":
    """Open the zip in `data` for as long as its parts are taken out; `name` is for messages.

    What is damaged in it is told as DamagedDocx.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield WordFile(archive, name)
    except ZIP_ERRORS as error:
        raise DamagedDocx(name, "zip") from error


class WordFile:
    """An open zip with its names as the format compares them: without case, with forward slashes."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = {_part_key(member.filename): member for member in archive.infolist()}
        self._main = _first_of_kinds(self._relations("", "_rels/.rels")).get("officeDocument", "word/document.xml")

    def package(self, *, looks: bool = False) -> Package:
        """Return its parts, with `looks` also its theme and headers; raises OversizedDocx or NotWordDocument."""
        document = self._part(self._main, LARGEST_BODY)
        if document is None:
            if _part_key("[Content_Types].xml") not in self._members:
                raise NotWordDocument(self._name)
            raise DamagedDocx(self._name, self._main)
        if b"wordprocessingml" not in document[:100_000]:
            raise NotWordDocument(self._name)
        return replace(self.around(looks=looks), document=document)

    def body(self) -> Iterator[bytes]:
        """Yield the document's main part in pieces, as it is written; nothing where there is none."""
        member = self._member(self._main, LARGEST_BODY)
        return unpacked_pieces(self._archive, member) if member else iter(())

    def around(self, *, looks: bool = False) -> Package:
        """Return its parts but for the main one."""
        folder, base = posixpath.split(self._main)
        relations = self._relations(folder, posixpath.join(folder, "_rels", f"{base}.rels"))
        targets = _first_of_kinds(relations)

        def named(kind: str) -> bytes | None:
            return self._part(targets[kind], LARGEST_PART) if kind in targets else None

        return Package(
            b"",
            styles=named("styles"),
            numbering=named("numbering"),
            footnotes=named("footnotes"),
            endnotes=named("endnotes"),
            theme=named("theme") if looks else None,
            headers=self._headers(relations) if looks else {},
        )

    def _headers(self, relations: Sequence[_Relation]) -> Mapping[str, bytes]:
        edges = [relation for relation in relations if relation.kind in HEADERS]
        found = {relation.id: self._part(relation.target, LARGEST_PART) for relation in edges}
        return {key: part for key, part in found.items() if part is not None}

    def _part(self, path: str, limit: int) -> bytes | None:
        member = self._member(path, limit)
        return _transitional(_in_utf8(unpacked(self._archive, member))) if member else None

    def _member(self, path: str, limit: int) -> zipfile.ZipInfo | None:
        member = self._members.get(_part_key(path))
        if member is not None and is_oversized(member, limit):
            raise OversizedDocx(self._name, path, member.file_size)
        return member

    def _relations(self, folder: str, path: str) -> Sequence[_Relation]:
        """Return the parts that a part names in its relations ("styles", "word/styles.xml")."""
        data = self._part(path, LARGEST_PART)
        if data is None:
            return ()
        root = parsed(data, self._name, path, DamagedDocx)
        found = []
        for relation in root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target", ""))))
                found.append(_Relation(relation.get("Id", ""), kind, target.lstrip("/")))
        return found


def _first_of_kinds(relations: Sequence[_Relation]) -> Mapping[str, str]:
    return {relation.kind: relation.target for relation in reversed(relations)}


def _part_key(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").casefold()


def _in_utf8(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return DECLARATION.sub("", data.decode("utf-16")).encode()
    return data


def has_strict_names(data: bytes) -> bool:
    """Tell whether a part, or its beginning, is in the strict form."""
    return STRICT_ROOT in data[:100_000]


def _transitional(data: bytes) -> bytes:
    if has_strict_names(data):
        for strict, usual in STRICT_NAMES:
            data = data.replace(strict, usual)
    return data
