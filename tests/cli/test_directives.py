"""Directives through the command line: recorded, recognised, corrected, tied, and shown as a tree with their tasks."""

from pathlib import Path
from typing import Any

import pytest

from tests.support import Office

DIRECTIVE = "Chỉ thị số 08-CT/TU ngày 12/01/2023 của Ban Thường vụ Tỉnh ủy về tăng cường chuyển đổi số"
PLAN = "Kế hoạch số 90-KH/HU ngày 05/4/2023 của Ban Thường vụ Huyện ủy về thực hiện Chỉ thị số 08-CT/TU"
TODAY = "2023-07-03"


@pytest.fixture
def shelf(office: Office) -> Office:
    """Return an office with a directive (1), the plan that implements it (2), and three tasks under them."""
    return office.begun(
        ("2023-04-03", "directive", "add", DIRECTIVE),
        ("2023-04-03", "directive", "add", PLAN),
        ("2023-04-03", "add", "Mở lớp tập huấn", "--directive", "08-CT/TU", "--due", "30/6/2023"),
        ("2023-04-03", "add", "Lập tổ công nghệ số cộng đồng", "--directive", "90-kh/hu", "--due", "30/9/2023"),
        ("2023-04-03", "add", "Tổ chức hội nghị", "--directive", PLAN, "--due", "30/5/2023"),
        ("2023-05-20", "done", 3, "--result", "Đã họp."),
    )


def listed(office: Office) -> list[dict[str, Any]]:
    """Return the directives in the order of their numbers."""
    found: list[dict[str, Any]] = office("directive", "list", "--format", "json", today=TODAY).json
    return sorted(found, key=lambda row: row["id"])


def test_a_citation_fills_the_fields(shelf: Office) -> None:
    """Kind, symbol, date, issuer and title are read; what the title names is tied."""
    assert [(row["kind"], row["symbol"], row["issued_on"], row["issuer"], row["title"]) for row in listed(shelf)] == [
        ("CT", "08-CT/TU", "2023-01-12", "Ban Thường vụ Tỉnh ủy", "tăng cường chuyển đổi số"),
        ("KH", "90-KH/HU", "2023-04-05", "Ban Thường vụ Huyện ủy", "thực hiện Chỉ thị số 08-CT/TU"),
    ]
    shown = shelf("directive", "show", "90-KH/HU", "--format", "json").json
    assert [(link["relation"], link["direction"], link["symbol"]) for link in shown["links"]] == [
        ("implements", "out", "08-CT/TU")
    ]
    assert shown["tasks"] == [3, 2]


def test_what_a_title_names_is_recorded_with_its_link(office: Office) -> None:
    """The plan's title brings the directive along, and says so."""
    said = office("directive", "add", PLAN).out
    assert "Đã thêm văn bản 1: 90-KH/HU (05/04/2023)" in said
    assert "90-KH/HU thực hiện 08-CT/TU." in said
    assert [row["symbol"] for row in listed(office)] == ["90-KH/HU", "08-CT/TU"]


def test_a_task_says_which_directive_was_recorded_with_it(shelf: Office) -> None:
    """So that a slip in a symbol is seen; one that is held is not told of, nor one told of twice."""
    said = shelf(
        "add", "Sơ kết", "--directive", "09-CT/TU", "--directive", "08-CT/TU", "--directive", "Chỉ thị 09-CT/TU"
    )
    assert said.err == (
        "Đã ghi văn bản mới 3: 09-CT/TU; bổ sung: nhiemvu directive edit 3; gõ nhầm thì: nhiemvu undo\n"
    )
    assert "Đã ghi" not in shelf("add", "Tổng kết", "--directive", "09-ct/tu").err
    said = shelf("add", "Họp", "--directive", "Kế hoạch số 95-KH/HU ngày 06/4/2023 của Huyện ủy")
    assert said.err == "Đã ghi văn bản mới 4: 95-KH/HU; gõ nhầm thì: nhiemvu undo\n"
    shelf("undo", 3)
    assert [row["symbol"] for row in listed(shelf)] == ["08-CT/TU", "90-KH/HU"]


@pytest.mark.parametrize("option", ["--to", "--lead"])
def test_the_lead_goes_by_the_name_that_lists_have_for_it(office: Office, option: str) -> None:
    """Who filtered a list by `--lead` need not learn another word to give work."""
    office("unit", "add", "Văn phòng")
    office("add", "Rà soát", option, "Văn phòng")
    office("add", "Kiểm tra")
    office("assign", 2, option, "Văn phòng")
    assert [row["lead"] for row in office("list", "--format", "json").json] == ["Văn phòng"] * 2


