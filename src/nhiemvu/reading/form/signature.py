"""The foot of a document: recipients at the left, who signs at the right, whichever way their columns are made."""

import re
from collections.abc import Iterator, Sequence

from nhiemvu.domain.pages import Style
from nhiemvu.domain.text import CAPITALS, SMALL
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.formalities import formality
from nhiemvu.reading.form.parts import Part

#: Two to six words that each begin with a capital: "Nguyễn Văn Sơn", "H'Len Niê".
NAME = re.compile(rf"[{CAPITALS}][{SMALL}']*(?: [{CAPITALS}][{SMALL}']*){{1,5}}")
CAPITAL_NAME = re.compile(rf"[{CAPITALS}]+(?: [{CAPITALS}]+){{1,5}}")
#: "(Đã ký)", "(ký, ghi rõ họ tên)"
BRACKETED = re.compile(r"\(.*\)")


def signed(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts of a document's foot as what they are."""
    recipients = False
    signature: list[Style] = []
    for part in parts:
        if not part.text or BRACKETED.fullmatch(part.text):
            yield part
            continue
        style = _of_signature(part, signature) if part.side != "left" else None
        if style is None and closing_of(part.text) == "recipients":
            recipients, style = True, Style.RECIPIENTS
        elif style is None and recipients and part.side != "right" and not _leaves_list(part):
            style = Style.RECIPIENT
        elif style is not None:
            signature.append(style)
        yield part.styled(style)


def _leaves_list(part: Part) -> bool:
    return part.text.isupper() or bool(part.side == "" and NAME.fullmatch(part.text) and not part.label)


def _of_signature(part: Part, before: Sequence[Style]) -> Style | None:
    key = part.key
    if formality("party_authority").match(key) or formality("state_authority").match(key):
        return Style.AUTHORITY
    is_office = closing_of(part.text) == "office" or formality("long_position").match(key)
    if part.text.isupper() and (is_office or (not before and part.side == "right")):
        return Style.POSITION
    if not before or part.text.startswith(("-", "–")):
        return None
    if part.text.isupper():
        if Style.POSITION in before and CAPITAL_NAME.fullmatch(part.text):
            return Style.SIGNER
        return Style.POSITION if before[-1] is Style.AUTHORITY and _is_post(part) else Style.AUTHORITY
    name = part.text
    if honorific := formality("honorific").match(key):
        name = name[honorific.end() :].strip()
    return Style.SIGNER if NAME.fullmatch(name) else Style.POSITION if is_office else None


def _is_post(part: Part) -> bool:
    """Tell whether capitals under an authority are a post, not the rest of a body's name."""
    return not (formality("party_office").match(part.key) or formality("state_office").match(part.key))
