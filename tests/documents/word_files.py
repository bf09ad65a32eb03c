"""Small Word files for tests: raw XML put into a zip."""

import zipfile
from collections.abc import Collection
from io import BytesIO
from pathlib import Path

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.documents.markup.word_names import COMPATIBILITY, MATHS, PACKAGE_RELATIONS, RELATIONS, WORD
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.pages import Pages

SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}" xmlns:m="{MATHS}" xmlns:r="{RELATIONS}" xmlns:wps="{SHAPES}" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
#: Parts whose root has another name than they.
ROOTS = {"header": "hdr"}


def p(*content: str, properties: str = "") -> str:
    """Return a paragraph; content that is no XML becomes a run of text."""
    runs = "".join(part if part.startswith("<") else r(part) for part in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(list_id: int, level: int = 0) -> str:
    """Return the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(depth: int, number_format: str, pattern: str, more: str = "", start: int = 1) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def cell(*content: str, properties: str = "") -> str:
    """Return a cell of a table."""
    look = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{look}{''.join(part if part.startswith('<') else p(part) for part in content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of a table; a cell that is no XML becomes a cell of one paragraph."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(part if part.startswith('<') else cell(part) for part in cells)}</w:tr>"


def word_file(
    body: str,
    *,
    styles: str | None = None,
    numbering: str | None = None,
    footnotes: str | None = None,
    endnotes: str | None = None,
    header: str | None = None,
    prologue: str = "",
    replaced: tuple[tuple[bytes, bytes], ...] = (),
) -> bytes:
    """Return the bytes of a Word file with this body and these parts; `replaced` changes the bytes of each part."""
    parts = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    parts["header"] = header
    given = {name: content for name, content in parts.items() if content is not None}
    relations = "".join(
        f'<Relationship Id="rId{name.capitalize()}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for name in given
    )
    files = {
        "[Content_Types].xml": _types(given),
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"{prologue}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{
            f"word/{name}.xml": f"<w:{ROOTS.get(name, name)} {NAMESPACES}>{content}</w:{ROOTS.get(name, name)}>"
            for name, content in given.items()
        },
    }
    return zipped({name: _replaced(content.encode(), replaced) for name, content in files.items()})


def _types(names: Collection[str]) -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *zip(names, names, strict=True))
    )
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{parts}</Types>'
    )


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{content}</Relationships>'


def _replaced(data: bytes, pairs: tuple[tuple[bytes, bytes], ...]) -> bytes:
    for old, new in pairs:
        data = data.replace(old, new)
    return data


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def read(body: str, **parts: str) -> Pages:
    """Return what the reader makes of a body with these parts."""
    return read_docx(
        word_file(
            body,
            styles=parts.get("styles"),
            numbering=parts.get("numbering"),
            footnotes=parts.get("footnotes"),
            endnotes=parts.get("endnotes"),
        ),
        "thử.docx",
    )


def lines(body: str, **parts: str) -> list[str]:
    """Return the paragraphs of a body as they are seen, number first."""
    return [paragraph.labelled_text for paragraph in read(body, **parts).paragraphs()]


def read_document(path: Path) -> Pages:
    """Return the content of a file on the disk, as the program reads it."""
    return read_bytes(file_bytes(path), path.name)
