"""Finding a unit by what a clerk types."""

import pytest

from nhiemvu.domain.units import AmbiguousUnit, Unit, UnknownUnit, find_unit, in_order, unit_named_first

UNITS = [
    Unit(id=1, name="Văn phòng Đảng ủy", aliases=("VPĐU",)),
    Unit(id=2, name="Ban Xây dựng Đảng", aliases=("Ban XDĐ",)),
    Unit(id=3, name="Công an xã"),
    Unit(id=4, name="Ủy ban nhân dân xã", aliases=("UBND xã",)),
    Unit(id=12, name="Chi bộ 12"),
]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("Ban Xây dựng Đảng", 2),
        ("ban xay dung dang", 2),
        ("Ban XDĐ", 2),
        ("bxdđ", 2),
        ("Uỷ ban nhân dân xã", 4),
        ("ubnd xã", 4),
        ("VPĐU", 1),
        ("vpdu", 1),
        ("12", 12),
        ("CAX", 3),
    ],
)
def test_a_unit_answers_to_name_alias_initials_and_number(wanted: str, number: int) -> None:
    """Accents, case and the place of tones do not matter."""
    assert find_unit(wanted, UNITS).id == number


def test_a_close_miss_suggests() -> None:
    """The refusal names what was probably meant and the command that adds it."""
    with pytest.raises(UnknownUnit) as caught:
        find_unit("Ban Xây dưng", UNITS)
    assert "“Ban Xây dựng Đảng”" in caught.value.message.vi
    assert caught.value.exit_code == 3


def test_initials_that_two_units_share_are_refused() -> None:
    """The program does not choose."""
    units = [Unit(id=1, name="Ban Tổ chức"), Unit(id=2, name="Bảo tàng Cổ vật")]
    with pytest.raises(AmbiguousUnit, match="could be"):
        find_unit("btc", [*units, Unit(id=3, name="Ban Tài chính")])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Công an xã kích hoạt tài khoản", 3),
        ("UBND xã và các thôn", 4),
        ("Công an xã", 3),
        ("Công an", None),
        ("Ban Công an xã", None),
    ],
)
def test_the_unit_that_words_begin_with(words: str, number: int | None) -> None:
    """The office's own names tell where a name ends; half a name is none."""
    found = unit_named_first(words, UNITS)
    assert (found.id if found else None) == number


def test_units_stand_in_dictionary_order() -> None:
    """Đ follows D and Ủ follows T."""
    assert [unit.id for unit in in_order(UNITS)] == [2, 12, 3, 4, 1]


def test_a_close_miss_of_an_alias_names_the_unit() -> None:
    """What is suggested is the unit's own name."""
    with pytest.raises(UnknownUnit) as caught:
        find_unit("UBNDD xã", UNITS)
    assert "“Ủy ban nhân dân xã”" in caught.value.message.vi
