"""The office's own facts: found before the packaged ones, checked whole, each error named by its line."""

import ast
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from nhiemvu.domain.named_dates import named_day
from nhiemvu.domain.tasks import Cadence, State
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.assessments import assessment_of
from nhiemvu.facts.cadences import cadence_facts
from nhiemvu.facts.captions import caption_named
from nhiemvu.facts.choice import use, use_packaged
from nhiemvu.facts.citing import any_cited
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.columns import column_named
from nhiemvu.facts.done_forms import forms_that
from nhiemvu.facts.endings import ended
from nhiemvu.facts.form_answers import answer_words
from nhiemvu.facts.headings import heading_fact, heading_facts
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kinds import find_kind, kinds_by_name
from nhiemvu.facts.leadins import introduces_tasks
from nhiemvu.facts.lines import holds
from nhiemvu.facts.named_dates import named_dates
from nhiemvu.facts.office import TABLES, BadOfficeFacts, own_rows, read_entries
from nhiemvu.facts.office_checks import entry_faults
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.relations import relation_facts
from nhiemvu.facts.titles import subject_of
from nhiemvu.facts.unfinished import is_unfinished
from nhiemvu.facts.verbs import finder
from nhiemvu.reading.head.casing import in_sentence_case
from nhiemvu.reading.head.reported import named_periods
from nhiemvu.reading.tasks.deadlines import Anchor, find_deadlines
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.units.names import name_at
from tests.support import ROOT

WHOLE = """
# Từ ngữ riêng của xã Đồng Mây
[[headings]]
section = "tasks"
phrases = ["Việc quý tới", "tình hình"]

[[issuers]]
head = "VPĐU"

[[verbs]]
name = "lead"
phrases = ["chủ công"]

[[deadlines]]
rule = "none"
phrases = ["trước kỳ họp gần nhất"]

[[deadlines]]
rule = "day"
pattern = 'xong trong ngày (?P<d>\\d{1,2})-(?P<m>\\d{1,2})'
examples = ["xong trong ngày 15-4"]

[[leadins]]
phrases = ["đề ra các việc"]

[[closings]]
name = "closing"
phrases = ["Kính mong các đồng chí"]

[[cadences]]
cadence = "recurring"
phrases = ["cứ mỗi phiên họp"]

[[kinds]]
name = "Phiếu giao việc"
code = "PGV"
symbol_codes = ["PGV"]
systems = ["party"]

[[titles]]
phrases = ["bản tóm tắt"]

[[citing]]
name = "about"
phrases = ["nói về"]
[[endings]]
name = "old_board"
last_day = "2024-02-29"
pattern = "ban quản lý bến đò"

[[periods]]
kind = "quarter"
pattern = 'chặng (?P<number>[1-4])'

[[spellings]]
name = "proper"
phrases = ["Văn Thánh"]

[[names]]
name = "function"
phrases = ["Dân số"]

[[relations]]
relation = "implements"
before = 'bám theo $'

[[assessments]]
name = "agreement"
phrases = ["tuyên dương"]

[[captions]]
name = "day"
phrases = ["hôm thứ ba"]

[[lines]]
name = "gives"
pattern = '^phó thác '

[[columns]]
name = "lead_field"
phrases = ["ai lo"]

[[unfinished]]
name = "still"
phrases = ["còn dở dang"]

[[form_answers]]
name = "done"
words = ["ngon lành"]

[[named_dates]]
name = "books"
rule = "edge"
stretch = "quarter"
last = true
phrases = ["ngày chốt sổ"]

[[done_forms]]
act = "verb"
phrases = ["lo liệu"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Choose a file of an office that has an entry in every table."""
    file = tmp_path / "nhiemvu.facts.toml"
    file.write_text(WHOLE, encoding="utf-8")
    use(file, own_rows)
    return file


