"""Names of the XML of Word, for its reader and its writers."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def w(name: str) -> str:
    """Return the full name of an element or attribute of Word: "p" gives "{http...main}p"."""
    return f"{{{WORD}}}{name}"
