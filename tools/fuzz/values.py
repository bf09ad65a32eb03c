"""What is given to a parameter: what it takes, what it must refuse, and what nobody thought of."""

from collections.abc import Mapping
from functools import cache

import click
from hypothesis import strategies as st

from nhiemvu.cli.conditions import NamedChoice, Where
from nhiemvu.cli.day_types import DAY_COUNT, DAYS_BEFORE
from nhiemvu.cli.types import COUNT, DAY, DIRECTIVE, DUE, EVIDENCE, GROUP, PERIOD, SERIES, TASK_NUMBERS, UNIT, WORDS
from tests.cli.bad_values import Parameter, bad_values
from tests.cli.good_lines import BESIDE, FORMS, GOOD, Q1, Q2
from tests.cli.good_lines import SERIES as HELD_SERIES

LONG = 100_000
DAYS = (
    "2026-04-20", "20/4/2026", "1.5.2026", "30-6-2026", "2025-12-31", "29/2/2028", "1/1/1900", "9999-12-31",
    "hôm qua", "hom nay", "ngày mai", "+2w", "-3d", "cuối quý", "eoy", "thứ hai", "đầu tháng",
)  # fmt: skip
SENTENCES = (
    "Đã họp dân ở 3 thôn.", "Rà soát hòa giải\ncơ sở", "Đang làm", "=1+1", "1e5", "a|b*c_d`[e]<f>#",
    "Ủy ban nhân dân xã",
    "Kế hoạch số 30-KH/ĐU ngày 15/01/2026", "ảnh chụp", "Giao Công an xã chủ trì trước ngày 30/6/2026", "chữ\tvà cột",
)  # fmt: skip
#: Files and folders of the office, and places that are free.
PLACES = (
    Q1, Q2, FORMS, "luu-tru", "luu-tru.zip", "sao-luu.db", "nhiemvu.db", "rong.txt",
    "rong.docx", "anh.docx", "sai.txt", "thu-muc.docx", "don-vi-la.txt", "khong-co.docx", "khong-co/x.docx", "-", ".",
    "..", "moi", "moi.docx", "moi.odt", "moi.txt", "moi.md", "moi.xlsx", "moi.csv", "moi.ics", "moi.json", "moi.html",
    "moi.db", "moi.zip", "rong.txt/x.docx", "x" * 300, "MOI.DOCX", "có dấu và cách.docx", "moi.docx ", "nul",
    "./moi.md",
)  # fmt: skip
#: By the kind of a parameter.
KINDS: Mapping[object, tuple[str, ...]] = {
    TASK_NUMBERS: ("1", "2", "3", "4", "6", "7", "8", "11", "1-3", "5-12", "001", "8-8"),
    COUNT: ("1", "2", "3", "5", "40", "007"),
    DAY_COUNT: ("1", "7", "14", "365", "36500"),
    DAYS_BEFORE: ("0", "3", "365"),
    DAY: DAYS,
    DUE: (*DAYS, "trước ngày 30/6/2026", "trong tháng 5", "hằng tháng", "cuối quý II", "15 ngày", "hết năm 2026"),
    PERIOD: ("2026-Q2", "2026-Q1", "2026-M05", "2026-H1", "2026-9M", "2026", "quý II/2026", "2025-Q4", "9999-Q4"),
    WORDS: SENTENCES,
    EVIDENCE: (*SENTENCES, "rong.txt", "anh.docx", "thu-muc.docx", "97-CT/TW", Q1, "nhiemvu.db"),
    UNIT: ("CAX", "BDV", "Công an xã", "công an xa", "Tổ công tác", "1", "2", "3", "4", "Ban Xây dựng Đảng"),
    GROUP: ("Các chi bộ", "các chi bộ"),
    SERIES: (HELD_SERIES, HELD_SERIES.upper(), "việc riêng"),
    DIRECTIVE: ("26-KH/ĐU", "97-CT/TW", "19-CTr/TU", "1", "2", "3", "Kế hoạch 26-KH/ĐU"),
}
CONDITIONS = (
    "unit=CAX", "lead=BDV", "state=done", "trang-thai=tạm hoãn", "timing=overdue", "period=2026-Q2", "text=rà soát",
    f"series={HELD_SERIES}", "directive=97-CT/TW", "due-from=2026-04-01", "han-den=30/6/2026", "silent=7", "parent=1",
    "starred", "chua-giao",
)  # fmt: skip
#: What is hostile wherever it stands.
HOSTILE = (
    "", " ", "\t\n", "\u200b", "\x00", "a\x00b", "\x1b[2J\x1b]0;x\x07", "a\x7fb\x85c", "\ufeff", "\ufffe", "\ud800",
    "x\udfffy", "Ng\udce0y", "\ud83d\ude00", "Hoa\u0300 bi\u0300nh U\u031b\u0309y ban", "\u202eabc\u202c",
    "\u05d0\u05d1 12/3",
    "e" + "\u0301" * 500, "ﬁ ß İ ı ǅ", "🇻🇳👩‍👩‍👧", "١٢", "１２", "²", "½", "٣/٦/٢٠٢٦", "２０２６-０６-３０",
    "၅", "-1", "+1",
    "0", "-0",
    "1_000", "1e5", "0x10", "1.0", "NaN", "inf", "9" * 30, "-" + "9" * 30, "9" * 5000, "1-9999999", "5-1", "2-",
    "31/6/2026", "2026-02-30", "0000-00-00", "1/1/10000", "29/2/2025", "32/13/2026", "2026-W01", "2026-Q0", "2026-M00",
    "0000", "quý 0", "+9999999d", "-9999w", "'", '"', "''", "\\", "\\n", "`id`", "$HOME", "$(id)", "%s%n%d", "{0}",
    "{x!r}",
    "{{ x }}", "{% for x in y %}", "<script>alert(1)</script>", "' OR 1=1 --", "%", "_", "*", "?", "[a-z", "(", "((((",
    "NEAR(", "a AND", '"a', "-", "--", "---", "--help", "-h", "--x=1", "-x", "@sai.txt", "~", "~khong-co", "..",
    "../..",
    "khong\nco", "file:x?mode=ro", "sqlite://", "postgresql://", "x" * 300, "con", "a:b", "=", "==", "a=", "=b",
    "a=b=c",
    "A" * LONG, "Ủ" * LONG, "a " * (LONG // 2), "1/" * (LONG // 2), "(" * LONG, "\n" * LONG, "9" * LONG,
    "e\u0301" * (LONG // 2),
    "Giao Công an xã chủ trì, " * (LONG // 25),
)  # fmt: skip
#: No path leads out of the folder that is watched.
LETTERS = st.characters(exclude_characters="/\\~")

hostile = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE), st.text(LETTERS, max_size=20))


@cache
def values_of(parameter: Parameter) -> st.SearchStrategy[str]:
    """Return what a parameter is given: four times of six what it takes, once what it refuses, once anything."""
    good = st.sampled_from(good_values(parameter))
    bad = st.sampled_from([bad.value for bad in bad_values(parameter) if "://may/" not in bad.value] or [""])
    return st.one_of(good, good, good, good, bad, hostile)


def good_values(parameter: Parameter) -> tuple[str, ...]:
    """Return values that a parameter takes, in some line at least."""
    kind, name = parameter.click.type, parameter.click.name or ""
    lines = (GOOD[parameter.command], *(values for key, values in BESIDE.items() if key == parameter.name))
    stated = tuple(value for values in lines for value in values.get(name) or ())
    return (*stated, *_of_kind(kind))


def _of_kind(kind: click.ParamType[object]) -> tuple[str, ...]:
    if isinstance(kind, Where):
        return CONDITIONS
    if isinstance(kind, NamedChoice):
        return tuple(word for member in kind.kind for word in (member.value, kind.names[member].vi))
    if isinstance(kind, click.Choice):
        return tuple(str(choice) for choice in kind.choices)
    if isinstance(kind, click.types.IntParamType | click.IntRange):
        return ("1", "2", "8", "60", "100")
    if isinstance(kind, click.Path):
        return PLACES
    return KINDS.get(kind, SENTENCES)