def test_an_entry_of_every_table_is_used(own: Path) -> None:
    """What the office added is found as if it were packaged."""
    assert set(TABLES) == {entry.table for entry in read_entries(own.read_bytes())[0]}
    heading = heading_fact("IV. VIỆC QUÝ TỚI")
    assert heading is not None
    assert heading.section == "tasks"
    assert name_at("VPĐU tham mưu", "vpđu tham mưu", 0) is not None
    assert finder("lead").search("vpđu chủ công")
    assert named_day("chốt sổ", date(2024, 3, 6), named_dates()) is None
    assert named_day("ngay-chot-so", date(2024, 3, 6), named_dates()) == date(2024, 3, 31)
    assert [found.text for found in find_deadlines("Họp trước kỳ họp gần nhất", Anchor(None))]
    assert introduces_tasks("Hội nghị đề ra các việc trong thời gian tới:")
    assert closing_of("Kính mong các đồng chí quan tâm.") == "closing"
    assert (assessment_of("Tuyên dương cả xã."), caption_named("Hôm thứ ba")) == ("agreement", "day")
    assert column_named("Ai lo") == "lead_field"
    assert holds("gives", "phó thác văn phòng")
    first = next(fact for fact in cadence_facts() if fact.pattern.search("cứ mỗi phiên họp thì báo cáo"))
    assert first.cadence is Cadence.RECURRING
    kind = find_kind("phiếu giao việc")
    assert kind is not None
    assert kinds_by_name()["phiếu giao việc"].code == kind.code == "PGV"
    assert subject_of("bản tóm tắt kết quả công tác dân vận") == "công tác dân vận"
    assert re.search(any_cited("about"), "nói về công tác dân vận")
    assert [str(one.kind) for one in named_periods("kết quả chặng 2")] == ["quarter"]
    assert is_unfinished("con đường còn dở dang.")
    assert answer_words().states["ngon lanh"] is State.DONE
    assert forms_that("verb")[0].pattern.match("lo liệu cỗ bàn")
    assert ended("", "Ban Quản lý bến đò xã", date(2024, 3, 1)) is not None
    assert in_sentence_case("BAN BẢO TỒN VĂN THÁNH", "") == "Ban Bảo tồn Văn Thánh"
    before = relation_facts()[0].before
    assert before is not None
    assert before.search("bám theo ")


def test_the_office_comes_first(own: Path) -> None:
    """A phrase that a packaged entry has, too, belongs to the office's entry."""
    del own
    assert heading_facts()[0].phrases == ("Việc quý tới", "tình hình")
    found = heading_fact("Tình hình chung")
    assert found is not None
    assert found.section == "context"
    found = heading_fact("Tình hình")
    assert found is not None
    assert found.section == "tasks"


def test_packaged_words_stay(own: Path) -> None:
    """A group of words that the office adds to keeps its packaged words."""
    del own
    assert finder("lead").search("phòng nội vụ chủ trì")
    assert matching_key("Ban Dân vận") not in issuers_by_head()
    assert issuers_by_head()["ban"].follows == "capital"
    assert issuers_by_head()["vpđu"].follows == "any"


def test_another_choice_forgets_the_first(own: Path) -> None:
    """What was derived from one office's facts is not used for another, nor after the file was changed or removed."""
    assert heading_fact("Việc quý tới") is not None
    own.write_text(WHOLE.replace("Việc quý tới", "Việc kỳ tới"), encoding="utf-8")
    use(own, own_rows)
    assert (heading_fact("Việc quý tới"), heading_fact("Việc kỳ tới") is None) == (None, False)
    own.unlink()
    use(own, own_rows)
    assert heading_fact("Việc kỳ tới") is None


def test_decomposed_letters_and_a_mark_of_notepad_are_taken(tmp_path: Path) -> None:
    """A file saved by another editor works as well."""
    file = tmp_path / "x.facts.toml"
    decomposed = '[[headings]]\nsection = "tasks"\nphrases = ["Vie\u0323\u0302c quy\u0301 to\u031b\u0301i"]\n'
    file.write_text(decomposed, encoding="utf-8-sig")
    use(file, own_rows)
    assert heading_fact("VIỆC QUÝ TỚI") is not None


