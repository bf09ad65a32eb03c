"""Where a unit may be told anything: nothing that is read there is passed over."""

from itertools import chain

import pytest

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.issuers import issuers
from nhiemvu.facts.names import NameGroup, name_words
from nhiemvu.facts.verbs import GroupName, verb_groups
from nhiemvu.reading.units.fields import ROLE_FIELDS
from nhiemvu.reading.units.openings import may_tell


def verbs(*groups: GroupName) -> list[str]:
    """Return the phrases of groups of verbs."""
    return list(chain.from_iterable(verb_groups()[group].phrases for group in groups))


def forms(*groups: NameGroup) -> list[str]:
    """Return the phrases of groups of words of names."""
    return list(chain.from_iterable(name_words()[group].phrases for group in groups))


@pytest.mark.parametrize(
    "openings",
    [
        [issuer.head for issuer in issuers()],
        [f"{form} Lê Văn An" for form in forms("address", "title")],
        [f"{form} Văn An" for form in forms("surname")],
        [f"{order}{link} Sở Y tế" for order in verbs("assign", "invites") for link in ("", " cho")],
        [f"{field}{link} Sở Y tế" for field in verbs(*ROLE_FIELDS) for link in (":", " là")],
        ["do Sở Y tế thực hiện", "“Sở Y tế”", ""],
    ],
    ids=["name", "person", "surname", "order", "field", "other"],
)
def test_what_tells_a_unit_something_is_looked_at(openings: list[str]) -> None:
    """Names, orders up to a name, and fields that say who acts may tell a unit something, whatever follows."""
    assert [opening for opening in openings if not may_tell(matching_key(opening), 0)] == []


@pytest.mark.parametrize(
    "words",
    [
        "giao thông nông thôn",
        "tiếp tục thực hiện",
        "phối hợp với",
        "công tác cán bộ",
        "do thời tiết",
        "chủ trì hội nghị",
    ],
)
def test_what_only_begins_as_they_do_is_passed_over(words: str) -> None:
    """A first word alone tells nothing: "giao thông" is no order."""
    assert not may_tell(matching_key(words), 0)
