"""Numbers as Vietnamese offices print them: "1.234", "98,63%", "16.051/16.274 = 98,63%"."""

from collections.abc import Mapping

from nhiemvu.domain.ageing import Age
from nhiemvu.domain.counts import Counts, Rate

#: What the four counts are called, by their fields.
COUNT_NAMES: Mapping[str, str] = {
    "done_on_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "open_in_time": "chưa hoàn thành trong hạn",
    "open_overdue": "chưa hoàn thành quá hạn",
}


def number_words(number: int) -> str:
    """Return a number with a point between thousands: "1.234"."""
    return f"{number:,}".replace(",", ".")


def percent_words(rate: Rate) -> str:
    """Return a rate in percent: "98,63%", "-" of nothing."""
    percent = rate.percent
    return "-" if percent is None else f"{percent}%".replace(".", ",")


def rate_words(rate: Rate) -> str:
    """Return a rate with what it is made of: "3/4 = 75,00%", "không tính" of nothing."""
    if not rate.denominator:
        return "không tính"
    return f"{number_words(rate.numerator)}/{number_words(rate.denominator)} = {percent_words(rate)}"


def counts_words(counts: Counts) -> str:
    """Return the four counts in one sentence without its stop: "Tổng số 12 nhiệm vụ: hoàn thành đúng hạn 3, ..."."""
    told = ", ".join(f"{name} {number_words(getattr(counts, field))}" for field, name in COUNT_NAMES.items())
    return f"Tổng số {number_words(counts.total)} nhiệm vụ: {told}"


def age_words(age: Age) -> str:
    """Return a stretch of days late: "1-30 ngày", "trên 90 ngày"."""
    return f"trên {age.first - 1} ngày" if age.last is None else f"{age.first}-{age.last} ngày"
