"""The words of a task as a sentence of what was done: "Tiếp tục đẩy mạnh ..." gives "Đã tiếp tục đẩy mạnh ...".

Only what the tables know is turned. Targets, conditions and bans are not, since a completion on record says nothing
of them; whatever is turned is for the clerk to look at.
"""

import re
from collections.abc import Callable, Sequence

from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.done_forms import DoneForm, FormAct, forms_that
from nhiemvu.facts.needed import may_hold
from nhiemvu.writing.actors import deed_at, names_first, verb_behind_name
from nhiemvu.writing.sentences import capital_first, phrase, sentence, sentences, small_first

#: What an item of a list begins with.
DASHES = ("-", "+", "•")
#: "Giáo dục: ", "Về công tác cán bộ: "
CAPTION = re.compile(r"[^\s:,;.]+(?: [^\s:,;.]+){0,4}: (?=\w)")
#: How a task says that it goes on.
GOES_ON = "tiếp tục"


@dataclass(frozen=True, slots=True)
class Turned:
    """The paragraphs of a task as what was done."""

    lines: tuple[str, ...]
    #: Sentences of the task of which nothing is said.
    left_out: tuple[str, ...] = ()


def done_form(task: Task) -> Turned:
    """Return a task's words as what was done; where none of them can be turned, that the task was completed."""
    first, *further = [line.strip() for line in task.text.split("\n") if line.strip()] or [task.title]
    lead = task.lead or ""
    if further and _names_alone(first, lead):
        return _under_a_name(first, further) or _completed(task)
    lines, left_out = _turned_line(first, lead)
    for line in further if lines else ():
        if line.startswith(DASHES):
            lines.append(line)
        else:
            said, unsaid = _turned_line(line, lead)
            lines += said
            left_out += unsaid
    return Turned(tuple(lines), tuple(left_out)) if lines else _completed(task)


def _completed(task: Task) -> Turned:
    return Turned((f"Đã hoàn thành nhiệm vụ “{phrase(task.title)}”.",))


def _turned_line(line: str, lead: str) -> tuple[list[str], list[str]]:
    """Return a line with its sentences turned, none where none can be, and those of which nothing is said."""
    turned = [(each, turned_sentence(each, lead)) for each in sentences(line)]
    said = " ".join(done for _, done in turned if done)
    return [said] if said else [], [each for each, done in turned if not done and without_deadline(each)]


def _names_alone(line: str, lead: str) -> bool:
    """Tell whether a line only names who acts, over lines that say what: "Sở Tài chính:"."""
    return names_first(line, lead) and verb_behind_name(phrase(line), lead) is None


def _under_a_name(name: str, lines: Sequence[str]) -> Turned | None:
    done: list[str] = []
    left_out: list[str] = []
    for line in lines:
        said, unsaid = _turned_line(line.lstrip("-+• "), "")
        done += [f"- {words}" for words in said]
        left_out += unsaid
    return Turned((f"{phrase(name)}:", *done), tuple(left_out)) if done else None


def turned_sentence(words: str, lead: str = "") -> str:
    """Return one sentence of a task as what was done, "" where no rule says how.

    `lead` is the unit that leads the task.
    """
    ends_in_colon = words.rstrip().endswith(":")
    caption, rest = under_caption(without_deadline(words))
    done = _turned(rest, lead)
    done = f"{caption}{small_first(done)}" if caption and done else done
    if not done:
        return ""
    return capital_first(f"{done}:") if ends_in_colon else sentence(done)


def going_on(words: str, lead: str = "") -> str:
    """Return the words of a task as of one that goes on: "Rà soát dữ liệu" gives "Tiếp tục rà soát dữ liệu".

    Words of which no rule knows the verb, and those that say so already, stay as they are.
    """
    caption, words = under_caption(words)
    return f"{caption}{small_first(_going_on(words, lead))}" if caption else _going_on(words, lead)


