"""Runs of Word: text that comes out as the same characters, whatever it holds."""

import re

from markupsafe import escape

#: Characters that XML cannot hold.
IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
TEXT_START, TEXT_END = '<w:t xml:space="preserve">', "</w:t>"


def xml_text(text: str) -> str:
    """Return `text` for the content of an element."""
    return str(escape(IMPOSSIBLE.sub("", text)))


def run(text: str, *, bold: bool = False) -> str:
    """Return one run with line ends and tabs as Word has them, "" for no text."""
    if not text:
        return ""
    words = xml_text(LINE_END.sub("\n", text))
    words = words.replace("\n", f"{TEXT_END}<w:br/>{TEXT_START}").replace("\t", f"{TEXT_END}<w:tab/>{TEXT_START}")
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:r>{properties}{TEXT_START}{words}{TEXT_END}</w:r>"