def test_options_replace_what_the_citation_says(office: Office) -> None:
    """Each field can be stated beside the citation; a kind goes by its name, too."""
    words = ["--kind", "kế hoạch", "--symbol", "91 – KH/HU", "--issued-on", "6/4/2023", "--issuer", "Huyện ủy"]
    office("directive", "add", PLAN, *words, "--title", "chuyển đổi số", "--signer", "Trần Văn Bình", "--note", "gốc")
    shown = office("directive", "show", "91-KH/HU", "--format", "json").json
    assert {name: shown[name] for name in ("kind", "symbol", "issued_on", "issuer", "title", "signer", "note")} == {
        "kind": "KH",
        "symbol": "91-KH/HU",
        "issued_on": "2023-04-06",
        "issuer": "Huyện ủy",
        "title": "chuyển đổi số",
        "signer": "Trần Văn Bình",
        "note": "gốc",
    }


def test_a_document_without_a_symbol_is_recorded_by_its_title(office: Office) -> None:
    """Words that are no citation are the title where the kind is stated; again they name the same document."""
    words = ["directive", "add", "Tăng cường công tác dân vận", "--kind", "KL", "--issuer", "Bộ Chính trị"]
    office(*words)
    before = office.rows()
    assert "không có gì thay đổi" in office(*words).err
    office("directive", "add", "Kết luận của Bộ Chính trị về tăng cường công tác dân vận")
    assert office.rows() == before


@pytest.mark.parametrize(
    "words",
    [
        "Chỉ thị số 8 – CT/TU",
        "08-ct/tu",
        "Chỉ thị 08-CT/TU ngày 12 tháng 01 năm 2023",
        "số 08-CT/TU của Tỉnh ủy",
        DIRECTIVE,
    ],
)
def test_a_recorded_document_is_recognised(shelf: Office, words: str) -> None:
    """However it is written it is the recorded one, by `directive add` and by `add --directive`."""
    before = shelf.rows()
    assert "Đã có văn bản 1" in shelf("directive", "add", words).err
    assert shelf.rows() == before
    shelf("add", "Việc khác", "--directive", words)
    assert len(listed(shelf)) == 2
    assert shelf("show", 4, "--format", "json").json["directives"] == ["08-CT/TU"]


def test_only_what_was_lacking_is_filled_in(shelf: Office) -> None:
    """The rest stays, and the answer names what came."""
    said = shelf("directive", "add", "08-CT/TU", "--signer", "Lê Thị Hoa", "--title", "Tăng cường chuyển đổi số.").out
    assert said.endswith("; bổ sung người ký.\n")
    assert listed(shelf)[0]["title"] == "tăng cường chuyển đổi số"


def test_a_symbol_is_given_again_in_another_year(shelf: Office) -> None:
    """Another year is another document; then the symbol alone does not tell which, and the citation does."""
    shelf("directive", "add", "Chỉ thị số 08-CT/TU ngày 03/02/2018 của Ban Thường vụ Tỉnh ủy")
    assert len(listed(shelf)) == 3
    assert "1: 08-CT/TU 12/01/2023" in shelf("add", "Việc", "--directive", "08-CT/TU", code=2).err
    assert shelf("directive", "show", "Chỉ thị 08-CT/TU ngày 3/2/2018", "--format", "json").json["id"] == 3


def test_another_document_in_spite_of_the_likeness(shelf: Office) -> None:
    """`--new` records what would be taken for a slip."""
    slip = ["directive", "add", "Chỉ thị số 08-CT/TU ngày 13/01/2023 của Ban Thường vụ Tỉnh ủy"]
    shelf(*slip, code=5)
    shelf(*slip, "--new")
    assert len(listed(shelf)) == 3


def test_a_link_that_cannot_be_made_does_not_keep_the_document_out(shelf: Office) -> None:
    """What the title names may be two documents: the clerk is told to tie it."""
    shelf("directive", "add", "Chỉ thị số 08-CT/TU ngày 03/02/2018 của Ban Thường vụ Tỉnh ủy")
    said = shelf("directive", "add", "Kế hoạch số 95-KH/HU về thực hiện Chỉ thị số 08-CT/TU").err
    assert "Chưa nối" in said
    assert "nhiemvu directive link" in said
    assert [row["symbol"] for row in listed(shelf)][3:] == ["95-KH/HU"]


