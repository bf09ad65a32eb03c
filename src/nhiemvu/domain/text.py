"""Vietnamese text: one form for storing, three keys for comparing.

Stored text is NFC. `fold` forgets case and every accent (for the search columns), `tone_key` forgets only
case and where a tone mark stands in its syllable (hoà = hòa), `sort_key` orders as a Vietnamese dictionary.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from nhiemvu.domain.patterns import pattern

#: Grave, acute, tilde, hook above, dot below.
TONES = "\u0300\u0301\u0303\u0309\u0323"
#: Order of tones in a dictionary: none, grave, hook above, tilde, acute, dot below.
TONE_ORDER = "\u0300\u0309\u0303\u0301\u0323"
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
#: Capital and small letters for character classes of patterns; their code points lie mixed, so no range names them.
CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SMALL = CAPITALS.lower()
#: Letters that look like Đ and come from other alphabets or from OCR.
LOOK_ALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
DASHES = pattern("[\u2010-\u2015\u2212]")


def nfc(text: str) -> str:
    """Return `text` in composed form, the only one that is stored."""
    return unicodedata.normalize("NFC", text)


#: What ends a line elsewhere: on other systems, in a paragraph of Word, at the end of a page.
LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c")
#: Characters that nobody sees and no file for another program may hold: controls but for tabs, halves of characters.
UNWRITABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return `text` as every file and screen can hold it: composed, lines ended by LF, without unseen characters."""
    # Most text is so already: what is printable holds none of them.
    if text.isprintable():
        return nfc(text)
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return nfc(UNWRITABLE.sub("", text))


def without_look_alikes(text: str) -> str:
    """Return `text` with Đ and đ in the place of letters that look like them."""
    # Replacing letter by letter is ten times as fast as translating.
    for letter, meant in LOOK_ALIKES.items():
        text = text.replace(letter, meant)
    return text


def squeeze(text: str) -> str:
    """Return `text` on one line with single spaces."""
    # Most text is so already, which is seen faster than it is split: no white space but the plain one is printable.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def plain_dashes(text: str) -> str:
    """Return `text` with every dash of typography turned into a hyphen."""
    return DASHES.sub("-", text)


SOFT_HYPHEN = "\xad"
#: A soft hyphen that a page shows, since no word can be parted there: "12\xadKH", "QĐ\xadUBND", "kinh tế \xad xã hội".
SHOWN_HYPHEN = pattern(rf"(?<=\d)\xad(?=\w)|(?<=\w)\xad(?=[\d{CAPITALS}])|(?:(?<= )|(?m:^))\xad(?= )")


def with_shown_hyphens(text: str) -> str:
    """Return `text` with hyphens in the place of soft ones that a page shows, without the other soft ones."""
    return SHOWN_HYPHEN.sub("-", text).replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text


#: Typographic quotes and dashes and their plain forms, a character for a character.
PLAIN_MARKS = tuple((dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("‐‑‒–—―−", "-")).items())
#: Syllables whose tone mark has a new and an old place: hoà and hòa, uỷ and ủy; "quý" and "hoàn" have but one.
OLD_TONES = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
#: Syllables that end in one of them; a fixed first letter lets an engine skip to it.
NEW_TONES = (pattern(r"o[àáảãạèéẻẽẹ](?!\w)"), pattern(r"u(?<!qu)[ỳýỷỹỵ](?!\w)"))
#: Texts up to this length are asked for again and again, by one step of reading after another.
SHORT = 4000
#: Longer ones are turned so many characters at a time, which takes less memory.
STRETCH = 200_000


def matching_key(text: str) -> str:
    """Return `text` for searching, character for character as long as `text`, so that places found hold in both.

    Small letters, plain dashes and quotes, one place of tone marks ("uỷ ban" and "ỦY BAN" are equal); `text` is NFC.
    """
    if len(text) <= SHORT:
        return _known_key(text)
    return "".join(map(_matching_key, _stretches(text)))


