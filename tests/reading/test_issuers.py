"""Names of issuers behind citations: read once, they end where they would if each were read by itself."""

from random import Random

import pytest

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.issuers import issuers
from nhiemvu.facts.names import name_words
from nhiemvu.facts.verbs import verb_groups
from nhiemvu.reading.citing.issuers import Issuers
from nhiemvu.reading.citing.mentions import mentions_of

#: Words that no table has, numbers, joints and parts of names.
OTHERS = tuple(
    "ngỏng nởi láng gẵn hộ lượt vi x ii của và cho về 12 35 168 Lam Sông Bình Thể thao trung ương khóa".split(" ")  # noqa: SIM905 words in a row are read more easily
)
JOINTS = (" ", " ", " ", ", ", " - ", "; ", " và ")
ENDS = (". ", "; ", ", ")


def _phrases() -> list[str]:
    names = {phrase for group in name_words().values() for phrase in group.phrases}
    return sorted(names.union(*(group.phrases for group in verb_groups().values())))


def _cased(random: Random, phrase: str) -> str:
    return random.choice((phrase, phrase.capitalize(), phrase.title(), phrase.upper()))


@pytest.mark.parametrize("seed", range(6))
def test_what_was_read_before_changes_nothing(seed: int) -> None:
    """In a text of few issuers and all kinds of words behind them each name ends where it does by itself."""
    random = Random(seed)  # noqa: S311 what it chooses is no secret
    heads, phrases = sorted(issuer.head for issuer in issuers()), _phrases()

    def words(most: int) -> str:
        some = (random.choice(phrases) if random.random() < 0.5 else random.choice(OTHERS) for _ in range(most))
        return " ".join(_cased(random, one) for one in some)

    names = [f"{_cased(random, random.choice(heads))} {words(random.randrange(3))}".strip() for _ in range(40)]
    parts = [
        f"{random.choice(names)}{random.choice(JOINTS)}{words(random.randrange(1, 5))}{random.choice(ENDS)}"
        for _ in range(400)
    ]
    text = "".join(parts)
    key = matching_key(text)
    known, place = Issuers(text, key), 0
    for part in parts:
        assert known.end_at(place) == Issuers(text, key).end_at(place), part
        place += len(part)


def test_a_name_ends_in_front_of_unknown_words() -> None:
    """The second time, too, other words behind it and a number among them."""
    text = "Huyện ủy Hòa Giang láng gẵn, Huyện ủy Hòa Giang 12 hộ, Huyện ủy Hòa Giang nởi ngỏng."
    known = Issuers(text, matching_key(text))
    places = [place for place in range(len(text)) if text.startswith("Huyện", place)]
    assert [text[place : known.end_at(place)] for place in places] == ["Huyện ủy Hòa Giang"] * 3


def test_a_name_ends_in_front_of_verbs_as_often_as_they_come() -> None:
    """A number in front of a verb may belong to the name, as nowhere else."""
    text = (
        "Bộ Tài chính thực hiện tốt. Bộ Tài chính kiểm tra xã. Bộ Tài chính 35 kiểm tra xã. Bộ Tài chính 35 hộ nghèo."
    )
    known = Issuers(text, matching_key(text))
    places = [place for place in range(len(text)) if text.startswith("Bộ", place)]
    assert [text[place : known.end_at(place)] for place in places] == [
        "Bộ Tài chính", "Bộ Tài chính", "Bộ Tài chính 35", "Bộ Tài chính",
    ]  # fmt: skip


@pytest.mark.parametrize("length", range(296, 312))
def test_a_name_that_is_cut_behind_a_space_is_read(length: int) -> None:
    """Unknown words without a stop are looked at up to a limit, which may stand behind any letter or space."""
    text = f"Thực hiện Kế hoạch số 12-KH/HU ngày 05/4/2024 của Ban Giảm {'x' * length} {'hồ sơ ' * 100}"
    (mention,) = mentions_of(text, matching_key(text))
    assert mention.directive.symbol == "12-KH/HU"
