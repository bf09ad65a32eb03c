"""The level at which someone can be made responsible: a numbered point, or the points that it is only a caption of."""

import re
from collections.abc import Sequence
from itertools import islice

from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.captions import caption_named
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.headings import heading_fact
from nhiemvu.facts.issuers import issuer_heads
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.lines import holds
from nhiemvu.facts.verbs import phrases, words
from nhiemvu.reading.outline.captions import before_order
from nhiemvu.reading.outline.tree import ARTICLE_RANK, FREE_RANK, MARK_RANK, Point, heading_words
from nhiemvu.reading.tasks.deadlines import Anchor, find_deadlines
from nhiemvu.reading.text.sheet import Sheet
from nhiemvu.reading.units.assignees import assignees_of, given_by, names_unit
from nhiemvu.reading.units.fields import fields_of

#: What a caption over sentences may be for that says nothing of how tasks are written: "1. Đánh giá chung".
NOT_PLANNED = (SectionKind.CONTEXT, SectionKind.RESULTS, SectionKind.SHORTCOMINGS)
#: How labels count that go on with the number of the point above: "2.1".
PATH = "path"
#: Forms of labels that are numbers under another one: "(1)".
NUMBERED = ("bracket",)
#: The longest caption of a numbered point.
LONGEST_CAPTION = 300
#: The longest caption that hands out work: "Phân công nhiệm vụ cho các phòng thuộc Sở".
LONGEST_HAND_OUT = 120
#: From this length a sentence under a caption says enough to stand alone.
SENTENCE = 30
NO_ANCHOR = Anchor(None)


@remembered
def _acts() -> re.Pattern[str]:
    return made_ready(words("act", "assign", "lead", "support", "bears"))


@dataclass(frozen=True, slots=True)
class ListLook:
    """What the points of one list have in common, which decides for each of them."""

    #: Whether all that have points under them are captions that say no deed: "Về kinh tế:".
    of_topics: bool
    #: Whether sentences without a label stand under captions, which then name the tasks, or captions are units.
    stays_together: bool
    #: Whether deeds over dashes are but subjects, whose dashes have units and days of their own.
    is_parted: bool = False
    #: Whether points go on with the number of the one above, so that a single one does, too: "4.1" alone under "4.".
    is_numbered: bool = False


