"""Faults of documents that are told with their place: order of days, offices that ended, counts, damaged text."""

import pytest

from nhiemvu.domain.pages import Pages, Paragraph
from nhiemvu.domain.plans import Problem, ProblemCode, Reading
from nhiemvu.reading.report import read_report
from tests.reading.loose import pages_of

HEAD = """UBND XÃ ĐỒNG MÂY
Số: 12/KH-UBND
Đồng Mây, ngày 10 tháng 3 năm 2026

KẾ HOẠCH
Công tác năm 2026

I. NHIỆM VỤ
"""


def found_in(body: str, head: str = HEAD) -> Reading:
    """Return the reading of a plan of 10/3/2026 with these words."""
    return read_report(pages_of(head + body))


def words_of(found: Reading, code: ProblemCode) -> list[str]:
    """Return the words at the places of the problems of one kind."""
    return [_words(found, problem) for problem in found.problems if problem.code is code]


def _words(found: Reading, problem: Problem) -> str:
    assert problem.span is not None
    return found.text[problem.span.start : problem.span.end]


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (
            "1. Theo Kế hoạch số 5/KH-UBND ngày 11/3/2026.",
            ProblemCode.DATE_AFTER_DOCUMENT,
            ["Kế hoạch số 5/KH-UBND ngày 11/3/2026"],
        ),
        ("1. Theo Kế hoạch số 5/KH-UBND ngày 10/3/2026.", ProblemCode.DATE_AFTER_DOCUMENT, []),
        ("1. Rà soát trước ngày 01/3/2026.", ProblemCode.DEADLINE_BEFORE_DOCUMENT, ["trước ngày 01/3/2026"]),
        ("1. Rà soát trước ngày 10/3/2026.", ProblemCode.DEADLINE_BEFORE_DOCUMENT, []),
        ("1. Khắc phục mố cầu cuốn trôi vào ngày 01/3/2026.", ProblemCode.DEADLINE_BEFORE_DOCUMENT, []),
        (
            "1. Theo Kế hoạch số 5-KH/HU ngày 11/8/2025.\n2. Theo Kế hoạch số 6-KH/HU ngày 30/6/2025.",
            ProblemCode.SUFFIX_ENDED,
            ["Kế hoạch số 5-KH/HU ngày 11/8/2025"],
        ),
        (
            "1. Theo Công văn số 5/UBND-VP ngày 11/8/2025 của UBND huyện Hòa Giang.",
            ProblemCode.SUFFIX_ENDED,
            ["Công văn số 5/UBND-VP ngày 11/8/2025"],
        ),
    ],
)
def test_days(body: str, code: ProblemCode, words: list[str]) -> None:
    """Younger documents, deadlines that had passed and offices that had ended, the day itself always allowed."""
    assert words_of(found_in(body), code) == words


def test_the_document_itself_may_be_of_an_office_that_ended() -> None:
    """The symbol of the letterhead is the place."""
    head = "HUYỆN ỦY HÒA GIANG\nSố 12-KH/HU\nHòa Giang, ngày 10 tháng 8 năm 2025\n\nKẾ HOẠCH\nkiểm tra\n\n"
    assert words_of(found_in("1. Họp.", head), ProblemCode.SUFFIX_ENDED) == ["12-KH/HU"]


