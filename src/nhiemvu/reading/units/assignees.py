"""Who is told to lead, to support and to watch a point: only units that the point itself names.

The first of these that the point has decides who leads: fields ("Cơ quan chủ trì:"), a caption that is a unit's name,
then whichever clause is the first to tell a unit ("Giao X ...", "X tham mưu ...", "(X chủ trì)").
"""

import re
from collections.abc import Iterator, Sequence

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.lines import holds
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import finder, words
from nhiemvu.reading.units.acts import acts_in, for_unit, invites, order_words
from nhiemvu.reading.units.brackets import DASH, acts_behind_dashes, acts_in_brackets
from nhiemvu.reading.units.cells import assignees_of_value, certain_names
from nhiemvu.reading.units.clauses import Clause, clauses_of
from nhiemvu.reading.units.combining import Assignees, as_written, assigned, combined, leading, supporting
from nhiemvu.reading.units.fields import COLON, fields_of
from nhiemvu.reading.units.heads import is_verb_at
from nhiemvu.reading.units.lists import after_said, is_name, may_follow, names_at
from nhiemvu.reading.units.names import Name
from nhiemvu.reading.units.roles import Act, Role

#: Fields that tell nobody to act.
SILENT_FIELDS = ("other_field", "product_field", "time_field")
#: A proposal that somebody else made stands in front of the colon: "2. Về đề nghị của xã ...: giao Phòng ..."
PROPOSAL = re.compile(
    r"(?:về|đối với) (?:các |việc |những |nội dung )?(?:đề nghị|đề xuất|kiến nghị)(?!\w)[^:\n]{0,800}: ?"
)
#: The longest words by which a caption says which bodies it means: "Các phòng, ban | tham gia diễn tập".
LONGEST_RELATION = 60
STOP = re.compile("[,.;:]")


@remembered
def _before_unit() -> re.Pattern[str]:
    """Match what may stand before the unit of a caption: "Giao ", "Đối với ", "Trách nhiệm của "."""
    return made_ready(rf"(?:{order_words().pattern}|{words('for_unit')} )")


@remembered
def _leads_then_helps() -> re.Pattern[str]:
    return made_ready(rf"{words('lead')}[ ,]+(?:{words('urges')} )?{words('support')} ")


@remembered
def _helps_first() -> re.Pattern[str]:
    """Match a dash under a unit that begins with whom it works with: "- Phối hợp với Trạm Y tế"."""
    return made_ready(rf"(?:\n)?(?:[-+•] |\w[.)] )?{words('support')} ")


@remembered
def _entrusts() -> re.Pattern[str]:
    return made_ready(rf"{words('entrusts')}(?: cho)? $")


def names_unit(text: str) -> bool:
    """Tell whether a caption is but the name of a unit or a list of them: "Đối với Văn phòng Đảng ủy:"."""
    if is_name(text):
        return True
    before = for_unit().match(matching_key(text))
    return before is not None and is_name(text[before.end() :])


def is_order(text: str) -> bool:
    """Tell whether words begin by telling a unit to act, or a person to come: "Đề nghị Hội Nông dân huyện"."""
    key = matching_key(text)
    order = order_words().match(key) or invites().match(key)
    return order is not None and bool(names_at(text, key, order.end()))


def orders_later(text: str) -> bool:
    """Tell whether a sentence orders a unit to act behind how it begins: "Trên cơ sở Kế hoạch này, đề nghị các thôn".

    What a colon ends leads in to what follows.
    """
    key = matching_key(text)
    if text.endswith(":") or not finder("opener").match(key):
        return False
    first = next((clause for clause in clauses_of(key, text) if not clause.aside), None)
    return first is not None and any(act.ordered and act.role is Role.LEAD for act in acts_in(text, key, first))