def test_corrections(shelf: Office) -> None:
    """Fields are replaced or emptied; a new symbol brings its kind; the same again changes nothing."""
    shelf("directive", "edit", "90-KH/HU", "--symbol", "90-CTr/HU", "--title", "chuyển đổi số", "--clear", "issued-on")
    row = listed(shelf)[1]
    assert (row["kind"], row["symbol"], row["issued_on"], row["title"]) == ("CTr", "90-CTr/HU", None, "chuyển đổi số")
    before = shelf.rows()
    assert "đã như vậy" in shelf("directive", "edit", 2, "--title", "chuyển đổi số").err
    assert shelf.rows() == before


def test_links_by_vietnamese_words(shelf: Office) -> None:
    """With accents, without, in one word or several; a link is kept once and removed once."""
    for words in (["thay thế"], ["thay-the"], ["thay", "thế"], ["replaces"]):
        shelf("directive", "link", "90-KH/HU", *words, "08-CT/TU")
    links = shelf("directive", "show", 2, "--format", "json").json["links"]
    assert [link["relation"] for link in links] == ["implements", "replaces"]
    shelf("directive", "link", 2, "thay thế", 1, "--remove")
    assert "Không có quan hệ đó" in shelf("directive", "link", 2, "thay thế", 1, "--remove", code=3).err


def test_changes_can_be_rehearsed_and_undone(shelf: Office) -> None:
    """`--dry-run` records nothing, `undo` takes everything back."""
    for words in (
        ["directive", "add", "Kế hoạch số 5-KH/HU về thực hiện Chỉ thị số 08-CT/TU"],
        ["directive", "edit", 1, "--note", "x"],
        ["directive", "link", 2, "dẫn", 1],
    ):
        before = shelf.rows()
        assert "chưa ghi gì" in shelf(*words, "--dry-run").err
        assert shelf.rows() == before
        shelf(*words)
        shelf("undo")
    assert listed(shelf)[0]["title"] == "tăng cường chuyển đổi số"
    assert len(listed(shelf)) == 2
    assert len(shelf("directive", "show", 2, "--format", "json").json["links"]) == 1


def test_list_by_kind_and_with_open_tasks(shelf: Office) -> None:
    """Kinds go by name or abbreviation; open is what has a task that is not done."""
    shelf("done", 1, "--result", "Đã mở.", today="2023-06-20")
    shown = [row["symbol"] for row in shelf("directive", "list", "--open", "--format", "json", today=TODAY).json]
    assert shown == ["90-KH/HU"]
    for kind in ("CT", "chi thi", "Chỉ thị"):
        found = shelf("directive", "list", "--kind", kind, "--format", "csv").out.splitlines()
        assert len(found) == 2
        assert "08-CT/TU" in found[1]
    assert "phù hợp" in shelf("directive", "list", "--kind", "CT", "--open").err


def test_show_names_links_by_relation_and_how_tasks_stand(shelf: Office) -> None:
    """What implements the directive stands under one heading, its tasks with their standing."""
    shown = shelf("directive", "show", "08-CT/TU", today=TODAY).out
    assert "Được thực hiện bởi:\n- 90-KH/HU (05/04/2023) thực hiện Chỉ thị số 08-CT/TU\n" in shown
    assert "quá hạn 3 ngày" in shown


def test_tasks_under_a_directive(shelf: Office) -> None:
    """Those of the plan below it count, those above the plan do not."""
    assert [task["id"] for task in shelf("list", "--directive", "08-CT/TU", "--format", "json").json] == [1, 2]
    under = shelf("list", "--directive", "08-CT/TU", "--all", "--format", "json").json
    assert sorted(task["id"] for task in under) == [1, 2, 3]
    assert [task["id"] for task in shelf("list", "--directive", "90-KH/HU", "--format", "json").json] == [2]
    late = shelf("overdue", "--directive", 1, "--format", "json", today="2023-10-03").json
    assert [task["id"] for task in late] == [1, 2]
    assert shelf("overdue", "--directive", 2, "--format", "json", today=TODAY).json == []


def test_the_tree_as_json(shelf: Office) -> None:
    """Branches within branches, with the tasks of each and of all below."""
    [root] = shelf("directive", "tree", "--format", "json", today=TODAY).json
    [plan] = root.pop("children")
    assert root == {
        "id": 1, "kind": "CT", "symbol": "08-CT/TU", "title": "tăng cường chuyển đổi số", "issued_on": "2023-01-12",
        "issuer": "Ban Thường vụ Tỉnh ủy", "relation": None, "repeated": False, "tasks": [1],
        "secrecy": None, "done": 0, "total": 1, "overdue": 1, "under": {"done": 1, "total": 3, "overdue": 1},
    }  # fmt: skip
    assert (plan["relation"], plan["tasks"], plan["children"]) == ("implements", [2, 3], [])
    assert (plan["done"], plan["total"], plan["overdue"]) == (1, 2, 0)


