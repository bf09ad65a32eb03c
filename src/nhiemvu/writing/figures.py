"""Numbers as Vietnamese offices print them: "1.234", "98,63%", "16.051/16.274 = 98,63%"."""

from nhiemvu.domain.counts import Counts, Rate


def number_words(number: int) -> str:
    """Return a number with a point between thousands: "1.234"."""
    return f"{number:,}".replace(",", ".")


def percent_words(rate: Rate) -> str:
    """Return a rate in percent: "98,63%", "-" of nothing."""
    return "-" if rate.percent is None else f"{rate.percent}%".replace(".", ",")


def rate_words(rate: Rate) -> str:
    """Return a rate with what it is made of: "3/4 = 75,00%", "không tính" of nothing."""
    if not rate.denominator:
        return "không tính"
    return f"{number_words(rate.numerator)}/{number_words(rate.denominator)} = {percent_words(rate)}"


def counts_words(counts: Counts) -> str:
    """Return the four counts in one sentence without its stop: "Tổng số 12 nhiệm vụ: hoàn thành đúng hạn 3, ..."."""
    parts = (
        ("hoàn thành đúng hạn", counts.done_on_time),
        ("hoàn thành quá hạn", counts.done_late),
        ("chưa hoàn thành trong hạn", counts.open_in_time),
        ("chưa hoàn thành quá hạn", counts.open_overdue),
    )
    told = ", ".join(f"{name} {number_words(number)}" for name, number in parts)
    return f"Tổng số {number_words(counts.total)} nhiệm vụ: {told}"
