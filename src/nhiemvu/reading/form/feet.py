"""Rules of the words below the text: the last full stop, who signs, recipients and archive; and of legal bases."""

import re
from collections.abc import Iterator
from itertools import pairwise

from nhiemvu.domain.findings import Fault, FindingCode, Severity
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Style
from nhiemvu.domain.symbols import System
from nhiemvu.facts.formalities import formality
from nhiemvu.facts.layouts import Layout
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part
from nhiemvu.reading.form.places import fault, gathered

#: Signs that end a sentence.
ENDS = (".", "!", "?", ".”", "…")
#: "Lưu: VPĐU", "Lưu VT"
PARTY_ARCHIVE_FAULT = re.compile(r"\w+\s*:|\w+\s+VT\b")
STATE_STOP = "./."
#: What stands for the addressees among the recipients.
AS_ABOVE = "như trên"
#: Shorter last lines are cells of a table that lost its lines.
SENTENCE = 40
#: Committees, in which nobody signs in place of a head.
COMMITTEE_POSTS = ("bí thư", "phó bí thư")


def of_foot(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong in the words below the text."""
    yield from _bases(form, layout)
    yield from _full_stop(form, layout)
    for part in form.of(Style.AUTHORITY):
        yield from _authority(part, layout)
    for part in form.of(Style.POSITION):
        if formality("long_position").match(part.key):
            yield fault(
                FindingCode.POSITION, "chức vụ không ghi kèm tên cơ quan", "a position does not name the office", part
            )
    for part in form.of(Style.SIGNER):
        if formality("honorific").match(part.key):
            severity = None if layout.system is System.PARTY else Severity.DOUBTFUL
            yield fault(
                FindingCode.SIGNER,
                "trước họ tên không ghi học hàm, học vị, cấp bậc",
                "no title or rank stands before the name",
                part,
                severity,
            )
    yield from _recipients(form, layout)


def _bases(form: Form, layout: Layout) -> Iterator[Fault]:
    bases = form.of(Style.BASIS)
    for place, part in enumerate(bases):
        last = place + 1 == len(bases)
        if not part.text.endswith((";", ".", ",") if last else ";"):
            yield fault(FindingCode.BASIS, "căn cứ kết thúc bằng dấu “;”", "it ends in “;”", part)
        if layout.system is System.PARTY and not part.text.startswith("-"):
            yield fault(FindingCode.BASIS, "căn cứ của văn bản Đảng bắt đầu bằng “- ”", "it begins with “- ”", part)


def _full_stop(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield how the last sentence ends wrongly; what has no foot may go on in another file."""
    last = next((part for part in reversed(form.body) if part.text), None)
    if last is None or last.style not in {Style.BODY, Style.ITEM} or not form.tail:
        return
    if layout.system is System.PARTY and last.text.rstrip().endswith("/."):
        yield fault(
            FindingCode.FULL_STOP, "văn bản của Đảng kết thúc bằng dấu chấm, không có “./.”", "“./.” is not used", last
        )
    elif not last.text.endswith(ENDS) and len(last.text) >= SENTENCE:
        yield fault(FindingCode.FULL_STOP, "thiếu dấu chấm cuối văn bản", "the last full stop is missing", last)
    elif layout.full_stop == STATE_STOP and not last.text.replace(" ", "").endswith(STATE_STOP):
        yield fault(
            FindingCode.FULL_STOP,
            "câu cuối thường kết thúc bằng “./.”",
            "it usually ends in “./.”",
            last,
            Severity.DOUBTFUL,
        )


def _authority(part: Part, layout: Layout) -> Iterator[Fault]:
    party = layout.system is System.PARTY
    if formality("state_authority" if party else "party_authority").match(part.key) and not part.key.startswith("q."):
        shown = part.text.split()[0]
        marks = f"{layout.for_body}, {layout.for_head}, {layout.by_order}"
        yield fault(FindingCode.AUTHORITY, f"“{shown}”: cần {marks}", f"“{shown}”: {marks} are used", part)
    elif party and part.key.startswith("k/t") and part.key[3:].strip(" .").startswith(COMMITTEE_POSTS):
        yield fault(
            FindingCode.AUTHORITY, "cấp ủy ký “T/M”, không ký “K/T BÍ THƯ”", "committees sign “T/M”, not “K/T”", part
        )


def _recipients(form: Form, layout: Layout) -> Iterator[Fault]:
    items = form.of(Style.RECIPIENT)
    if items and form.first(Style.ADDRESSEE) and not items[0].key.lstrip("- ").startswith(AS_ABOVE):
        yield fault(FindingCode.ADDRESSEE, "nơi nhận đầu tiên là “- Như trên”", "the first is “- Như trên”", items[0])
    # A long recipient may go on in a paragraph of its own.
    bare = [part for part in items if not part.text.startswith("-") and not part.text[:1].islower()]
    message = Text("mỗi nơi nhận bắt đầu bằng “- ”", "each begins with “- ”")
    yield from gathered(FindingCode.RECIPIENT_FORM, bare, message)
    end = layout.recipient_end
    wrong = [one for one, after in pairwise(items) if after.text.startswith("-") and not one.text.endswith(end)]
    message = Text(f"nơi nhận kết thúc bằng dấu “{end}”", f"each ends in “{end}”")
    yield from gathered(FindingCode.RECIPIENT_END, wrong, message)
    if items:
        yield from _archive(items[-1], layout)


def _archive(part: Part, layout: Layout) -> Iterator[Fault]:
    if not part.text.endswith("."):
        yield fault(FindingCode.RECIPIENT_END, "dòng cuối kết thúc bằng dấu chấm", "the last ends in a full stop", part)
    wanted = layout.archive
    words = part.text.lstrip("- ")
    if not formality("archive").match(part.key):
        yield fault(FindingCode.ARCHIVE, f"dòng cuối của nơi nhận là “- {wanted}...”", "the archive is missing", part)
    elif layout.system is System.PARTY and (
        ":" in words[:6] or words.removeprefix("Lưu").strip(" :.,").startswith("VT")
    ):
        yield fault(
            FindingCode.ARCHIVE, f"cần viết “- {wanted}Văn phòng ...”", f"“- {wanted}Văn phòng ...” is needed", part
        )
    elif layout.system is System.STATE and not words.startswith(wanted.strip()):
        yield fault(FindingCode.ARCHIVE, f"cần viết “- {wanted}VT, ...”", f"“- {wanted}VT, ...” is needed", part)
