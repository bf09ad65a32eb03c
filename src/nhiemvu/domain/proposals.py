"""What a unit asks of others beside what is in its way: one entry of the record, one clause each.

Reports set apart again what begins as a request: the obstacle is a cause, the rest a proposal.
"""

import re

#: How a request begins: "đề nghị Sở Tài chính cấp kinh phí"
REQUEST = re.compile(r"(?:kính |trân trọng )?(?:đề nghị|kiến nghị|đề xuất)\b", re.IGNORECASE)
#: What is set before words that do not begin as one; it is the office's own record, in its language.
ASKS = "đề nghị"


def with_proposal(obstacle: str | None, proposal: str | None) -> str | None:
    """Return an obstacle and a proposal in one text, the proposal as its last clause.

    "Thiếu máy quét", "Sở cấp thêm" give "Thiếu máy quét; đề nghị Sở cấp thêm".
    """
    if not proposal:
        return obstacle
    request = proposal if REQUEST.match(proposal) else f"{ASKS} {proposal}"
    return f"{obstacle.rstrip(' .;')}; {request}" if obstacle else request
