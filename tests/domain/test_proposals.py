"""Obstacles and proposals in one text."""

import pytest

from nhiemvu.domain.proposals import with_proposal


@pytest.mark.parametrize(
    ("name", "obstacle", "proposal", "text"),
    [
        ("neither", None, None, None),
        ("an obstacle alone", "Thiếu máy quét.", None, "Thiếu máy quét."),
        ("a proposal alone", None, "Sở cấp thêm", "đề nghị Sở cấp thêm"),
        ("both", "Thiếu máy quét.", "Sở cấp thêm", "Thiếu máy quét; đề nghị Sở cấp thêm"),
        ("a proposal that says so", "Thiếu máy", "Kiến nghị Sở cấp", "Thiếu máy; Kiến nghị Sở cấp"),
        ("with respect", None, "kính đề nghị Sở cấp", "kính đề nghị Sở cấp"),
        ("a longer word", None, "đề nghịch lý", "đề nghị đề nghịch lý"),
    ],
)
def test_with_proposal(name: str, obstacle: str | None, proposal: str | None, text: str | None) -> None:
    """The proposal is a clause of its own that begins as a request."""
    assert with_proposal(obstacle, proposal) == text, name
