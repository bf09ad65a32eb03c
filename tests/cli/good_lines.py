"""A line that each command takes, and a good value for each of its parameters: what bad values are put into."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from tests.support import EXAMPLES

#: Reports that lie in the folder where lines are typed: some lines write over what they name.
Q1, Q2 = "bao-cao-quy-1-2026.docx", "bao-cao-quy-2-2026.docx"
TODAY = "2026-04-20"
#: The folder of the forms that were sent to units.
FORMS = "phieu-gui"
#: The values of a line by the names of the parameters; a flag has none, and None leaves a parameter out.
Values = Mapping[str, tuple[str, ...] | None]

#: Commands that fill the office: tasks in every state, units, a group, an extension asked for, headings, evidence.
FILLING: tuple[tuple[str, ...], ...] = (
    ("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--max-extensions", "1"),
    ("unit", "add", "Công an xã", "--alias", "CAX"),
    ("unit", "add", "Ban Dân vận khối", "--alias", "BDV"),
    ("unit", "add", "Tổ công tác", "--under", "CAX"),
    ("unit", "group", "Các chi bộ", "--add", "CAX", "--add", "BDV"),
    ("import", Q1, "--yes"),
    ("assign", "1", "--to", "CAX", "--support", "BDV"),
    ("done", "8", "--result", "Đã kiểm tra.", "--evidence", "Biên bản họp"),
    ("cancel", "5", "--reason", "Đã có kế hoạch khác"),
    ("suspend", "6", "--reason", "Chờ hướng dẫn"),
    ("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--confirmation", "required"),
    ("done", "7", "--result", "Đã xong."),
    ("extend", "2", "--to", "2026-07-31", "--reason", "Mưa lũ"),
    ("add", "Báo cáo tháng", "--every", "ngày 25 hằng tháng", "--to", "BDV"),
    ("report", "headings", "--unit", "CAX", "--heading", "Công tác an ninh"),
    ("report", "headings", "--words", "kỹ năng", "--heading", "Công tác cán bộ"),
    ("calendar", "--off", "2026-05-04", "--name", "Ngày nghỉ của xã"),
    ("directive", "link", "26-KH/ĐU", "cites", "97-CT/TW"),
)

TASK: Values = {"ids": ("1",)}
PERIOD: Values = {"period": ("2026-Q2",)}
SERIES = "công tác chuyển đổi số"
#: A line that each command takes, with no more than it needs.
GOOD: Mapping[str, Values] = {
    "init": {"office": ("Đảng ủy xã Đồng Mây",), "system": ("party",)},
    "import": {"files": (Q2,), "yes": ()},
    "add": {"text": ("Tổ chức hội nghị",)},
    "list": {},
    "show": TASK,
    "edit": {**TASK, "title": ("Mở lớp",)},
    "search": {"words": ("kỹ", "năng")},
    "split": {"number": ("1",), "parts": ("Mở lớp", "Tổng kết lớp")},
    "assign": {**TASK, "leads": ("BDV",)},
    "update": {**TASK, "note": ("Đang làm",)},
    "done": TASK,
    "confirm": {"ids": ("7",)},
    "return": {"ids": ("7",), "reason": ("Thiếu số liệu",)},
    "extend": {**TASK, "typed_to": ("2026-08-31",), "reason": ("Mưa lũ",)},
    "suspend": {**TASK, "reason": ("Chờ hướng dẫn",)},
    "cancel": {**TASK, "reason": ("Đã có kế hoạch khác",)},
    "reopen": {"ids": ("8",), "reason": ("Còn thiếu",)},
    "recur": {},
    "overdue": {},
    "remind": {"within": ("365",), "folder": ("don-doc",)},
    "stats": {},
    "export": {"file": ("so.xlsx",)},
    "report list": {},
    "report series": {},
    "report show": {"report": ("2026-Q1",)},
    "report edit": {"report": ("2026-Q1",), "symbol": ("45-BC/ĐU",)},
    "report draft": PERIOD,
    "report headings": {},
    "report coverage": PERIOD,
    "report close": {**PERIOD, "reason": ("Chuyển sang kỳ sau",)},
    "report check": {"files": (Q1,)},
    "report template": {"target": ("mau.docx",)},
    "report dashboard": {"target": ("trang.html",)},
    "directive list": {},
    "directive show": {"wanted": ("26-KH/ĐU",)},
    "directive tree": {},
    "directive add": {"citation": ("Kế hoạch số 30-KH/ĐU ngày 15/01/2026",)},
    "directive edit": {"wanted": ("26-KH/ĐU",), "note": ("Bản chính",)},
    "directive link": {"source": ("26-KH/ĐU",), "relation": ("thuc-hien",), "target": ("19-CTr/TU",)},
    "unit add": {"name": ("Trạm Y tế xã",)},
    "unit list": {},
    "unit show": {"unit": ("CAX",)},
    "unit rename": {"unit": ("BDV",), "name": ("Ban Dân vận xã",)},
    "unit merge": {"units": ("BDV",), "into": ("CAX",)},
    "unit split": {"unit": ("CAX",), "new": ("Đội 1", "Đội 2"), "rest": ("Đội 1",)},
    "unit dissolve": {"unit": ("BDV",), "to": ("CAX",)},
    "unit alias": {"unit": ("BDV",), "add": ("Ban Dân vận",)},
    "unit group": {},
    "form out": {"folder": ("phieu",)},
    "form in": {"files": (FORMS,), "yes": ()},
    "calendar": {},
    "history": {},
    "undo": {"count": ("1",)},
    "db upgrade": {},
    "db check": {},
    "db backup": {},
    "load": {"source": ("luu-tru",)},
    "db move": {"target": ("noi-moi.db",)},
    "db grant": {"account": ("lan",), "role": ("clerk",)},
    "db who": {},
    "db restore": {"source": ("sao-luu.db",), "yes": ()},
    "facts list": {},
    "facts check": {},
    "facts add": {"kind": ("heading",), "words": ("Việc quý tới",), "section": ("tasks",)},
    "completion install": {"shell": ("bash",)},
    "completion show": {"shell": ("bash",)},
    "demo": {"folder": ("chay-thu",)},
}

#: The exit code of a line that tells so of the office: tasks are unanswered, its database holds data, is a file.
ANSWERS: Mapping[str, int] = {"report coverage": 5, "load": 5, "db grant": 2}
#: What a parameter wants beside it, or instead of what the line has.
BESIDE: Mapping[str, Values] = {
    "assign groups": {"leads": None},
    "assign template": {"letter": ("giao.docx",)},
    "assign layout": {"letter": ("giao.docx",)},
    "edit no_due": {"title": None},
    "extend basis": {"ids": ("2",), "typed_to": None, "reason": None, "approve": ()},
    "export target": {"file": None},
    "export archive": {"file": None},
    "export separator": {"file": ("so.csv",)},
    "export alarms": {"file": ("so.ics",)},
    "report series series": {"window": ("nd09",)},
    "report series window": {"series": (SERIES,)},
    "report draft template": {"target": ("quy-2.docx",)},
    "report draft output_format": {"target": ("quy-2.docx",)},
    "report headings unit": {"heading": ("Công tác khác",)},
    "report headings directive": {"heading": ("Công tác khác",)},
    "report headings label": {"heading": ("Công tác khác",)},
    "report headings words": {"heading": ("Công tác khác",)},
    "report headings heading": {"words": ("khác",)},
    "report headings move": {"to": ("1",)},
    "report headings to": {"move": ("2",)},
    "unit merge new": {"into": None},
    "unit group add": {"name": ("Các chi bộ",)},
    "unit group remove": {"name": ("Các chi bộ",)},
    "calendar name": {"off": ("2026-05-05",)},
    "calendar basis": {"off": ("2026-05-05",)},
    "facts add group": {"kind": ("verb",), "words": ("chủ công",), "section": None},
    "facts add rule": {"kind": ("deadline",), "words": ("khi cần",), "section": None},
    "facts add cadence": {"kind": ("cadence",), "words": ("khi cần",), "section": None},
    "facts add code": {"kind": ("kind",), "words": ("Phương án xã",), "section": None},
}


def lay_reports(folder: Path) -> None:
    """Copy the reports that lines name into a folder."""
    for name in (Q1, Q2):
        shutil.copy(EXAMPLES / name, folder)


def line(command: click.Command, values: Values) -> list[str]:
    """Return the words of a line: arguments in their order, then options."""
    words: list[str] = []
    for parameter in command.params:
        given = values.get(parameter.name or "")
        if given is None:
            continue
        if isinstance(parameter, click.Argument):
            words += given
        elif isinstance(parameter, click.Option) and parameter.is_flag:
            words.append(parameter.opts[0])
        else:
            words += [word for value in given for word in (parameter.opts[0], value)]
    return words
