"""Numbers on the screen: thousands and decimals as the language writes them."""

from decimal import Decimal

from nhiemvu.cli.language import say
from nhiemvu.domain.counts import Rate

#: Thousands and decimals in Vietnamese: 21.914 and 98,63.
VIETNAMESE = str.maketrans(",.", ".,")


def count_text(number: int) -> str:
    """Return a number of things: "21.914", in English "21,914"."""
    return _in_language(f"{number:,}")


def percent_text(share: Decimal | None) -> str:
    """Return a share: "98,63%", in English "98.63%"; a dash for a share of nothing."""
    return f"{_in_language(str(share))}%" if share is not None else "-"


def rate_text(rate: Rate) -> str:
    """Return a rate with what it is made of: "16.051/16.274 = 98,63%"."""
    return f"{count_text(rate.numerator)}/{count_text(rate.denominator)} = {percent_text(rate.percent)}"


def _in_language(text: str) -> str:
    return say(text.translate(VIETNAMESE), text)
