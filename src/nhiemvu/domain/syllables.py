"""Whether text is Vietnamese by its letters and syllables: what a wrong encoding or a bad text layer is not."""

import re
import unicodedata

from nhiemvu.domain.text import CAPITALS, SMALL, TONES, nfc

#: Shares of letters with an accent (or đ) and of well-formed syllables; offices' texts have some 0.3 and 0.9.
ACCENT_SHARE = 0.12
SYLLABLE_SHARE = 0.7
#: Characters that are enough to tell.
SAMPLE = 200_000
VIETNAMESE = re.compile(f"[{''.join(sorted({*CAPITALS, *SMALL} - set('A-Za-z')))}]")
WORD = re.compile(r"[^\W\d_]+")
TONE = re.compile(f"[{TONES}]")
VOWEL = re.compile("[aăâeêioôơuưy]")
#: A syllable without its tone: "nghiêng", "quyết", "giao"; onset, vowels, end.
SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi?|kh|ph|th|tr|ch|qu|[bcdđhklmnprstvx])?"
    r"(?:(?:uyê|uyu|uya|iêu|yêu|ươ[iu]|uô[i]?|uây|oa[iyo]|oeo|uêu|iê|yê|oo|oa|oă|oe|uâ|uê|uơ|uy|ươ|[iuưy]a|"
    r"a[iouy]|â[uy]|eo|êu|iu|[oôơuư]i|ưu|[aăâeêioôơuưy]))"
    r"(?:ch|ng|nh|[cmnpt])?"
)
#: A syllable that ends in a stop has one of two tones: "học", "một"; never "hỏc".
STOPS = ("c", "ch", "p", "t")
STOP_TONES = "\u0301\u0323"


def is_vietnamese(text: str) -> bool:
    """Tell whether `text` (NFC) reads as Vietnamese written in Unicode; text without words does not."""
    sample = text[:SAMPLE]
    words = WORD.findall(sample)
    # Capitals alone may be abbreviations ("UBND", "BCĐ"), which are no syllables.
    plain = [word for word in words if not word.isupper()]
    letters = sum(map(len, words))
    if not letters:
        return False
    accented = sum(1 for _ in VIETNAMESE.finditer(sample))
    well_formed = sum(1 for word in plain if SYLLABLE.fullmatch(_parted(word)[0]))
    return accented >= letters * ACCENT_SHARE and well_formed >= len(plain) * SYLLABLE_SHARE


def is_syllable(word: str) -> bool:
    """Tell whether `word` (NFC, any case) is a well-formed syllable with at most one tone, one that its end allows."""
    toneless, tones = _parted(word)
    if len(tones) > 1 or not SYLLABLE.fullmatch(toneless):
        return False
    return not tones or not toneless.endswith(STOPS) or tones in STOP_TONES


def has_vowel(word: str) -> bool:
    """Tell whether a word has a letter that can be sung; "THCS" has none."""
    return bool(VOWEL.search(_parted(word)[0]))


def _parted(word: str) -> tuple[str, str]:
    """Return a word in small letters without its tones, and its tones."""
    base = unicodedata.normalize("NFD", word.lower())
    return nfc(TONE.sub("", base)), "".join(TONE.findall(base))