def test_a_list_of_overdue_work_is_told_once() -> None:
    """Where most deadlines have passed the document looks back: one problem at the first of them."""
    body = "\n".join(f"{day}. Sửa cầu số {day} trước ngày {day:02d}/01/2026." for day in range(1, 9))
    assert words_of(found_in(body), ProblemCode.DEADLINE_BEFORE_DOCUMENT) == ["trước ngày 01/01/2026"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Đã giao 30 nhiệm vụ; hoàn thành 08, đang triển khai 21.",
            ["Đã giao 30 nhiệm vụ; hoàn thành 08, đang triển khai 21"],
        ),
        ("Đã giao 30 nhiệm vụ; hoàn thành 08, đang triển khai 22.", []),
        ("Đã giao 30 nhiệm vụ; hoàn thành 08, đang triển khai 22, quá hạn 05.", []),
        (
            "Tổng số 30 nhiệm vụ (hoàn thành 20, đang thực hiện 9).",
            ["Tổng số 30 nhiệm vụ (hoàn thành 20, đang thực hiện 9"],
        ),
        ("Tổng số 30 nhiệm vụ, trong đó 20 nhiệm vụ đã hoàn thành, 10 nhiệm vụ đang thực hiện.", []),
        ("Tiếp nhận 1.204 hồ sơ. Giải quyết xong 1.000 hồ sơ, đang giải quyết 204 hồ sơ.", []),
        ("Giao 30 nhiệm vụ; hoàn thành 20 (15 đúng hạn, 5 quá hạn), chưa thực hiện 10.", []),
        ("Giao 30 nhiệm vụ; hoàn thành 20, trong đó 5 quá hạn; chưa thực hiện 10.", []),
        ("Giao 30 nhiệm vụ cho các phòng, hoàn thành 20 nhiệm vụ.", []),
        ("Giao 30 nhiệm vụ, hoàn thành 80%, đang thực hiện 20%.", []),
        ("Đã giao 30 nhiệm vụ. Ban hành 12 văn bản. Hoàn thành 08, đang thực hiện 21.", []),
    ],
)
def test_totals(sentence: str, words: list[str]) -> None:
    """Only where a sentence plainly gives the whole and what was and was not done; remarks on a part do not count."""
    assert words_of(found_in(f"1. {sentence}"), ProblemCode.TOTALS_DIFFER) == words


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("Các chi bộ tổ chức sinh hoạt chuyên đề, tuyên truyền đến toàn thể đảng viên và", ["và"]),
        ("Các chi bộ tổ chức sinh hoạt chuyên đề, tuyên truyền đến toàn thể đảng viên", []),
        ("Phối hợp với", []),
        ("Các chi bộ đẩy mạnh tuyên - 3 - truyền trong nhân dân.", ["- 3 - "]),
        ("Các chi bộ nộp từ 5 - 10 - 15 báo cáo.", []),
        ("Các chi bộ thực hiện nhi?m v? tr?ng tâm.", ["nhi?m v? tr?ng"]),
        ("Các chi bộ thực hiện \ufffd\ufffd\ufffd của xã.", ["\ufffd\ufffd\ufffd"]),
        ("Các chi bộ thực hiẹên nghiệêm các quy định của Đảng.", ["hiẹên nghiệêm"]),
        ("Các chi bộ thực hiện nghiêm (theo quy đìịnh, hướng dẫần) của Đảng.", ["đìịnh, hướng dẫần"]),
        ("Các chi bộ ở buôn Đắk Krông dùng máy vi tính, ôtô; điểm b khoản 2 quy định 5 kg, 3 km.", []),
    ],
)
def test_damaged_text(paragraph: str, words: list[str]) -> None:
    """Cut sentences, page numbers, lost letters, impossible syllables; one odd word or a foreign name is no damage."""
    blocks = (Paragraph("KẾ HOẠCH"), Paragraph("Công tác năm 2026"), Paragraph("1. Họp."), Paragraph(f"2. {paragraph}"))
    assert words_of(read_report(Pages((*blocks, Paragraph("3. Họp.")))), ProblemCode.TEXT_DAMAGED) == words


def test_a_sentence_that_goes_on_in_the_next_paragraph_is_not_cut() -> None:
    """A page may have parted it; nothing is lost."""
    first = Paragraph("1. Các chi bộ tổ chức sinh hoạt chuyên đề, tuyên truyền đến toàn thể đảng viên và")
    pages = Pages(
        (Paragraph("KẾ HOẠCH"), Paragraph("Công tác"), first, Paragraph("nhân dân trong xã."), Paragraph("2. Họp."))
    )
    assert words_of(read_report(pages), ProblemCode.TEXT_DAMAGED) == []


def test_damage_is_told_so_many_times_only() -> None:
    """A document that is damaged all over says so twenty times, not a thousand."""
    body = "\n".join(f"{number}. Thực hiện nhi?m v? tr?ng tâm." for number in range(1, 60))
    assert len(words_of(found_in(body), ProblemCode.TEXT_DAMAGED)) == 20
