"""Rules of the document's own symbol: words in front, number, code of the kind, no year, plain hyphens."""

import re
from collections.abc import Iterator

from nhiemvu.domain.findings import Fault, FindingCode, Severity
from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import plain_dashes
from nhiemvu.facts.formalities import formality
from nhiemvu.facts.kinds import Kind
from nhiemvu.facts.layouts import Layout
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part
from nhiemvu.reading.form.places import fault

#: "Số 58-BC/ĐU", "Số:      /QĐ-UBND-HC": words in front, number, what follows.
SYMBOL = re.compile(
    r"(?P<prefix>số\s*[:.]?)?[\s.…_]*(?P<number>\d{1,5}[a-zđ]?)?(?P<space>[\s.…_]*)(?P<rest>.*)", re.IGNORECASE
)
#: "-BC/ĐU", "-CV/VPTW/nb"
PARTY_REST = re.compile(r"(?:[-/](?:19|20)\d\d)?-(?P<type>[A-Za-zĐđ]+)/[\wĐđ&.-]+(?:/\w+)?")
#: "/BC-UBND", "/2026/QĐ-UBND", "/UBND-VP", "/2025/QH15"
STATE_REST = re.compile(r"(?:/(?:19|20)\d\d)?/(?:(?P<type>[A-Za-zĐđ]+)-[\wĐđ&.-]+|(?:QH|UBTVQH)\d+)")
YEAR = re.compile(r"[-/](?:19|20)\d\d(?=[-/]|$)")
LETTER_CODE = "CV"
#: How a remark of a draft begins.
REMARK = "["


def of_symbol(part: Part, form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong with the document's own symbol."""
    match = SYMBOL.fullmatch(plain_dashes(part.text))
    if match is None:
        return
    prefix, wanted = match["prefix"] or "", layout.symbol_prefix.strip()
    if prefix.replace(" ", "") != wanted:
        yield fault(FindingCode.SYMBOL_FORM, f"cần viết “{wanted} ...”", f"it begins with “{wanted}”", part)
    number, rest = match["number"] or "", match["rest"]
    bare = rest.replace(" ", "")
    if not number:
        yield fault(FindingCode.SYMBOL_BLANK, "chưa ghi số văn bản", "the number is blank", part)
    elif number.isdecimal() and len(number) == 1:
        yield fault(FindingCode.SYMBOL_ZERO, f"số nhỏ hơn 10 cần số 0 ở trước: 0{number}", "a zero is missing", part)
    if REMARK in rest:
        yield fault(FindingCode.GAP, "ký hiệu còn chỗ để trống", "a part of the symbol is left open", part)
        return
    if bare != rest or (number and match["space"]) or plain_dashes(part.text) != part.text:
        yield fault(
            FindingCode.SYMBOL_FORM,
            "ký hiệu dùng dấu gạch nối ngắn, không cách",
            "plain hyphens without spaces are needed",
            part,
            Severity.DOUBTFUL,
        )
    yield from _code(part, bare, form, layout)


def _code(part: Part, rest: str, form: Form, layout: Layout) -> Iterator[Fault]:
    party = layout.system is System.PARTY
    found = (PARTY_REST if party else STATE_REST).fullmatch(rest)
    if found is None:
        other = (STATE_REST if party else PARTY_REST).fullmatch(rest)
        sample = ("-BC/ĐU" if party else "/BC-UBND") if other else ("-LOẠI/CQ" if party else "/LOẠI-CQ")
        yield fault(
            FindingCode.SYMBOL_FORM,
            f"ký hiệu “{rest}” không đúng dạng “{sample}”",
            f"“{rest}” has not the form “{sample}”",
            part,
            None if other else Severity.DOUBTFUL,
        )
        return
    normative = form.kind is not None and formality("normative").match(form.kind.name.casefold())
    if YEAR.search(rest) and (party or not normative):
        yield fault(FindingCode.SYMBOL_YEAR, "ký hiệu không ghi năm", "the symbol holds no year", part)
    if found["type"]:
        yield from _kind(part, found["type"], form.kind, layout, letter=form.is_letter)


def _kind(part: Part, code: str, kind: Kind | None, layout: Layout, *, letter: bool) -> Iterator[Fault]:
    """Yield where the code of the kind is not that of the title; a State letter has none."""
    if letter and layout.system is System.STATE:
        if code.casefold() == LETTER_CODE.casefold():
            yield fault(
                FindingCode.SYMBOL_KIND,
                "công văn của cơ quan nhà nước không ghi “CV”",
                "State letters bear no “CV”",
                part,
            )
        return
    codes = (LETTER_CODE,) if letter else kind.symbol_codes if kind else ()
    # Joint bodies and ministries put their own code first.
    if codes and code.casefold() not in {one.casefold() for one in codes}:
        yield fault(
            FindingCode.SYMBOL_KIND,
            f"ký hiệu ghi “{code}”, tên loại cần “{codes[0]}”",
            f"the symbol says “{code}”; the kind is “{codes[0]}”",
            part,
        )
