"""Dates that only a footnote tells: "Hướng dẫn số 11/HD-BT¹", and at the page's foot "¹ Ban hành ngày 30/4/2022."."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nhiemvu.domain.values import replace
from nhiemvu.reading.citing.mentions import Mention
from nhiemvu.reading.citing.symbols import SYMBOL
from nhiemvu.reading.citing.tails import DATE, day_of
from nhiemvu.reading.text.sheet import Sheet

#: "Ban hành ngày 30/4/2022", "Ngày 30/4/2022", "Văn bản ký ngày 30 tháng 4 năm 2022" at the start of a note.
DATED = re.compile(rf"(?:văn bản )?(?:được )?(?:ban hành |ký |đề )?(?:vào )?ngày {DATE}")
#: How far behind the words of a document its mark may stand.
NEAR = 3


def with_dates_of_notes(mentions: Sequence[Mention], sheet: Sheet, key: str) -> list[Mention]:
    """Return mentions in order of place, each undated one with the day that the note at its end tells."""
    found = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in found]
    for anchor in sheet.anchors:
        note = sheet.notes.get(anchor.key)
        place = bisect_left(starts, anchor.offset) - 1
        if note is None or place < 0 or found[place].impossible or found[place].directive.issued_on:
            continue
        dated = DATED.match(key, note.start, note.end)
        mention = found[place]
        is_near = any(0 <= anchor.offset - end <= NEAR for end in (mention.span.end, mention.end, mention.title_end))
        if dated and is_near and not SYMBOL.search(sheet.text, note.start, note.end):
            day, impossible = day_of(dated)
            directive = replace(mention.directive, issued_on=day)
            found[place] = mention._replace(directive=directive, impossible=impossible)
    return found