def matching_keys(phrases: Iterable[str]) -> list[str]:
    """Return the matching forms of many phrases, none of which holds a zero character; sooner than one by one."""
    joined = "\0".join(phrases)
    return matching_key(joined).split("\0") if joined else []


def _stretches(text: str) -> Iterator[str]:
    """Yield a text in stretches that end where a line does; no syllable goes on behind a line's end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + STRETCH) + 1 or len(text)
        yield text[start:end]
        start = end


def _matching_key(text: str) -> str:
    key = text.lower()
    if len(key) != len(text):
        key = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    # Replacing mark by mark is ten times as fast as translating.
    for mark, plain in PLAIN_MARKS:
        key = key.replace(mark, plain)
    for tone in NEW_TONES:
        key = tone.sub(_with_old_tone, key)
    return key


def _with_old_tone(syllable: re.Match[str]) -> str:
    return OLD_TONES[syllable[0]]


_known_key = lru_cache(maxsize=512)(_matching_key)


def fold(text: str) -> str:
    """Return `text` in lower case without accents, đ as d: "Biển, Đảo" gives "bien, dao"."""
    base = unicodedata.normalize("NFD", without_look_alikes(text))
    bare = "".join(character for character in base if not unicodedata.combining(character))
    return squeeze(bare.casefold().replace("đ", "d"))


def tone_key(text: str) -> str:
    """Return a key in which each syllable's tone stands at its end: "hoà" and "hòa" are equal, "quý" stays itself."""
    return " ".join(_tone_last(syllable) for syllable in squeeze(without_look_alikes(text)).casefold().split(" "))


@lru_cache(maxsize=8192)
def _tone_last(syllable: str) -> str:
    base = unicodedata.normalize("NFD", syllable)
    tones = "".join(mark for mark in base if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in TONES)) + tones


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return a key that sorts by the Vietnamese alphabet, then by tone, syllable by syllable, numbers by value."""
    return tuple(_syllable_key(syllable) for syllable in squeeze(text).casefold().split(" "))


def _syllable_key(syllable: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if syllable.isdecimal():
        # Longer is larger; thousands of digits in a name are no number for `int`.
        digits = syllable.lstrip("0")
        return (-1, len(digits), *(int(digit) for digit in digits)), ()
    base = unicodedata.normalize("NFD", syllable)
    letters = unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in TONES))
    tones = tuple(TONE_ORDER.index(mark) + 1 for mark in base if mark in TONES)
    return tuple(_letter_order(letter) for letter in letters), tones


def _letter_order(letter: str) -> int:
    place = ALPHABET.find(letter)
    return place if place >= 0 else len(ALPHABET) + ord(letter)


def is_number(words: str, number: int) -> bool:
    """Tell whether words are the number of a record: "12" and "012" are 12."""
    return words.strip().lstrip("0") == str(number)


def initials(name: str) -> str:
    """Return the first letters of a name's syllables without accents: "Ban Tuyên giáo" gives "btg"."""
    return "".join(word[0] for word in re.findall(r"\w+", fold(name)))


def shorten(text: str, length: int) -> str:
    """Return the first words of `text`, at most `length` characters, with "…" where words were left out."""
    line = squeeze(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    if line[length - 1] != " " and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.-") + "…"


def close_matches(wanted: str, names: Sequence[str], limit: int = 3) -> list[str]:
    """Return the names that look most like `wanted`, best first; accents and case do not count."""
    key = fold(wanted)
    from difflib import SequenceMatcher  # noqa: PLC0415 only a name that nothing has asks for it

    scored = [(SequenceMatcher(None, key, fold(name)).ratio(), name) for name in names]
    near = [(score, name) for score, name in scored if score >= 0.6 or key in fold(name)]
    return [name for _, name in sorted(near, key=lambda pair: -pair[0])[:limit]]