def _going_on(words: str, lead: str) -> str:
    key = matching_key(words)
    if GOES_ON in key.split(".")[0] or any(form.pattern.match(key) for form in forms_that("refuse", "ahead", "past")):
        return words
    if any(form.pattern.match(key) for form in forms_that("verb")):
        return f"{capital_first(GOES_ON)} {small_first(words)}"
    told = next((match for form in forms_that("assign", "request") if (match := form.pattern.match(key))), None)
    start = told.end() if told else 0
    place = verb_behind_name(words[start:], lead) if names_first(words[start:], lead) else None
    if place is None:
        return words
    place += start
    for form in forms_that("modal"):
        if modal := form.pattern.match(key[place:]):
            place += modal.end()
    return f"{words[:place]}{GOES_ON} {words[place:]}"


def under_caption(words: str) -> tuple[str, str]:
    """Return a caption that a sentence begins with, "Giáo dục: ", and the rest; the caption is "" where it has none."""
    match = CAPTION.match(words)
    if match and any(form.pattern.match(matching_key(words[match.end() :])) for form in forms_that("verb", "ahead")):
        return match[0], words[match.end() :]
    return "", words


def without_deadline(words: str) -> str:
    """Return words of a task without those that say until when, and without the stop at their end."""
    key = matching_key(words)
    for form in forms_that("drop"):
        if may_hold(form.needs, key) and (found := list(form.pattern.finditer(key))):
            for match in reversed(found):
                words = words[: match.start()] + words[match.end() :]
            key = matching_key(words)
    return phrase(words).lstrip(" ,;")


def _turned(words: str, lead: str) -> str:
    key = matching_key(words)
    for form in _at_the_start():
        if match := form.pattern.match(key):
            return TURNS[form.act](words[: match.end()], words[match.end() :], lead)
    return _acted(words, lead)


@remembered
def _at_the_start() -> list[DoneForm]:
    return list(forms_that("past", "refuse", "skip", "ahead", "assign", "request", "verb"))


def _as_it_is(found: str, rest: str, lead: str) -> str:
    del lead
    return found + rest


def _refused(found: str, rest: str, lead: str) -> str:
    del found, rest, lead
    return ""


def _left_out(found: str, rest: str, lead: str) -> str:
    del found
    return _turned(rest, lead)


def _in_front(found: str, rest: str, lead: str) -> str:
    done = _turned(rest, lead)
    return found + (done if names_first(rest, lead) else small_first(done)) if done else ""


def _by_whom_it_was_assigned(found: str, rest: str, lead: str) -> str:
    """Return that he who was told to act has acted; without a name it is the office that gave the order."""
    return _acted(rest, lead) or (_had_done(found, rest, lead) if not names_first(rest, lead) else "")


def _asked(found: str, rest: str, lead: str) -> str:
    if lead and matching_key(rest).startswith(matching_key(lead)):
        return _acted(rest, lead)
    return _had_done(found, rest, lead)


def _had_done(found: str, rest: str, lead: str) -> str:
    del lead
    return f"đã {small_first(found)}{rest}"


TURNS: dict[FormAct, Callable[[str, str, str], str]] = {
    "past": _as_it_is,
    "refuse": _refused,
    "skip": _left_out,
    "ahead": _in_front,
    "assign": _by_whom_it_was_assigned,
    "request": _asked,
    "verb": _had_done,
}


def _acted(words: str, lead: str) -> str:
    """Return "Phòng Nội vụ rà soát ..." as "Phòng Nội vụ đã rà soát ...", "" where no name or no verb is found."""
    if not names_first(words, lead):
        return ""
    place = verb_behind_name(words, lead)
    if place is None:
        return ""
    subject, deed = words[:place].rstrip(" ,"), words[place:]
    key = matching_key(deed)
    if any(form.pattern.match(key) for form in forms_that("past", "refuse")):
        return words if any(form.pattern.match(key) for form in forms_that("past")) else ""
    for form in forms_that("modal"):
        if modal := form.pattern.match(key):
            deed = deed[modal.end() :]
            if not deed_at(matching_key(deed), 0, len(deed)):
                return ""
    return f"{subject} đã {deed}"
