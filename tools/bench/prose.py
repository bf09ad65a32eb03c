"""Sentences of an invented office: the lengths, words, citations, units and deadlines of real ones."""

import tomllib
import unicodedata
from itertools import accumulate, product
from pathlib import Path
from random import Random

FACTS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
#: Invented words beside the common ones, and the share of them in a text.
INVENTED, SHARE = 3000, 0.35
#: In a text the commonest words are not as common as a plain law of ranks would have them.
FLATTENING = 8
#: Words of a sentence: most are between these.
SHORTEST, MEAN, LONGEST = 8, 24, 70
#: Characters of text for each citation in it, and for each directive that is cited at all.
CITED_EVERY, DIRECTIVE_EVERY = 1500, 6000


class Prose:
    """Writes sentences; the same seed writes the same."""

    def __init__(self, seed: int, characters: int) -> None:
        self.random = Random(seed)  # noqa: S311 the words need to be the same each time, not secret
        invented = self._invented()
        common: list[str] = FACTS["common"]
        self._words = [*common, *invented]
        self._weights = [*accumulate([*_by_rank(len(common), 1 - SHARE), *_by_rank(len(invented), SHARE)])]
        self._directives = [self._directive() for _ in range(max(characters // DIRECTIVE_EVERY, 3))]
        self._since_citation = 0

    def sentence(self) -> str:
        """Return a sentence, with a citation where it is time for one."""
        length = min(SHORTEST + int(self.random.expovariate(1 / (MEAN - SHORTEST))), LONGEST)
        words = self._some(length)
        for place in range(7, length - 3, 9):
            words[place] += self.random.choice(["", ",", ";"])
        if self.random.random() < 0.2:
            words.insert(length // 2, f"{self.random.randint(2, 980)} {self.random.choice(FACTS['counted'])}")
        self._since_citation += sum(map(len, words)) + length
        if self._since_citation >= CITED_EVERY:
            self._since_citation -= CITED_EVERY
            words.insert(length // 2, f"theo {self.citation()}")
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}."

    def paragraph(self, sentences: int) -> str:
        """Return some sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def phrase(self, words: int) -> str:
        """Return words without a stop."""
        return " ".join(self._some(words))

    def citation(self) -> str:
        """Return the name of a directive; some are cited again and again."""
        place = min(int(self.random.expovariate(4) * len(self._directives)), len(self._directives) - 1)
        return self._directives[place]

    def unit(self) -> str:
        """Return the name of an office."""
        return str(self.random.choice(FACTS["units"]))

    def task(self) -> str:
        """Return a point of the tasks section: who does what by when, as far as such points say it."""
        lead, supports = self.unit(), self.unit()
        doing = self.phrase(self.random.randint(8, 40))
        opening = self.random.choice(
            [
                f"Giao {lead} chủ trì, phối hợp với {supports} {doing}",
                f"{lead} tham mưu {doing}",
                f"Tiếp tục {doing}",
                f"Đẩy mạnh {doing}",
            ]
        )
        if self.random.random() < 0.3:
            opening += f" theo {self.citation()}"
        if self.random.random() < 0.5:
            opening += f"; {self.deadline()}"
        return f"{opening}."

    def deadline(self) -> str:
        """Return the words of a deadline in the planned quarter."""
        month = self.random.randint(4, 6)
        form: str = self.random.choice(FACTS["deadlines"])
        return form.format(day=f"{self.random.randint(1, 30):02d}/{month}/2026", month=month)

    def _some(self, count: int) -> list[str]:
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def _invented(self) -> list[str]:
        parts = product(FACTS["openings"], FACTS["rhymes"], FACTS["tones"])
        words = [unicodedata.normalize("NFC", _toned(opening + rhyme, tone)) for opening, rhyme, tone in parts]
        return self.random.sample(sorted({*words}), INVENTED)

    def _directive(self) -> str:
        kind = self.random.choice(FACTS["directives"])
        suffix = self.random.choice([*kind["issuers"]])
        day = f"{self.random.randint(1, 28):02d}/{self.random.randint(3, 12)}/{self.random.randint(2018, 2025)}"
        number = self.random.randint(1, 250)
        words = f"{kind['kind']} số {number:02d}-{kind['code']}/{suffix} ngày {day} của {kind['issuers'][suffix]}"
        return f"{words} về {self.phrase(self.random.randint(4, 9))}" if self.random.random() < 0.4 else words


def _by_rank(count: int, share: float) -> list[float]:
    """Return how often each of `count` words comes, the first ones most often; together they come to `share`."""
    often = [1 / (rank + FLATTENING) for rank in range(count)]
    return [share * one / sum(often) for one in often]


def _toned(syllable: str, tone: str) -> str:
    """Return a syllable with a tone mark: on its last vowel, or the one before where it ends in several."""
    vowels = [place for place, letter in enumerate(syllable) if unicodedata.normalize("NFD", letter)[0] in "aeiou"]
    ends_open = vowels[-1] == len(syllable) - 1 and len(vowels) > 1
    place = vowels[-2] if ends_open else vowels[-1]
    return syllable[: place + 1] + tone + syllable[place + 1 :]
