"""Runs of Word: text that comes out as the same characters, whatever it holds."""

import re

#: Characters that XML cannot hold, that it takes for its own, or that Word has elements for; most text has none.
UNUSUAL = re.compile("[\x00-\x1f&<>\u2028\u2029\ud800-\udfff\ufffe\uffff]")
IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
TEXT_START, TEXT_END = '<w:t xml:space="preserve">', "</w:t>"
BREAK, TAB = f"{TEXT_END}<w:br/>{TEXT_START}", f"{TEXT_END}<w:tab/>{TEXT_START}"
PLAIN, BOLD = f"<w:r>{TEXT_START}", f"<w:r><w:rPr><w:b/></w:rPr>{TEXT_START}"


def run(text: str, *, bold: bool = False) -> str:
    """Return one run with line ends and tabs as Word has them, "" for no text."""
    if not text:
        return ""
    words = _written(text) if UNUSUAL.search(text) else text
    return f"{BOLD if bold else PLAIN}{words}{TEXT_END}</w:r>"


def _written(text: str) -> str:
    escaped = IMPOSSIBLE.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return LINE_END.sub(BREAK, escaped).replace("\t", TAB)
