"""Two wordings of one text, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.wording import Stretch, compare_words

WORDS = st.lists(st.sampled_from(["mở", "02", "03", "lớp", "cho", "cán", "bộ", "xã"]), max_size=30).map(" ".join)


def test_what_stayed_went_and_came() -> None:
    """A number replaced, words left out, words added."""
    before = "Mở 02 lớp cho bí thư, trưởng thôn và công chức xã."
    after = "Mở 03 lớp cho bí thư, và công chức xã.\nBáo cáo kết quả."
    assert compare_words(before, after) == [
        Stretch("Mở", "Mở"),
        Stretch("02", "03"),
        Stretch("lớp cho bí thư,", "lớp cho bí thư,"),
        Stretch("trưởng thôn", ""),
        Stretch("và công chức xã.", "và công chức xã."),
        Stretch("", "Báo cáo kết quả."),
    ]


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_the_stretches(before: str, after: str) -> None:
    """Nothing is lost on either side, and equal wordings have one stretch."""
    stretches = compare_words(before, after)
    assert " ".join(one.before for one in stretches if one.before) == before
    assert " ".join(one.after for one in stretches if one.after) == after
    assert (before == after) == all(one.stayed for one in stretches)