def test_the_tree_on_the_screen(shelf: Office) -> None:
    """Lines are drawn plainly, tasks counted or named, and a second place refers to the first."""
    shelf("directive", "add", "Kế hoạch số 15-KH/ĐU ngày 10/5/2023 của Đảng ủy xã Đồng Mây")
    shelf("directive", "link", "15-KH/ĐU", "thực hiện", "90-KH/HU")
    shelf("directive", "link", "15-KH/ĐU", "thực hiện", "08-CT/TU")
    assert shelf("directive", "tree", today=TODAY).out == (
        "08-CT/TU (12/01/2023) tăng cường chuyển đổi số\n"
        "│  nhiệm vụ 1: xong 0/1, quá hạn 1\n"
        "│  cả nhánh: xong 1/3, quá hạn 1\n"
        "├─ thực hiện: 90-KH/HU (05/04/2023) thực hiện Chỉ thị số 08-CT/TU\n"
        "│  │  nhiệm vụ 2-3: xong 1/2\n"
        "│  └─ thực hiện: 15-KH/ĐU (10/05/2023)\n"
        "└─ thực hiện: 15-KH/ĐU (đã nêu ở trên)\n"
    )
    named = shelf("directive", "tree", "90-KH/HU", "--tasks", today=TODAY).out
    assert "│  - 2. Lập tổ công nghệ số cộng đồng – trong hạn\n" in named
    assert named.startswith("90-KH/HU")


def test_the_tree_fits_the_screen_at_any_depth(office: Office) -> None:
    """A chain of twelve plans with long titles stays within 80 columns."""
    title = "đẩy mạnh công tác tuyên truyền, vận động nhân dân tham gia chuyển đổi số trên địa bàn toàn huyện " * 2
    for number in range(1, 13):
        office("directive", "add", f"{number}-KH/HU", "--title", title.strip())
        if number > 1:
            office("directive", "link", number, "thực hiện", number - 1)
    lines = office("directive", "tree").out.splitlines()
    assert max(len(line) for line in lines) <= 80
    assert len(lines) > 36


def test_a_circle_of_several_relations_is_shown(shelf: Office) -> None:
    """The tree of what goes round ends all the same."""
    shelf("directive", "link", 2, "thay thế", 1)
    tree = shelf("directive", "tree", "--format", "json").json
    assert [(root["symbol"], [branch["symbol"] for branch in root["children"]]) for root in tree] == [
        ("08-CT/TU", ["90-KH/HU"])
    ]
    assert tree[0]["children"][0]["children"][0]["repeated"] is True
    assert "(đã nêu ở trên)" in shelf("directive", "tree").out


def test_the_tree_of_the_seed_report(office: Office, seed_report: Path) -> None:
    """Each plan stands below its directive, the task below the directive that it cites, the report below its letter."""
    office("import", seed_report, "--yes")
    tree = {root["symbol"]: root for root in office("directive", "tree", "--format", "json", today=TODAY).json}
    below = {symbol: [branch["symbol"] for branch in root["children"]] for symbol, root in tree.items()}
    assert below["25-CT/TW"] == ["72-KH/HU"]
    assert below["12-CT/TW"] == ["58-KH/HU"]
    assert (tree["12-CT/TW"]["tasks"], tree["12-CT/TW"]["total"], tree["12-CT/TW"]["overdue"]) == ([1], 1, 1)
    assert [branch["kind"] for branch in tree["848-CV/BTGTU"]["children"]] == ["BC"]
    assert len(tree) == 8
    lines = office("directive", "tree", today=TODAY).out.splitlines()
    assert max(len(line) for line in lines) <= 80


def test_nothing_recorded_is_no_error(office: Office) -> None:
    """An empty tree and an empty list are exit 0."""
    assert "Chưa có văn bản nào." in office("directive", "tree").err
    assert office("directive", "tree", "--format", "json").json == []
    assert office("directive", "list", "--format", "json").json == []


