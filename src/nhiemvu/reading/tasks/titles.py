"""A short name of a task for lists: its first sentence, or as much of it as makes sense alone."""

import re
from collections.abc import Sequence

from nhiemvu.domain.text import matching_key, shorten, squeeze
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import phrases, words
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.units.heads import is_verb_at
from nhiemvu.reading.units.lists import names_at, whole_names

LONGEST = 80
#: Below this a clause says too little; below the second even what stands behind a unit's name and a colon.
SHORTEST, SHORT = 24, 8
#: The end of a sentence: a stop before a capital letter; not "Tp. Hòa Giang".
SENTENCE = re.compile(r"[.;:!?…\n](?:(?<=\n)|(?<=\w\w\w.)(?=\s|$))")
#: What a sentence does not begin or end with.
AROUND = " .;:"
CLAUSE = re.compile(r",\s")
#: What goes on with a list of units.
AND = "và "
#: What stands between the last unit and what it is to do.
BETWEEN = re.compile(r",? ")
#: Between units in a caption, and what ends it.
JOINT = re.compile(r", (?:và )?| và |; ")
CAPTION_END = re.compile(r"\s*[:\n]\s*")
PAIRS = (("“", "”"), ("(", ")"), ("«", "»"))
#: ", trong đó" before a colon or a list: it leads on to what the title leaves out.
LEADS_ON = re.compile(r",?\s+(?:trong đó|bao gồm|gồm|như sau|cụ thể|cụ thể như sau)$", re.IGNORECASE)
#: How such words end, so that it is looked for where it may be.
LEADING_ON, LONGEST_LEAD = ("trong đó", "gồm", "như sau", "cụ thể"), 8


@remembered
def _led() -> re.Pattern[str]:
    """Match ", chủ trì," behind the last unit of an assignment."""
    return made_ready(rf"[\s,;:]*(?:{words('lead')})?[\s,;:]*")


@remembered
def _told() -> re.Pattern[str]:
    """Match what may stand in front of the units of a caption: "Đề nghị đồng chí "."""
    return made_ready(rf"(?:(?:{words('assign')}|{in_names('address').pattern}) )*")


@remembered
def _assigns() -> re.Pattern[str]:
    return made_ready(words("assign", "lead", "support"))


@remembered
def _helped() -> re.Pattern[str]:
    """Match "phối hợp với " in front of who helps, or "và " between them."""
    return made_ready(rf"(?:{words('support')} |{AND})")


def title_of(text: str, units: Sequence[str] = (), key: str | None = None) -> str:
    """Return the title of a task from its words, at most 80 characters.

    `units` are those that the task names: a title says what is to be done, not who is told to do it. `key` is the
    matching form of `text`, where it is known.
    """
    if units and (deed := _behind_caption(text, key or matching_key(text), units)):
        rest = title_of(text[deed:])
        return rest[:1].upper() + rest[1:]
    stop = SENTENCE.search(text)
    words = text[: stop.start()] if stop else text
    sentence = words.strip(AROUND)
    if units:
        first = len(words) - len(words.lstrip(AROUND))
        key = (key or matching_key(text))[first : first + len(sentence)]
        sentence = _what_is_to_be_done(sentence, key, units)
    if sentence[-LONGEST_LEAD:].lower().endswith(LEADING_ON):
        sentence = LEADS_ON.sub("", sentence)
    if len(sentence) <= LONGEST:
        return sentence or shorten(text, LONGEST)
    clauses = [
        place.start()
        for place in CLAUSE.finditer(sentence)
        if SHORTEST <= place.start() <= LONGEST and _says_enough(sentence[: place.start()])
    ]
    return sentence[: clauses[-1]] if clauses else shorten(sentence, LONGEST)


def _behind_caption(text: str, key: str, units: Sequence[str]) -> int:
    """Return where the deed begins behind a caption that but names units, or 0: "Tổ Kiểm tra:" over "- Rà soát hồ sơ".

    On the caption's own line enough must be left.
    """
    told = _told().match(key)
    place = start = told.end() if told else 0
    names = sorted(map(matching_key, units), key=len, reverse=True)
    while found := [name for name in names if key.startswith(name, place)]:
        place += len(found[0])
        if (joint := JOINT.match(key, place)) is None:
            break
        place = joint.end()
    behind = CAPTION_END.match(key, place) if place > start else None
    if behind is None or behind.end() == len(text):
        return 0
    is_below = "\n" in behind[0]
    label = read_label(text[behind.end() :]) if is_below else None
    deed = behind.end() + (label.length if label else 0)
    return deed if is_below or len(text) - deed >= SHORT else 0


def _says_enough(clause: str) -> bool:
    """Tell whether a clause makes sense alone: no quotation stays open, no verb waits for its object."""
    is_whole = all(clause.count(opening) == clause.count(closing) for opening, closing in PAIRS)
    return is_whole and not phrases("act", "deed").end(matching_key(clause))


def is_taken_from(title: str, text: str) -> bool:
    """Tell whether a title was taken from a text, whichever units it leaves out, rather than written by the office."""
    key = matching_key(squeeze(text))
    own = matching_key(squeeze(title).removesuffix("…"))
    place = key.find(own)
    if place <= 0:
        return place == 0
    if _names_only(text.split("\n", maxsplit=1)[0]) and matching_key(squeeze(_second_line(text))).startswith(own):
        return True
    if key[place - 2 : place] == ": ":
        return _names_only(squeeze(text)[: place - 2])
    return len(title) >= SHORTEST and _assigns().search(key, 0, place) is not None


def _names_only(line: str) -> bool:
    """Tell whether a line but names who is told: "Giao Tổ Kiểm tra:", "Đồng chí Trần Văn Mẫu, Phó Trưởng phòng"."""
    told = _told().match(matching_key(line))
    forms = (line, line[told.end() if told else 0 :])
    return any(whole_names(form.strip(AROUND)) for form in forms)


def _second_line(text: str) -> str:
    """Return the second line of a text without its label, "" where there is none."""
    below = text.split("\n", 2)[1:2]
    label = read_label(below[0]) if below else None
    return below[0][label.length if label else 0 :] if below else ""


def _what_is_to_be_done(sentence: str, key: str, units: Sequence[str]) -> str:
    """Return a sentence without "Giao X chủ trì, phối hợp với Y" at its start, where enough is left."""
    ends = [place + len(unit) for unit in units if (place := key.find(matching_key(unit))) >= 0]
    if not ends or not (behind := _led().match(key, max(ends))) or not _assigns().search(key, 0, behind.end()):
        return sentence
    rests = (sentence[place:] for place in (_behind_helpers(sentence, key, behind.end()), behind.end()))
    enough = (rest for rest in rests if len(rest) >= SHORTEST and not rest.startswith(AND))
    return next((rest[0].upper() + rest[1:] for rest in enough), sentence)


def _behind_helpers(sentence: str, key: str, place: int) -> int:
    """Return where the deed of who leads begins behind those who help, "phối hợp với các đơn vị liên quan"."""
    helped = _helped().match(key, place)
    names = names_at(sentence, key, helped.end()) if helped else []
    behind = BETWEEN.match(key, names[-1].end) if names else None
    return behind.end() if behind and is_verb_at(key, behind.end()) else place
