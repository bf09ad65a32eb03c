"""Extensions: later deadlines that are asked for and decided; the first deadline is never lost.

A request comes before the work is reported, asks for a day after the deadline that holds, and waits alone: a task has
one undecided request at a time. The deadline moves with the approval, not with the request.
[Quyết định 790/QĐ-UBND-HC of Đồng Tháp, 2021: at most one a task; other offices allow more, so that it is a setting]
"""

from enum import StrEnum


class Decision(StrEnum):
    """What was decided of a request for a later deadline."""

    APPROVED = "approved"
    REFUSED = "refused"