def oversees(text: str) -> bool:
    """Tell whether a sentence has one unit watch over how the document is carried out.

    "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Chỉ thị": such sentences stand behind the last point.
    """
    key = matching_key(text)
    names = names_at(text, key, 0) if holds("oversees", key) else []
    return bool(names) and not any(name.general for name in names) and assignees_of(text, key=key).lead is not None


def assignees_of(text: str, given: Assignees | None = None, key: str | None = None) -> Assignees:
    """Return the units that a point's words name; where they name no lead, the one that was given to the whole list.

    `key` is the matching form of `text`, where it is known.
    """
    key = key or matching_key(text)
    named = _from_fields(text, key) or _from_caption(text, key) or _from_clauses(text, key)
    if named.lead:
        return named
    if given is None or given.lead is None:
        return named
    return assigned(given.lead, [*given.support, *named.support], [*given.monitor, *named.monitor])


def given_by(line: str, *, among_others: bool = False) -> Assignees:
    """Return the one unit to which the sentence over a list gives it: "Giao Phòng Nội vụ thực hiện các việc sau:".

    What a document as a whole demands of those to whom it goes ("yêu cầu các đơn vị ...:") tells no single point;
    `among_others` says that other lists are given to others, so that each is given to all that its sentence names.
    """
    key = matching_key(line)
    last = [clause for clause in clauses_of(key, line) if not clause.aside][-1:]
    acts = [act for clause in last for act in acts_in(line, key, clause._replace(end=len(line.rstrip(" :"))))]
    orders = among_others and is_order(line)
    own = next((act for act in acts if (orders and act.role is Role.LEAD) or _entrusts_one(key, act)), None)
    if own is None:
        return Assignees()
    lead, others = leading(line, own.names)
    helpers = [name for act in acts if act.role is Role.SUPPORT for name in supporting(line, act.names)]
    return assigned(lead, [*others, *helpers], [])


def named_by(caption: str) -> Assignees:
    """Return the unit whose name is the caption of numbered points: "Sở Tài chính:", "Đối với Công an xã"."""
    key = matching_key(caption)
    before = _before_unit().match(key)
    names = names_at(caption, key, before.end() if before else 0)
    if not names:
        return Assignees()
    lead, support = leading(caption, names)
    return assigned(lead, support, [])


def _entrusts_one(key: str, act: Act) -> bool:
    told = _entrusts().search(key, 0, act.names[0].start) or finder("answers").match(key, act.end + 1)
    return act.role is Role.LEAD and bool(told) and not any(name.general or name.plural for name in act.names)


def _from_clauses(text: str, key: str) -> Assignees:
    proposal = PROPOSAL.match(key) if COLON in key else None
    start = proposal.end() if proposal else 0
    acts: list[Act] = []
    for clause in _telling(text, key):
        if clause.end > start:
            told = acts_in(text, key, clause._replace(start=start) if clause.start < start else clause)
            if clause.aside and _prepares(key, told) and _decides(key, acts):
                acts.clear()
            acts.extend(told)
    if not any(act.role is Role.LEAD for act in acts):
        acts.extend(acts_in_brackets(text, key))
        if DASH in text:
            silent = _silent(text)
            acts.extend(act for act in acts_behind_dashes(text, key) if not _meets(silent, act.end))
    return combined(text, acts)


def _prepares(key: str, told: Sequence[Act]) -> bool:
    """Tell whether brackets say who does the work: "(Ban Xây dựng Đảng chuẩn bị)"."""
    return any(act.role is Role.LEAD and finder("carries_out").match(key, act.end + 1) for act in told)


def _decides(key: str, acts: Sequence[Act]) -> bool:
    """Tell whether all that was told before is what a body does that decides together: "Ban Thường vụ cho ý kiến"."""
    subjects = [act for act in acts if act.role is Role.LEAD]
    return (
        bool(subjects)
        and len(subjects) == len(acts)
        and not any(act.ordered or in_names("assembly").match(key, act.names[0].start) is None for act in subjects)
    )


