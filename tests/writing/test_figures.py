"""Numbers and counts in words."""

from nhiemvu.domain.counts import Counts
from nhiemvu.writing.figures import counts_words


def test_the_four_counts() -> None:
    """They stand in one sentence, with a point between thousands."""
    counts = Counts(done_on_time=1003, done_late=1, open_in_time=6, open_overdue=2, set_aside=9)
    assert counts_words(counts) == (
        "Tổng số 1.012 nhiệm vụ: hoàn thành đúng hạn 1.003, hoàn thành quá hạn 1, "
        "chưa hoàn thành trong hạn 6, chưa hoàn thành quá hạn 2"
    )