class Levels:
    """Tells for the points of one document whether the tasks are they or what stands under them."""

    def __init__(self, sheet: Sheet, *, alike: bool) -> None:
        """Take whether all points of a list have one shape, or some may have dashes under them, some sentences."""
        self._sheet = sheet
        self._alike = alike

    def look_of(self, points: Sequence[Point], *, of_units: bool) -> ListLook:
        """Return the look of a list; `of_units` is whether its section says who does what: its captions name units."""
        if not any(one.children for one in points):
            return ListLook(of_topics=False, stays_together=of_units)
        divided = (
            sum(self.is_caption(one) for one in points)
            if not self._alike
            else sum(self._is_subject(one) for one in points)
        )
        # Asked point by point, and no further than it takes: a list may have thousands.
        whole = (one for one in points if self._is_prose(one) or self._is_unit(one))
        stays_together = of_units or next(islice(whole, divided, None), None) is not None
        of_topics = self._is_of_topics(points)
        is_parted = not of_topics and self._are_parted(points)
        is_numbered = any(len(one.children) > 1 and are_counted(one.children) for one in points)
        return ListLook(of_topics, stays_together, is_parted, is_numbered)

    def _is_subject(self, point: Point) -> bool:
        """Tell whether a caption says what the points under it are about: "Về công tác xây dựng Đảng"."""
        return matching_key(self._own(point)).startswith("về ") and self.is_caption(point)

    def _is_unit(self, point: Point) -> bool:
        """Tell whether a point is a unit's, by its name or by a sentence that tells one what to do."""
        own = self._own(point)
        return names_unit(own) or (not point.children and assignees_of(own).lead is not None)

    def is_below(self, point: Point, look: ListLook) -> bool:
        """Tell whether the tasks are the points under `point`, which is one of a list with this look."""
        if not point.children:
            return False
        own = self._own(point)
        if point.rank <= ARTICLE_RANK:
            return not (names_unit(own) and point.children[0].rank >= FREE_RANK)
        if self._hands_out(point):
            return True
        if caption_named(own) in ("day", "period", "session") or self._have_fields(point.children):
            return True
        return self.is_caption(point) and self._heads_tasks(point, own, look)

    def _hands_out(self, point: Point) -> bool:
        """Tell whether the line over the points under a point orders, and leaves it to these to say whom.

        "Giao:", "Phân công nhiệm vụ cho các phòng:".
        """
        listed = point.children if point.children[0].label else point.children[0].children
        above = self._sheet.lines[listed[0].line - 1].text if listed else ""
        ordering = above[-1:] == ":" and before_order(matching_key(above)) is not None
        orders = ordering or (len(above) <= LONGEST_HAND_OUT and holds("hands_out", matching_key(above)))
        return orders and 2 * sum(assignees_of(self.words(one)).lead is not None for one in listed) > len(listed)

    def _heads_tasks(self, point: Point, own: str, look: ListLook) -> bool:
        first = point.children[0]
        if names_unit(own):
            return self._are_units(point.children) or self._are_numbered(point.children, look)
        if first.label is None:
            return look.of_topics and all(self._gives(one) for one in point.children)
        if first.label.form.counts == PATH or first.rank < FREE_RANK:
            return True
        kept = (own.endswith(":") and not look.of_topics) or (first.rank >= MARK_RANK and look.stays_together)
        of_dashes = look.is_parted and first.rank >= MARK_RANK and self._may_head_dashes(own)
        parted = not kept or self._says_subject(own) or of_dashes
        return parted and self._stand_alone(point.children)

    def _says_subject(self, own: str) -> bool:
        """Tell whether a caption ends in a colon, and only says what is done under it is about: "Công tác đảng:"."""
        return own.endswith(":") and holds("subject", matching_key(own)) and given_by(own).lead is None

    def _are_parted(self, points: Sequence[Point]) -> bool:
        """Tell whether most deeds over dashes are but subjects: these have units and days of their own.

        "Thi đua, khen thưởng:" beside "Tài chính, kiểm tra:"; one alone is a deed with its steps.
        """
        over = [one for one in points if one.children and one.children[0].rank >= MARK_RANK]
        parted = sum(self._may_head_dashes(self._own(one)) and self._tell_each(one.children) for one in over)
        return parted > 1 and 2 * parted > len(over)

    @staticmethod
    def _may_head_dashes(own: str) -> bool:
        """Tell whether a deed names nobody and no day, and not that it consists of what follows: ", gồm:"."""
        if not own.endswith(":") or holds("consists", matching_key(own)) or issuer_heads().match(matching_key(own)):
            return False
        return given_by(own).lead is None and not find_deadlines(own, NO_ANCHOR)

    def _tell_each(self, below: Sequence[Point]) -> bool:
        """Tell whether most dashes name a unit or a day, some of them a unit: days alone are but steps of a deed."""
        texts = [self.words(one) for one in below]
        unled = [text for text in texts if assignees_of(text).lead is None]
        untold = sum(not find_deadlines(text, NO_ANCHOR) for text in unled)
        return len(unled) < len(texts) and 2 * untold < len(texts)

    def _gives(self, point: Point) -> bool:
        """Tell whether a sentence without a label gives the list under it to one unit: "Giao Trạm Y tế thực hiện:"."""
        own = self._own(point)
        return point.label is None and own.endswith(":") and given_by(own).lead is not None and bool(point.children)

    def is_caption(self, point: Point) -> bool:
        """Tell whether a point is but a caption of the points under it: a phrase, and nothing more before these."""
        if not point.children or point.own_end > point.caption_end:
            return False
        own = self._own(point)
        return 0 < len(own) <= LONGEST_CAPTION and own[-1] not in ".;," and ". " not in own

    def words(self, point: Point) -> str:
        """Return all words of a point with those under it."""
        lines = self._sheet.lines[point.line : max(point.end, point.caption_end)]
        return "\n".join([lines[0].words, *(line.text for line in lines[1:])]).strip()

    def _own(self, point: Point) -> str:
        return heading_words(point, self._sheet).rstrip()

    def _is_of_topics(self, points: Sequence[Point]) -> bool:
        topics = [one for one in points if one.children]
        return len(topics) > 1 and all(
            self.is_caption(one) and not self._is_deed(one) and self._stand_alone(one.children) for one in topics
        )

    def _is_deed(self, point: Point) -> bool:
        return _acts().match(matching_key(self._own(point))) is not None

    def _is_prose(self, point: Point) -> bool:
        own = self._own(point)
        if point.children or point.end <= point.caption_end or own[-1:] in ".;," or ". " in own:
            return False
        fact = heading_fact(own)
        return fact is None or fact.section not in NOT_PLANNED

    def _have_fields(self, points: Sequence[Point]) -> bool:
        """Tell whether each of the points has fields under it, as an activity has."""
        return all(one.children and all(self._is_field(child) for child in one.children) for one in points)

    def _are_units(self, points: Sequence[Point]) -> bool:
        """Tell whether every point names a unit of its own."""
        return all(assignees_of(self.words(one)).lead is not None for one in points) and len(points) > 1

    def _are_numbered(self, points: Sequence[Point], look: ListLook) -> bool:
        """Tell whether points go on with the number of the unit above, and say what is done."""
        return (len(points) > 1 or look.is_numbered) and are_counted(points) and self._stand_alone(points)

    def _stand_alone(self, points: Sequence[Point]) -> bool:
        """Tell whether most of the points say what somebody is to do, and none is a field of the point above."""
        if any(self._is_field(one) for one in points):
            return False
        return 3 * sum(self.stands_alone(one) for one in points) >= 2 * len(points)

    def _is_field(self, point: Point) -> bool:
        return any(True for _ in fields_of(f"\n{self._sheet.lines[point.line].text}"))

    def stands_alone(self, point: Point) -> bool:
        """Tell whether a point says what somebody is to do: a deed, a unit, fields, or a whole sentence."""
        text = self.words(point)
        key = matching_key(text)
        if _acts().match(key) or issuer_heads().match(key):
            return True
        if any(True for _ in fields_of(text)):
            return True
        ended = text.rstrip()[-1:]
        if ended in ".;" and phrases("deed").end_at(key, 0):
            return True
        return len(text) >= SENTENCE and ended in ".!"


def are_counted(points: Sequence[Point]) -> bool:
    """Tell whether points have numbers of their own under the one above them: "2.1" and "2.2", "(1)" and "(2)"."""
    forms = [one.label.form if one.label else None for one in points]
    return all(form is not None and (form.counts == PATH or form.name in NUMBERED) for form in forms)
