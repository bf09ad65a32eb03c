"""What stands around a report, from the settings of the office or from its last report."""

from datetime import date

import pytest

from nhiemvu.facts.layouts import layouts
from nhiemvu.usecases.report_frame import frame_of, office_words

LAST = "TỈNH ỦY HẢI SƠN\nĐẢNG ỦY XÃ ĐỒNG MÂY\n\nBÁO CÁO\nkết quả công tác quý I năm 2026\n"
DAY = date(2026, 7, 2)


@pytest.mark.parametrize(
    ("office", "layout", "above", "asked"),
    [
        ("Đảng ủy xã Đồng Mây", "hd05", "[cơ quan cấp trên]", True),
        ("Phòng Văn hóa - Xã hội xã Đồng Mây", "nd30", "[cơ quan cấp trên]", True),
        ("Ủy ban nhân dân xã Đồng Mây", "nd30", "", False),
        ("Uỷ ban nhân dân phường Bến Đá", "nd30", "", False),
        ("Hội đồng nhân dân xã Đồng Mây", "nd30", "", False),
    ],
)
def test_some_offices_stand_alone(office: str, layout: str, above: str, *, asked: bool) -> None:
    """No gap is left over a people's committee, and the clerk is not asked for what it does not print."""
    rules = next(one for one in layouts() if one.name == layout)
    words = office_words({"office": office}, None, "")
    assert frame_of(words, rules, "", DAY).upper_office == above
    assert ("superior" in words.lacking(rules)) is asked


def test_an_office_above_is_printed_where_it_is_known() -> None:
    """Also over one that may stand alone."""
    rules = next(one for one in layouts() if one.name == "nd30")
    words = office_words({"office": "Ủy ban nhân dân xã Đồng Mây", "superior": "Ủy ban nhân dân tỉnh"}, None, "")
    assert frame_of(words, rules, "", DAY).upper_office == "Ủy ban nhân dân tỉnh"


def test_capitals_of_the_letterhead_stay_there() -> None:
    """A sentence names the office above as sentences do."""
    words = office_words({"office": "Đảng ủy xã Đồng Mây"}, None, LAST)
    assert (words.superior, words.addressee) == ("TỈNH ỦY HẢI SƠN", "Tỉnh ủy Hải Sơn")