def _silent(text: str) -> list[Span]:
    """Return where the values of fields stand that tell nobody: "Thành phần: ...", "Thời gian: ..."."""
    return [
        Span(field.start, field.start + len(field.value)) for field in fields_of(text) if field.name in SILENT_FIELDS
    ]


def _meets(spans: Sequence[Span], place: int) -> bool:
    return any(span.start <= place <= span.end for span in spans)


def _telling(text: str, key: str) -> Iterator[Clause]:
    """Yield the clauses of a point but for those of fields that tell nobody: "Thành phần: ...", "Thời gian: ..."."""
    silent = _silent(text)
    begun: Clause | None = None
    for clause in clauses_of(key, text):
        if silent and any(
            one.start <= clause.start < one.end or clause.start <= one.start < clause.end for one in silent
        ):
            continue
        begun = begun._replace(end=clause.end) if begun else clause
        if not (key.startswith(";", begun.end) and _goes_on(text, key, begun)):
            yield begun
            begun = None
    if begun:
        yield begun


def _goes_on(text: str, key: str, clause: Clause) -> bool:
    """Tell whether a semicolon stands between names of one list, not behind a clause."""
    # Brackets behind a name may hold the semicolon.
    if not may_follow(text, key, clause.end) and "(" not in key[clause.start : clause.end]:
        return False
    order = _before_unit().match(key, clause.start, clause.end)
    names = names_at(text, key, order.end() if order else clause.start)
    return bool(names) and names[-1].end > clause.end


def _from_fields(text: str, key: str) -> Assignees | None:
    values: dict[str, list[str]] = {}
    for field in fields_of(text):
        values.setdefault(field.name, []).append(field.value)
    if "lead_field" not in values:
        return None
    value = values["lead_field"][0]
    if value[:1].islower() and is_verb_at(matching_key(value), 0):
        # A field's name may be who acts: "Chủ đầu tư: hoàn thiện hồ sơ".
        return None
    told = assignees_of_value(value)
    if told.lead is None:
        return None
    support = [*told.support, *certain_names(values.get("support_field", ())), *_ordered_in(text, key)]
    return assigned(told.lead, support, [*told.monitor, *certain_names(values.get("monitor_field", ()))])


def _ordered_in(text: str, key: str) -> Iterator[str]:
    """Yield the units to which the words between fields give an order."""
    for clause in _telling(text, key):
        for act in acts_in(text, key, clause):
            if act.ordered and act.role is not Role.MONITOR:
                yield from supporting(text, act.names)


def _from_caption(text: str, key: str) -> Assignees | None:
    caption, _, rest = text.partition("\n")
    if not rest:
        return None
    before = _before_unit().match(key, 0, len(caption))
    names = names_at(text, key, before.end() if before else 0)
    shown = len(caption.rstrip(" :."))
    if not names:
        return None
    if after_said(text, key, names[-1].end) < shown:
        return Assignees(as_written(text, names[0].start, shown)) if _is_class(key, names, shown) else None
    lead, support = leading(text, names)
    for clause in clauses_of(key, text):
        start = max(clause.start, len(caption))
        helps = _leads_then_helps().search(key, start, clause.end) or _helps_first().match(key, start, clause.end)
        if helps:
            support.extend(supporting(text, names_at(text, key, helps.end())))
    return assigned(lead, support, [])


def _is_class(key: str, names: Sequence[Name], shown: int) -> bool:
    """Tell whether a caption's words behind general names say which are meant: "Các phòng, ban tham gia diễn tập"."""
    rest = key[names[-1].end : shown]
    # "Các cơ quan, tổ chức | có trách nhiệm:" says what they do.
    acts = finder("bears").match(rest.lstrip())
    closed = key.startswith(".", shown) or acts or finder("about").search(rest) or STOP.search(rest)
    return names[0].plural and rest.startswith(" ") and len(rest) < LONGEST_RELATION and not closed
