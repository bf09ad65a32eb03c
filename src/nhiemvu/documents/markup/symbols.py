"""Characters of the symbol fonts, which stand in a file as codes of the font and not of Unicode.

Source: the encodings of Symbol and Wingdings as published by the Unicode Consortium (mappings, vendor Adobe, and
Unicode technical note L2/11-052R on Wingdings). Only characters that offices put in documents are here.
"""

import re
from collections.abc import Mapping

#: Codes of symbol fonts in text: U+F020 to U+F0FF.
PRIVATE = re.compile("[\uf020-\uf0ff]")


def _table(pairs: str) -> Mapping[int, str]:
    """Return the characters by code: "A3≤ B1±" gives {0xA3: "≤", 0xB1: "±"}."""
    return {int(pair[:2], 16): pair[2:] for pair in pairs.split()}


SYMBOL: Mapping[int, str] = {
    **{code: chr(code) for code in (*range(0x20, 0x22), 0x23, 0x25, 0x26, *range(0x28, 0x2D), *range(0x2E, 0x40))},
    **{code: chr(code) for code in (0x5B, 0x5D, 0x5F, *range(0x7B, 0x7F))},
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **_table("2D- A2′ A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B7• B8÷ B9≠ BA≡ BB≈ BC… C5⊕ C6∅ C7∩ C8∪ CE∈"),
    **_table("D0∠ D2® D3© D4™ D6√ D7⋅ DB⇔ DC⇐ DD⇑ DE⇒ DF⇓ E5∑ F2∫"),
}
WINGDINGS: Mapping[int, str] = {
    0x20: " ",
    **_table("21✏ 22✂ 28☎ 29✆ 2A✉ 46☞ 4A☺ 51✈ 6C● 6D❍ 6E■ 6F□ 71❑ 72❒ 73⬧ 74⧫ 75◆ 76❖ 9F• A7▪ A8◻ AB★ D8➢ DC➲"),
    **_table("DF← E0→ E8➔ F0⇨ FB✗ FC✓ FD☒ FE☑ 80⓪"),
    **{0x81 + place: chr(0x2460 + place) for place in range(10)},
}


def symbol_text(code: int, font: str) -> str:
    """Return the character that `font` shows for `code` (0xF0B7 or 0xB7), or "" where it is not known."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font.casefold().startswith("wingdings"):
        return WINGDINGS.get(low, "")
    if font.casefold() == "symbol" or low != code:
        return SYMBOL.get(low, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


def with_symbols(text: str, font: str) -> str:
    """Return text of a symbol font with its private codes turned into the characters that are seen."""
    return PRIVATE.sub(lambda match: symbol_text(ord(match[0]), font), text)
