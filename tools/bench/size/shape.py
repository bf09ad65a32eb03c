"""How large an invented office is, and the days between which it lies."""

from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.periods import Period, parse_period

SEED = 20260620
#: The day on which everything is asked.
AS_OF = date(2026, 6, 20)
#: Tasks of one import, one event of the history.
BLOCK = 25


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of what."""

    tasks: int
    units: int = 200
    directives: int = 20_000


def _quarters(first: str, count: int) -> tuple[Period, ...]:
    periods = [parse_period(first)]
    while len(periods) < count:
        periods.append(periods[-1].next())
    return tuple(periods)


#: Ten years of plans.
PERIODS = _quarters("2016-Q3", 40)
SERIES = (
    "công tác xây dựng Đảng", "công tác dân vận", "công tác chuyển đổi số", "cải cách hành chính",
    "quốc phòng, an ninh", "văn hóa, xã hội", "phát triển kinh tế", "tài nguyên, môi trường", "giáo dục, đào tạo",
    "thông tin đối ngoại", "phòng, chống thiên tai", "kiểm tra, giám sát",
)  # fmt: skip
