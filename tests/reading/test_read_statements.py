"""A citation by itself, as a clerk types it."""

from datetime import date

import pytest

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.plans import Link
from nhiemvu.reading.citing.statements import read_citation

PLAN = "Kế hoạch số 26-KH/ĐU ngày 15/01/2026 của Ban Thường vụ Đảng ủy"


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        (PLAN, Directive(kind="KH", symbol="26-KH/ĐU", issued_on=date(2026, 1, 15), issuer="Ban Thường vụ Đảng ủy")),
        ("26-KH/ĐU", Directive(kind="KH", symbol="26-KH/ĐU")),
        ("26 – kh/đu", Directive(kind="KH", symbol="26-KH/ĐU")),
        ("251/qđ-ubnd", Directive(kind="QĐ", symbol="251/QĐ-UBND")),
        (
            "Kết luận của Bộ Chính trị về công tác đối ngoại",
            Directive(kind="KL", issuer="Bộ Chính trị", title="công tác đối ngoại"),
        ),
    ],
)
def test_one_document(words: str, directive: Directive) -> None:
    """The first document is the one cited, in small letters and at the start of the line, too."""
    citation = read_citation(words)
    assert citation is not None
    assert citation.cited[0].directive == directive
    assert (citation.links, citation.several, citation.impossible) == ((), False, "")


def test_the_title_tells_what_is_implemented() -> None:
    """A document in the title is tied to the one that is cited, and is none beside it."""
    citation = read_citation(f"{PLAN} về thực hiện Chỉ thị số 97-CT/TW ngày 08/8/2018 của Ban Bí thư")
    assert citation is not None
    assert [cited.directive.symbol for cited in citation.cited] == ["26-KH/ĐU", "97-CT/TW"]
    assert citation.links == (Link(0, Relation.IMPLEMENTS, 1),)
    assert not citation.several


def test_a_document_that_the_title_only_names_is_no_second_one() -> None:
    """“về góp ý Kế hoạch ...” is a title."""
    citation = read_citation("Công văn số 15-CV/HU ngày 05/6/2023 của Huyện ủy về góp ý dự thảo Kế hoạch số 7-KH/TU")
    assert citation is not None
    assert (citation.links, citation.several) == ((), False)


def test_two_documents_are_told() -> None:
    """Side by side they are several."""
    citation = read_citation("Chỉ thị số 98-CT/TW và Kế hoạch số 26-KH/ĐU")
    assert citation is not None
    assert citation.several


def test_a_day_that_no_calendar_has_is_told() -> None:
    """The words with it are kept for the message."""
    citation = read_citation("Chỉ thị số 97-CT/TW, ngày 31/6/2018 của Ban Bí thư")
    assert citation is not None
    assert citation.impossible == "Chỉ thị số 97-CT/TW, ngày 31/6/2018"


@pytest.mark.parametrize("words", ["", "văn bản kia", "06/11/2019", "Kế hoạch", "Báo cáo của huyện"])
def test_what_is_no_citation(words: str) -> None:
    """Nothing is guessed."""
    assert read_citation(words) is None
