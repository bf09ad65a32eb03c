"""Two wordings of one text in one line: what was replaced, left out and added, in brackets."""

from collections.abc import Iterable

from nhiemvu.cli.language import say
from nhiemvu.domain.wording import Stretch

#: So many words that stayed are shown beside those that did not.
BESIDE = 5


def marked(stretches: Iterable[Stretch]) -> str:
    """Return two wordings in one: "… mở [02 → 03] lớp cho bí thư[, bỏ: trưởng thôn] …", what stayed shortened."""
    listed = list(stretches)
    parts = [
        _shortened(stretch.after, first=place == 0, last=place == len(listed) - 1)
        if stretch.stayed
        else _replaced(stretch)
        for place, stretch in enumerate(listed)
    ]
    return " ".join(parts)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    head = [] if first else words[:BESIDE]
    tail = [] if last else words[-BESIDE:]
    return text if len(words) <= len(head) + len(tail) + 2 else " ".join([*head, "…", *tail])


def _replaced(stretch: Stretch) -> str:
    if not stretch.after:
        return say(f"[bỏ: {stretch.before}]", f"[out: {stretch.before}]")
    if not stretch.before:
        return say(f"[thêm: {stretch.after}]", f"[new: {stretch.after}]")
    return f"[{stretch.before} → {stretch.after}]"