BAD: list[tuple[str, str, list[tuple[int, str]]]] = [
    ("a syntax error", '[[headings]]\nsection = "tasks\n', [(2, "sai cú pháp TOML")]),
    ("an array left open", '[[headings]]\nphrases = ["a",\n', [(2, "sai cú pháp TOML")]),
    ("an unknown table", '[[heading]]\nsection = "tasks"\n', [(1, "không có bảng “heading”")]),
    ("a key outside of tables", 'x = 1\n[[verbs]]\nname = "lead"\nphrases = ["a"]\n', [(1, "không có bảng “x”")]),
    ("a table once", '# x\n[headings]\nsection = "tasks"\n', [(2, "ghi [[headings]]")]),
    ("an unknown key", '[[verbs]]\nname = "lead"\nphrases = ["a"]\nword = "a"\n', [(4, "không có khóa “word”")]),
    ("a missing key", '\n[[headings]]\nsection = "tasks"\n', [(2, "thiếu khóa “phrases”")]),
    ("a name that is needed", '[[verbs]]\nphrases = ["a"]\n', [(1, "thiếu khóa “name”")]),
    ("a kind without its name", '[[kinds]]\ncode = "X"\nsymbol_codes = ["X"]\nsystems = ["party"]\n', [(1, "“name”")]),
    ("an unknown section", '[[headings]]\nphrases = ["a"]\nsection = "x"\n', [(3, "section phải là một trong")]),
    ("an unknown group", '[[verbs]]\nname = "leads"\nphrases = ["a"]\n', [(2, "name phải là một trong")]),
    ("a text for a list", '[[verbs]]\nname = "lead"\nphrases = "a"\n', [(3, "danh sách trong ngoặc vuông")]),
    ("an empty list", '[[verbs]]\nname = "lead"\nphrases = []\n', [(3, "danh sách trong ngoặc vuông")]),
    ("an empty phrase", '[[verbs]]\nname = "lead"\nphrases = [" "]\n', [(3, "chữ trong dấu nháy")]),
    ("a number for a text", "[[issuers]]\nhead = 3\n", [(2, "chữ trong dấu nháy")]),
    ("a text for yes and no", '[[headings]]\nsection = "tasks"\nweak = "có"\nphrases = ["a"]\n', [(3, "true hoặc")]),
    ("a bad pattern", "[[leadins]]\npattern = '('\n", [(2, "mẫu sai")]),
    ("a pattern of nothing", "[[leadins]]\npattern = 'x*'\n", [(2, "khớp cả với chữ trống")]),
    ("a day without its parts", "[[deadlines]]\nrule = 'day'\npattern = 'xong'\n", [(3, "(?P<d>...), (?P<m>...)")]),
    ("phrases for a day", "[[deadlines]]\nrule = 'day'\nphrases = ['xong']\n", [(2, "nhóm d, m")]),
    ("both forms", "[[leadins]]\npattern = 'x'\nphrases = ['y']\n", [(3, "chỉ ghi một trong")]),
    (
        "an example that is not found",
        '[[headings]]\nsection = "tasks"\nphrases = ["việc tới"]\nexamples = ["IV. Việc tới",\n "Việc sau"]\n',
        [(4, "“Việc sau”")],
    ),
    (
        "several, below a long text",
        """[[verbs]]\nname = 'lead'\nphrases = ['a']\nsource = '''\n[[x]]\nname = 1'''\n[[verbs]]\nname = 'x'
phrases = ['a']\n[[issuers]]\nhead = 1\n""",
        [(8, "name phải"), (11, "chữ trong")],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), BAD, ids=[case[0] for case in BAD])
def test_errors_are_named_by_line(name: str, text: str, expected: list[tuple[int, str]]) -> None:
    """Each error has the line that a clerk has to look at, and all are told together."""
    faults = read_entries(text.encode())[1]
    assert [fault.line for fault in faults] == [line for line, _ in expected], (name, faults)
    for fault, (_, said) in zip(faults, expected, strict=True):
        assert said in fault.message.vi, name


