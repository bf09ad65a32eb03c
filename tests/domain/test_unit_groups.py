"""Finding a group of units by what a clerk types or a report says."""

import pytest

from nhiemvu.domain.unit_groups import AmbiguousGroup, UnitGroup, UnknownGroup, find_group, group_named

GROUPS = [
    UnitGroup(1, "Các chi bộ, đảng bộ trực thuộc"),
    UnitGroup(2, "Các ban Đảng"),
    UnitGroup(3, "Đoàn thể chính trị - xã hội"),
]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("Các chi bộ, đảng bộ trực thuộc", 1),
        ("các chi bộ, đảng bộ trực thuộc", 1),
        ("chi bo, dang bo truc thuoc", 1),
        ("các chi bộ trực thuộc", 1),
        ("đảng bộ trực thuộc", 1),
        ("chi bộ", 1),
        ("ban đảng", 2),
        ("CBĐ", 2),
        ("các đoàn thể chính trị - xã hội", 3),
        ("đoàn thể chính trị xã hội", 3),
    ],
)
def test_a_group_answers_to_its_name_its_initials_and_its_words(wanted: str, number: int) -> None:
    """With and without "các"; words of the name are enough where they stand in its order."""
    assert find_group(wanted, GROUPS).id == number


@pytest.mark.parametrize("wanted", ["trực thuộc chi bộ", "các phòng ban", "các", "-"])
def test_other_words_name_no_group(wanted: str) -> None:
    """Words in another order or that the name lacks are not enough."""
    with pytest.raises(UnknownGroup) as caught:
        find_group(wanted, GROUPS)
    assert caught.value.exit_code == 3


def test_a_close_miss_suggests() -> None:
    """The refusal names what was probably meant and the command that makes a group."""
    with pytest.raises(UnknownGroup) as caught:
        find_group("các ban Đẳngg", GROUPS)
    assert "“Các ban Đảng”" in caught.value.message.vi
    assert 'nhiemvu unit group "các ban Đẳngg" --add' in caught.value.instruction.en


def test_words_that_two_groups_share_are_refused() -> None:
    """The program does not choose, unless one has exactly that name."""
    groups = [UnitGroup(1, "Chi bộ thôn"), UnitGroup(2, "Chi bộ cơ quan")]
    with pytest.raises(AmbiguousGroup, match="could be"):
        find_group("các chi bộ", groups)
    assert find_group("các chi bộ", [*groups, UnitGroup(3, "chi bộ")]).id == 3


def test_a_name_is_one_with_and_without_its_plural() -> None:
    """A new group of such a name would be the same one."""
    assert group_named("CHI BỘ, ĐẢNG BỘ TRỰC THUỘC", GROUPS) == GROUPS[0]
    assert group_named("chi bộ trực thuộc", GROUPS) is None