def test_english_words(shelf: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen speaks English where it is asked to."""
    monkeypatch.setenv("NHIEMVU_LANG", "en")
    assert "├─" not in shelf("directive", "tree", today=TODAY).out
    assert "└─ implements it: 90-KH/HU" in shelf("directive", "tree", today=TODAY).out
    assert "Added directive 3" in shelf("directive", "add", "5-KH/HU").out
    assert "Recorded: 5-KH/HU cites 08-CT/TU." in shelf("directive", "link", 3, "cites", 1).out


CASES: list[tuple[str, int, list[object], str]] = [
    ("nothing to add", 2, ["directive", "add"], "Chưa nêu văn bản"),
    ("no citation", 2, ["directive", "add", "văn bản kia"], "Không nhận ra văn bản"),
    ("empty words", 2, ["directive", "add", "  "], "để trống"),
    ("two at once", 2, ["directive", "add", "08-CT/TU và 90-KH/HU"], "nhiều văn bản"),
    ("two at once for a task", 2, ["add", "Họp", "--directive", "08-CT/TU và 90-KH/HU"], "nhiều văn bản"),
    ("a day that no calendar has", 2, ["directive", "add", "5-KH/HU ngày 31/6/2023"], "không có trong lịch"),
    ("such a day for a task", 2, ["add", "Họp", "--directive", "5-KH/HU ngày 31/6/2023"], "không có trong lịch"),
    ("such a day as an option", 2, ["directive", "add", "5-KH/HU", "--issued-on", "31/6/2023"], "chỉ có 30 ngày"),
    ("a kind that is none", 2, ["directive", "add", "5-KH/HU", "--kind", "ke hoac"], "Có phải: Kế hoạch"),
    ("a kind that is none, listed", 2, ["directive", "list", "--kind", "xyz"], "Không có loại văn bản"),
    ("a kind against its symbol", 2, ["directive", "add", "5-KH/HU", "--kind", "CT"], "là của kế hoạch"),
    ("a symbol that is none", 2, ["directive", "edit", 1, "--symbol", "CT/TU"], "không phải là số, ký hiệu"),
    ("neither symbol nor title", 2, ["directive", "add", "--kind", "KL", "--issuer", "Bộ Chính trị"], "phải có loại"),
    ("no name left", 2, ["directive", "edit", 1, "--clear", "symbol", "--clear", "title"], "phải có loại"),
    ("another day", 5, ["directive", "add", "Chỉ thị số 08-CT/TU ngày 13/01/2023"], "đã ghi “12/01/2023”"),
    ("another day for a task", 5, ["add", "Họp", "--directive", "08-CT/TU ngày 13/01/2023"], "nay nêu “13/01/2023”"),
    ("another issuer", 5, ["directive", "add", "08-CT/TU ngày 12/01/2023 của Ban Bí thư"], "“Ban Bí thư”"),
    ("another title", 5, ["directive", "add", "08-CT/TU", "--title", "dân vận"], "nay nêu “dân vận”"),
    ("the very document as another", 5, ["directive", "add", DIRECTIVE, "--new"], "đã ghi đúng văn bản này"),
    ("nothing to correct", 2, ["directive", "edit", 1], "Chưa nêu cần sửa gì"),
    ("set and cleared", 2, ["directive", "edit", 1, "--note", "x", "--clear", "note"], "vừa ghi vừa xóa"),
    ("a field that is none", 2, ["directive", "edit", 1, "--clear", "kind"], "--clear"),
    ("another record's identity", 5, ["directive", "edit", 2, "--symbol", "08-CT/TU", "--issued-on", "12/1/2023",
                                      "--issuer", "Tỉnh ủy"], "đã ghi đúng văn bản này"),
    ("an unknown directive, corrected", 3, ["directive", "edit", "9-KH/HU", "--note", "x"], "Có phải: 90-KH/HU"),
    ("an unknown directive, tied", 3, ["directive", "link", 1, "dẫn", 99], "“99”"),
    ("an unknown directive, as a tree", 3, ["directive", "tree", "1-CT/XX"], "Không có văn bản"),
    ("an unknown directive, listed", 3, ["list", "--directive", "1-CT/XX"], "Không có văn bản"),
    ("an unknown directive, overdue", 3, ["overdue", "--directive", "1-CT/XX"], "Không có văn bản"),
    ("an unknown relation", 2, ["directive", "link", 1, "đọc", 2], "“đọc” không phải là một quan hệ"),
    ("no relation", 2, ["directive", "link", 1, 2], "QUAN_HỆ"),
    ("tied to itself", 2, ["directive", "link", 1, "thực hiện", "08-CT/TU"], "với chính nó"),
    ("a circle", 5, ["directive", "link", 1, "thực hiện", 2], "thành vòng"),
    ("a link that is not there", 3, ["directive", "link", 1, "thực hiện", 2, "--remove"], "Không có quan hệ đó"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(shelf: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the right exit code, and nothing changed."""
    before = shelf.rows()
    outcome = shelf(*words, today=TODAY, code=code)
    assert shelf.rows() == before
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert said in lines[0], (name, outcome.err)
    assert outcome.out == ""
