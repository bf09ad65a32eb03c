"""Sections of Word where sheets turn, whatever the template's own section states."""

from collections.abc import Sequence

import pytest
from lxml import etree

from nhiemvu.documents.docx_out.sheets import Sheets
from nhiemvu.documents.markup.word_names import WORD
from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.pages import Sheet

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/>'


def section(content: str) -> Element:
    """Return a section."""
    return etree.fromstring(f'<w:sectPr xmlns:w="{WORD}">{content}</w:sectPr>')


def written(found: Element | str) -> str:
    """Return a section as it is written, without the names of its namespaces."""
    text = found if isinstance(found, str) else etree.tostring(found, encoding="unicode")
    return text.replace(f' xmlns:w="{WORD}"', "").removeprefix("<w:sectPr>").removesuffix("</w:sectPr>")


ACROSS = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>'
COLUMNS = '<w:cols w:space="720"/>'
ONE = '<w:pgNumType w:start="1"/>'


@pytest.mark.parametrize(
    ("own", "turns", "expected"),
    [
        (f"{A4}{MARGINS}<w:titlePg/>", [], [f"{A4}{MARGINS}<w:titlePg/>"]),
        (
            f"{A4}{MARGINS}<w:titlePg/>",
            [Sheet.LANDSCAPE],
            [f"{A4}{MARGINS}<w:titlePg/>", f"{ACROSS}{MARGINS}{ONE}"],
        ),
        (
            f"{A4}{MARGINS}",
            [Sheet.LANDSCAPE, Sheet.PORTRAIT],
            [f"{A4}{MARGINS}", f"{ACROSS}{MARGINS}{ONE}", f"{UPRIGHT}{MARGINS}{ONE}"],
        ),
        ("", [Sheet.LANDSCAPE], ["<w:sectPr/>", f"{ACROSS}{ONE}"]),
        (
            f"{A4}{MARGINS}<w:pgBorders/>{COLUMNS}",
            [Sheet.LANDSCAPE],
            [f"{A4}{MARGINS}<w:pgBorders/>{COLUMNS}", f"{ACROSS}{MARGINS}<w:pgBorders/>{ONE}{COLUMNS}"],
        ),
        (
            f'{A4}<w:pgNumType w:fmt="decimal" w:start="5"/>',
            [Sheet.LANDSCAPE],
            [f'{A4}<w:pgNumType w:fmt="decimal" w:start="5"/>', f'{ACROSS}<w:pgNumType w:fmt="decimal" w:start="1"/>'],
        ),
    ],
)
def test_sections_in_their_order(own: str, turns: Sequence[Sheet], expected: list[str]) -> None:
    """The template's own first; those that follow turn its page and number from 1, each thing where Word expects it."""
    sheets = Sheets(section(own))
    found = [written(sheets.turn(sheet)) for sheet in turns]
    assert [*found, written(sheets.last())] == expected


def test_width_of_the_text() -> None:
    """Of the sheet that is being written."""
    sheets = Sheets(section(A4 + MARGINS))
    assert sheets.text_width == 11906 - 850 - 1701
    sheets.turn(Sheet.LANDSCAPE)
    assert sheets.text_width == 16838 - 850 - 1701
    assert Sheets(None).text_width == Sheets(section(A4 + MARGINS)).text_width
