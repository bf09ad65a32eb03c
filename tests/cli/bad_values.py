"""What each kind of parameter may be given that it must refuse: the value, the exit code, what the message names."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import click

from nhiemvu.cli.conditions import NamedChoice, Where
from nhiemvu.cli.day_types import DAY_COUNT, DAYS_BEFORE
from nhiemvu.cli.types import (
    COUNT,
    DAY,
    DIRECTIVE,
    DUE,
    EVIDENCE,
    GROUP,
    PERIOD,
    SERIES,
    TASK_NUMBERS,
    UNIT,
    WORDS,
)

USAGE, MISSING, UNREADABLE, CONFLICT, DATABASE = 2, 3, 4, 5, 6
#: Bytes of another encoding than UTF-8, as Python hands them over, and half a character, as Windows may.
FOREIGN, HALF = "Ng\udce0y", "Ng\ud83dy"
#: Nobody sees these: nothing, spaces, a space without width.
UNSEEN = ("", " \t", "\u200b")


class Bad(NamedTuple):
    """A bad value of one parameter."""

    value: str
    code: int
    #: What stands in the first line: the value or the parameter.
    said: str


class Parameter(NamedTuple):
    """A parameter of a command."""

    command: str
    click: click.Parameter
    #: How the help calls it.
    shown: str

    @property
    def name(self) -> str:
        """Its name and that of its command."""
        return f"{self.command} {self.click.name}"


def empty(shown: str) -> list[Bad]:
    """Return values that nobody could see."""
    return [Bad(value, USAGE, f"{shown} đang để trống") for value in UNSEEN]


def words(shown: str) -> list[Bad]:
    """Return what no words may be."""
    said = f"{shown} có chữ không phải mã UTF-8"
    return [*empty(shown), Bad(FOREIGN, USAGE, said), Bad(HALF, USAGE, said)]


def whole_number(shown: str) -> list[Bad]:
    """Return what is no number from 1 on."""
    return [*empty(shown), *(Bad(value, USAGE, f"“{value}”") for value in ("0", "-2", "ba", "1.5", "9" * 30))]


NUMBERS = [Bad(HALF, USAGE, "“Ng?y”")] + [
    Bad(value, USAGE, f"“{value}”") for value in ("ba", "0", "8-5", "1-", "1-99999", "1,2", "9" * 30)
]
PERIODS = [Bad(value, USAGE, f"“{value}”") for value in ("Q5", "2026-Q9", "2026-M13", "0000-Q1", "quý IX", "9" * 5000)]
DAYS = [
    Bad("31/6/2026", USAGE, "tháng 6/2026 chỉ có 30 ngày"),
    Bad("2026-13-01", USAGE, "không có tháng 13"),
    Bad("15/6", USAGE, "“15/6”: thiếu năm"),
    Bad("1/1/0026", USAGE, "năm 26 nằm ngoài"),
    Bad("+999y", USAGE, "nằm ngoài khoảng"),
    Bad("bao giờ cũng được", USAGE, "“bao giờ cũng được”"),
]
DEADLINES = [
    Bad("31/6/2026", USAGE, "tháng 6/2026 chỉ có 30 ngày"),
    Bad("bao giờ cũng được", USAGE, "“bao giờ cũng được”"),
    Bad("năm 9999", USAGE, "năm 9999 nằm ngoài"),
    Bad("+99999w", USAGE, "“+99999w”: số quá lớn"),
    Bad("15", USAGE, "“15”: có nhiều cách hiểu"),
]
UNITS = [
    Bad("Sở X", MISSING, "“Sở X”"),
    Bad("Sở\nX\x1b[2J", MISSING, "“Sở X"),
    Bad("999", MISSING, "“999”"),
    Bad("9" * 5000, MISSING, "9" * 5000),
]
CONDITIONS = [
    Bad("khong=1", USAGE, "“khong=1” không phải là điều kiện lọc"),
    Bad("unit", USAGE, "“unit”"),
    Bad("unit=", USAGE, "--where đang để trống"),
    Bad("unit=Sở X", MISSING, "“Sở X”"),
    Bad("lead=Sở X", MISSING, "“Sở X”"),
    Bad("state=xong roi", USAGE, "“xong roi”"),
    Bad("timing=muon", USAGE, "“muon”"),
    Bad("period=Q9", USAGE, "“Q9”"),
    Bad("series=công tác x", MISSING, "“công tác x”"),
    Bad("directive=999-CT/TW", MISSING, "“999-CT/TW”"),
    Bad("due-from=31/6/2026", USAGE, "“31/6/2026”"),
    Bad("due-to=15/6", USAGE, "“15/6”"),
    Bad("silent=0", USAGE, "“0”"),
    Bad("parent=ba", USAGE, "“ba”"),
    Bad("parent=99", MISSING, "99"),
    Bad("text=", USAGE, "--where đang để trống"),
    Bad("starred=1", USAGE, "“starred=1”"),
    Bad("unassigned=1", USAGE, "“unassigned=1”"),
]
#: Folders and files that stand in the office's folder, and what is not there.
PLACES = [
    Bad("khong-co/x.docx", 1, "“khong-co”"),
    Bad("rong.txt/x.docx", 1, "“rong.txt”"),
    Bad("thu-muc.docx", 1, "“thu-muc.docx” là thư mục"),
    Bad("x" * 300 + ".docx", 1, "tên quá dài"),
    Bad("x.xyz", USAGE, ".xyz"),
    Bad("a\x1b[2Jb.docx", USAGE, "“a [2Jb.docx” có ký tự điều khiển"),
]
PAGES = [
    Bad("", USAGE, "--output đang để trống"),
    Bad("trang.docx", USAGE, "“trang.docx” không kết thúc bằng .html"),
    Bad("trang", USAGE, "“trang” không kết thúc bằng .html"),
    Bad("khong-co/x.html", 1, "“khong-co”"),
    Bad("rong.txt/x.html", 1, "“rong.txt”"),
    Bad("x" * 300 + ".html", 1, "tên quá dài"),
]
EXPORTED = [
    Bad("khong-co/x.xlsx", 1, "“khong-co”"),
    Bad("rong.txt/x.csv", 1, "“rong.txt”"),
    Bad("x" * 300 + ".ics", 1, "tên quá dài"),
    Bad("x.xyz", USAGE, "“x.xyz”"),
    Bad("xlsx", USAGE, "“xlsx”"),
]
DOCUMENTS = [
    Bad("khong-co.docx", MISSING, "“khong-co.docx”"),
    Bad("khong\nco.docx", USAGE, "“khong co.docx”"),
    Bad(f"{HALF}.docx", USAGE, "“Ng?y.docx”"),
    Bad("x" * 300 + ".docx", UNREADABLE, "tên quá dài"),
    Bad("rong.docx", UNREADABLE, "rong.docx"),
    Bad("anh.docx", UNREADABLE, "anh.docx"),
]
#: What parameters refuse beside what their kind does, by command and name.
ALSO: Mapping[str, list[Bad]] = {
    "add every": [Bad("thỉnh thoảng", USAGE, "“thỉnh thoảng”"), Bad("FREQ=SECONDLY", USAGE, "FREQ=SECONDLY")],
    "edit every": [Bad("thỉnh thoảng", USAGE, "“thỉnh thoảng”")],
    "report series window": [Bad("29", USAGE, "“29”"), Bad("quý", USAGE, "“quý”")],
    "report show report": [Bad("99", MISSING, "“99”"), Bad("2020-Q1", MISSING, "2020-Q1")],
    "report edit report": [Bad("99", MISSING, "“99”"), Bad("2020-Q1", MISSING, "2020-Q1")],
    "report edit symbol": [Bad("số bốn", USAGE, "“số bốn”")],
    "report check layout": [Bad("hd99", USAGE, "“hd99”")],
    "directive list kind": [Bad("Thư mời họp", USAGE, "“Thư mời họp”")],
    "directive add citation": [Bad("văn bản kia", USAGE, "văn bản kia")],
    "directive add kind": [Bad("Thư mời họp", USAGE, "“Thư mời họp”")],
    "directive add symbol": [Bad("số bốn", USAGE, "“số bốn”"), Bad("0000", USAGE, "“0000”")],
    "directive edit kind": [Bad("Thư mời họp", USAGE, "“Thư mời họp”")],
    "directive edit symbol": [Bad("số bốn", USAGE, "“số bốn”"), Bad("0000", USAGE, "“0000”")],
    "unit add name": [Bad("ban dân vận khối", CONFLICT, "“ban dân vận khối”")],
    "unit add aliases": [Bad("bdv", CONFLICT, "bdv")],
    "unit rename name": [Bad("công an xã", CONFLICT, "“công an xã”")],
    "unit merge new": [Bad("công an xã", CONFLICT, "“công an xã”")],
    "unit split new": [Bad("Ban Dân vận khối", CONFLICT, "“Ban Dân vận khối”")],
    "unit split words": [Bad("hồ chứa", USAGE, "“hồ chứa”"), Bad("hồ=Sở X", USAGE, "“Sở X”")],
    "unit alias add": [Bad("cax", CONFLICT, "cax")],
    "unit alias remove": [Bad("Ban nọ", MISSING, "“Ban nọ”")],
    "facts list table": [Bad("bang-khong-co", MISSING, "“bang-khong-co”")],
    "facts add kind": [Bad("tu-moi", USAGE, "“tu-moi”")],
    "facts add section": [Bad("phan", USAGE, "--section")],
    "facts add group": [Bad("nhom", USAGE, "--group")],
    "facts add rule": [Bad("mai", USAGE, "--rule")],
    "facts add cadence": [Bad("mai", USAGE, "--cadence")],
    "facts add example": [Bad("Câu khác hẳn", USAGE, "“Câu khác hẳn”")],
    "export parent": [Bad("99", MISSING, "99")],
    "list parent": [Bad("99", MISSING, "99")],
    "overdue parent": [Bad("99", MISSING, "99")],
    "form out parent": [Bad("99", MISSING, "99")],
    "form out by": [Bad("2026-04-19", USAGE, "trước hôm nay")],
    "form in on": [Bad("2026-04-21", USAGE, "sau hôm nay")],
    "remind reply_by": [Bad("2026-04-19", USAGE, "19/04/2026 trước ngày gửi")],
    "split number": [Bad("99", MISSING, "99")],
    "update percent": [Bad("-1", USAGE, "-1%"), Bad("101", USAGE, "101%"), Bad("nửa", USAGE, "--percent")],
    "directive link relation": [Bad("phản đối", USAGE, "“phản đối”"), Bad("", USAGE, "“”")],
}
#: What is no degree of a state secret.
DEGREES = [Bad("", USAGE, "--secret đang để trống"), Bad("kín", USAGE, "“kín”"), Bad("mật lắm", USAGE, "“mật lắm”")]
#: What stands in the place of a kind's values where a parameter is read in another way.
CITED = [Bad("văn bản kia", USAGE, "“văn bản kia”"), Bad("99", USAGE, "“99”")]
FOLDERS = [
    Bad("", USAGE, "--folder đang để trống"),
    Bad(".", CONFLICT, "Thư mục . có tệp"),
    Bad("rong.txt", USAGE, "--folder không hợp lệ: cần một thư mục"),
    Bad("rong.txt/x", USAGE, "“rong.txt/x”"),
    Bad("x" * 300, USAGE, "tên quá dài"),
]
FORM_FOLDERS = [
    Bad("", USAGE, "--output đang để trống"),
    Bad("rong.txt", USAGE, "--output không hợp lệ: cần một thư mục"),
    Bad("rong.txt/x", 1, "“rong.txt/x”"),
    Bad("x" * 300, 1, "tên quá dài"),
]
HANDING_OVER = [
    Bad("", USAGE, "--file đang để trống"),
    Bad("khong-co.txt", MISSING, "“khong-co.txt”"),
    Bad("thu-muc.docx", MISSING, "“thu-muc.docx” là thư mục"),
    Bad("anh.docx", UNREADABLE, "“anh.docx” không phải văn bản thuần"),
    Bad("sai.txt", USAGE, "sai.txt"),
    Bad("don-vi-la.txt", USAGE, "“Sở X”"),
]
COPIES = [
    Bad("", USAGE, "đang để trống"),
    Bad("khong-co/x.db", 1, "“khong-co”"),
    Bad("rong.txt/x.db", 1, "“rong.txt”"),
    Bad("x" * 300 + ".db", DATABASE, "tên quá dài"),
    Bad("rong.txt", CONFLICT, "“rong.txt”"),
]
ARCHIVES = [
    Bad("", USAGE, "đang để trống"),
    Bad("khong-co", MISSING, "“khong-co”"),
    Bad("rong.txt", UNREADABLE, "“rong.txt”"),
    Bad("anh.docx", UNREADABLE, "“anh.docx”"),
    Bad("thu-muc.docx", UNREADABLE, "“thu-muc.docx”"),
    Bad("x" * 300, UNREADABLE, "tên quá dài"),
]
PLACES_OF_DATABASES = [
    *words("--to"),
    Bad("nhiemvu.db", CONFLICT, "nhiemvu.db"),
    Bad("rong.txt/x.db", DATABASE, "rong.txt"),
    Bad("anh.docx", DATABASE, "anh.docx"),
    Bad("mysql://may/x", DATABASE, "“mysql://may/x”"),
]
BACKUPS = [
    Bad("", USAGE, "đang để trống"),
    Bad("khong-co.db", MISSING, "“khong-co.db”"),
    Bad("thu-muc.docx", MISSING, "“thu-muc.docx”"),
    Bad("x" * 300 + ".db", MISSING, "x.db"),
    Bad("rong.txt", DATABASE, "rong.txt"),
    Bad("anh.docx", DATABASE, "anh.docx"),
    Bad("nhiemvu.db", USAGE, "“nhiemvu.db”"),
]
ACCOUNTS = [
    *empty("TÀI_KHOẢN"),
    *(Bad(value, USAGE, f"“{value}”") for value in ("Nguyễn Lan", "lan hung", "2lan", "pg_lan", "public", "x" * 64)),
]
#: Where letters of several units are written.
FOLDERS_OF_LETTERS = [
    Bad("", USAGE, "--output đang để trống"),
    Bad("rong.txt", USAGE, "không hợp lệ: cần một thư mục"),
    Bad("khong-co/x", 1, "“khong-co”"),
    Bad("rong.txt/x", 1, "“rong.txt”"),
    Bad("x" * 300, 1, "tên quá dài"),
]
#: A series that is named for what is recorded is new where it is not known; a document so cited, too.
INSTEAD: Mapping[str, list[Bad]] = {
    "import series": words("--series"),
    "add series": words("--series"),
    "edit series": words("--series"),
    "report edit series": words("--series"),
    "add directives": [*words("--directive"), *CITED],
    "add degree": [*DEGREES, Bad("khong", USAGE, "“khong”")],
    "edit degree": DEGREES,
    "directive add degree": [*DEGREES, Bad("khong", USAGE, "“khong”")],
    "directive edit degree": DEGREES,
    "unit rename basis": [*words("--basis"), *CITED],
    "unit merge basis": [*words("--basis"), *CITED],
    "unit split basis": [*words("--basis"), *CITED],
    "unit dissolve basis": [*words("--basis"), *CITED],
    "unit split rest": [*words("--to"), Bad("Sở X", USAGE, "“Sở X”"), Bad("999", USAGE, "“999”")],
    "unit split file": HANDING_OVER,
    "report dashboard target": PAGES,
    "demo folder": FOLDERS,
    "db backup target": COPIES,
    "load source": ARCHIVES,
    "export archive": [
        Bad("", USAGE, "--archive đang để trống"),
        Bad("khong-co/x", 1, "“khong-co”"),
        Bad("rong.txt", CONFLICT, "“rong.txt”"),
        Bad("luu-tru", CONFLICT, "“luu-tru”"),
        Bad("x" * 300, 1, "tên quá dài"),
    ],
    "db move target": PLACES_OF_DATABASES,
    "db move files": [Bad("", USAGE, "--files đang để trống"), Bad("rong.txt", USAGE, "--files không hợp lệ")],
    "init files": [Bad("", USAGE, "--files đang để trống"), Bad("rong.txt", USAGE, "--files không hợp lệ")],
    "load files": [Bad("", USAGE, "--files đang để trống"), Bad("rong.txt", USAGE, "--files không hợp lệ")],
    "db restore source": BACKUPS,
    "db grant account": ACCOUNTS,
    "form out folder": FORM_FOLDERS,
    "export file": [Bad("", USAGE, "TỆP đang để trống"), *EXPORTED],
    "export target": [Bad("", USAGE, "--output đang để trống"), *EXPORTED],
    "assign letter": [Bad("", USAGE, "--letter đang để trống"), *PLACES],
    "remind merged": [Bad("", USAGE, "--merged đang để trống"), *PLACES],
    "remind folder": FOLDERS_OF_LETTERS,
}


def bad_values(parameter: Parameter) -> Iterator[Bad]:
    """Yield what a parameter must refuse; none is known of one that nobody put into these tables."""
    yield from ALSO.get(parameter.name, ())
    yield from INSTEAD[parameter.name] if parameter.name in INSTEAD else of_kind(parameter)


def of_kind(parameter: Parameter) -> list[Bad]:  # noqa: PLR0911 one return a kind
    """Return what the kind of a parameter must refuse."""
    kind, shown = parameter.click.type, parameter.shown
    if isinstance(kind, Where):
        return [*empty(shown), *CONDITIONS]
    if isinstance(kind, NamedChoice):
        return [*empty(shown), Bad("xyz", USAGE, "“xyz”")]
    if isinstance(kind, click.Choice):
        return [Bad("", USAGE, shown), Bad("xyz", USAGE, f"{shown} không hợp lệ: chọn một trong: {kind.choices[0]}")]
    if isinstance(kind, click.IntRange):
        return [*(Bad(value, USAGE, f"{shown} không hợp lệ") for value in ("0", "-1", "ba")), Bad("99", MISSING, "99")]
    if isinstance(kind, click.Path):
        return [Bad("", USAGE, f"{shown} đang để trống"), *(PLACES if parameter.click.name == "target" else DOCUMENTS)]
    if kind is click.INT:
        return [Bad("", USAGE, shown), Bad("ba", USAGE, shown), Bad("1.5", USAGE, shown)]
    plain: Mapping[object, list[Bad]] = {
        TASK_NUMBERS: [*empty(shown), *NUMBERS, Bad("99", MISSING, "99")],
        COUNT: whole_number(shown),
        DAY_COUNT: [*whole_number(shown), Bad("36501", USAGE, "“36501”")],
        DAYS_BEFORE: [
            *empty(shown),
            *(Bad(value, USAGE, f"“{value}”") for value in ("-1", "366", "ba", "1.5", "9" * 30)),
        ],
        PERIOD: [*empty(shown), *PERIODS],
        DAY: [*empty(shown), *DAYS],
        DUE: [*words(shown), *DEADLINES],
        WORDS: words(shown),
        EVIDENCE: words(shown),
        UNIT: [*words(shown), *UNITS],
        GROUP: [*words(shown), Bad("Nhóm x", MISSING, "“Nhóm x”")],
        SERIES: [*words(shown), Bad("công tác x", MISSING, "“công tác x”")],
        DIRECTIVE: [*words(shown), Bad("999-CT/TW", MISSING, "“999-CT/TW”"), Bad("99", MISSING, "“99”")],
    }
    return plain.get(kind, [])