def test_a_file_of_another_encoding_is_refused_by_line() -> None:
    """Letters that are no UTF-8 are named by their line."""
    (fault,) = read_entries(b'[[verbs]]\nphrases = ["\xd0\xe1"]')[1]
    assert (fault.line, "UTF-8" in fault.message.vi) == (2, True)


def test_a_bad_file_stops_what_reads(tmp_path: Path) -> None:
    """A file with an error is not used in part."""
    file = tmp_path / "x.facts.toml"
    file.write_text(f"{WHOLE}\n[[verbs]]\n", encoding="utf-8")
    use(file, own_rows)
    with pytest.raises(BadOfficeFacts) as caught:
        heading_fact("Việc quý tới")
    assert f"dòng {len(WHOLE.splitlines()) + 1 + 1}: thiếu khóa" in caught.value.message.vi


@pytest.mark.parametrize("table", sorted(TABLES))
def test_packaged_entries_pass_the_same_check(table: str) -> None:
    """What is packaged may be copied into the office's file."""
    for row in packaged_rows(table):
        as_toml = {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
        plain = {key: value for key, value in as_toml.items() if value != []}
        wrong = [one for one in entry_faults(TABLES[table], plain) if one[0] != "examples"]
        assert wrong == [], row


def test_packaged_tables_are_open_to_the_office() -> None:
    """A new table must be placed in TABLES of facts/office.py, or named here with the reason why it is closed."""
    packaged = {file.stem for file in (ROOT / "src" / "nhiemvu" / "facts" / "data").glob("*.toml")}
    # Forms of labels count by rules, not by words; which syllables are words is a matter of the language; what parts a
    # letterhead has and how a page is laid out are matters of law; damage and sums are told by forms, not by words;
    # days off are set in the database; by which words tasks come back is typed, never read; stamps of secrecy are law.
    closed = {
        "damage",
        "decreed_years",
        "findings",
        "formalities",
        "holidays",
        "labels",
        "layouts",
        "letterheads",
        "looks",
        "recurrences",
        "secrecy",
        "syllables",
        "totals",
    }
    # The sections of a report are those of the office's last one.
    closed.add("report_sections")
    assert packaged - closed == set(TABLES)


@pytest.mark.parametrize("room", ["facts", "reading"])
def test_what_comes_of_facts_is_remembered_by_choice(room: str) -> None:
    """In these rooms `facts.choice.remembered` stands where `functools.cache` would: another choice must be followed.

    What does not depend on facts may stay in `functools.cache`, and is named here.
    """
    independent = {"_label_of", "_table", "forms_at", "kept", "kept_tables", "label_forms", "ready", "remembered"}
    for path in (ROOT / "src" / "nhiemvu" / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names = {ast.unparse(one).split("(")[0].split(".")[-1] for one in node.decorator_list}
                assert not names & {"cache", "lru_cache", "cached_property"} or node.name in independent, (
                    f"{path.name}: {node.name}: use nhiemvu.facts.choice.remembered"
                )


def test_what_was_remembered_of_texts_is_forgotten(own: Path) -> None:
    """Two labels of one form have one form, whichever was read before other facts were chosen."""
    use_packaged()
    before = read_label("1. Họp")
    use(own, own_rows)
    labels = [read_label(f"{number}. Họp") for number in (1, 2)]
    assert all(labels)
    assert before is not None
    assert len({id(label.form) for label in labels if label}) == 1


def test_no_module_reads_facts_when_it_is_imported() -> None:
    """A pattern made of facts at the top of a module would miss the office's own."""
    script = (
        "import importlib, pkgutil, nhiemvu.reading\n"
        "for module in pkgutil.walk_packages(nhiemvu.reading.__path__, 'nhiemvu.reading.'):\n"
        "    importlib.import_module(module.name)\n"
        "from nhiemvu.facts.packaged import _table\n"
        "print(_table.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "0"
