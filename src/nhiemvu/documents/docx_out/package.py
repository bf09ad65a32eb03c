"""The parts of a document that the library holds, as it would save them."""

from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem

from nhiemvu.documents.archive import FIRST_PART


def parts_of(package: OpcPackage) -> dict[str, bytes]:
    """Return the parts of a package by name; the library itself would pack them first.

    Of two parts with one name the last one counts: the library makes one in the place of one that it did not know.
    """
    for part in package.parts:
        part.before_marshal()  # type: ignore[no-untyped-call]  # half of the library carries types
    parts = package.parts
    kinds = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call]  # the same
    held = {FIRST_PART: kinds.blob, PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in parts:
        held[part.partname.membername] = part.blob
        if part.rels:
            held[part.partname.rels_uri.membername] = part.rels.xml
    return held
