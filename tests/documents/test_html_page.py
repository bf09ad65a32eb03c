"""The page's file: it lets nothing run but its own script, and words are words."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from lxml import html

from nhiemvu.documents.html.rows import RowStore, embedded
from nhiemvu.documents.html.writer import page_pieces, write_page
from nhiemvu.domain.web_pages import Cell, Column, Row, Section, Table, WebPage

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}\x00\x1b]0;x\ud800"
WORDS = dict.fromkeys(
    [
        "skip",
        "contents",
        "how",
        "sort",
        "close",
        "back",
        "on",
        "search",
        "no",
        "task",
        "lead",
        "due",
        "standing",
        "said",
    ],
    HOSTILE,
)


def page() -> WebPage:
    """Return a page whose every word is hostile."""
    table = Table(
        key="units",
        caption=HOSTILE,
        columns=(Column(HOSTILE, "head", HOSTILE),),
        rows=(Row((Cell(runs=(HOSTILE,), note=(HOSTILE,)),)),),
    )
    section = Section(key="units", title=HOSTILE, lines=((HOSTILE,),), tables=(table,))
    return WebPage(
        language="vi",
        title=HOSTILE,
        office=HOSTILE,
        facts=((HOSTILE, HOSTILE),),
        sections=(section, section),
        lists=(section,),
        foot=(HOSTILE,),
        names={1: HOSTILE},
        words=WORDS,
    )


def parsed(text: str) -> Any:
    """Return the tree of a file."""
    return html.document_fromstring(text)


def source() -> str:
    """Return its file."""
    with RowStore() as rows:
        rows.add([1, HOSTILE])
        return b"".join(page_pieces(page(), rows)).decode("utf-8")


def test_hostile_words_are_text() -> None:
    """No element comes of them, in markup or in data, and no sign that a page may not hold."""
    tree = parsed(source())
    assert tree.xpath("//img") == []
    assert len(tree.xpath("//script[not(@type)]")) == 1
    assert tree.xpath("string(//h1)") == "</script><img src=x onerror=alert(1)>{{ 7*7 }}\ufffd\ufffd]0;x\ufffd"
    assert not re.search("[\x00-\x08\x0b-\x1f]", source())


def test_only_its_own_script_and_style_may_run() -> None:
    """The policy names their hashes and forbids the rest; nothing is fetched, no style or handler stands in markup."""
    text = source()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    for name in ("style", "script"):
        found = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    tree = parsed(text)
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"style", "src"}
    assert all(str(link).startswith("#") for link in tree.xpath("//@href"))
    assert "http" not in re.sub(r'http-equiv="', "", text)


def test_the_script_puts_no_words_in_as_markup() -> None:
    """Nor does it run any."""
    script = (Path(__file__).parents[2] / "src/nhiemvu/documents/html/page.js").read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(", script)


def test_embedded_data_is_safe_and_whole() -> None:
    """What would end an element or a line of a script is written another way."""
    assert embedded("</a>&\u2028\u2029é") == '"\\u003c/a\\u003e\\u0026\\u2028\\u2029é"'
    assert embedded("\ud800") == '"?"'


def test_rows_are_put_together(tmp_path: Path) -> None:
    """However many there are, in order, and none where there are none."""
    with RowStore() as rows:
        assert b"".join(rows.elements()) == b""
    with RowStore() as rows:
        for number in range(2500):
            rows.add([number])
        write_page(page(), rows, tmp_path / "trang.html")
    tree = parsed((tmp_path / "trang.html").read_text("utf-8"))
    chunks = [element.text for element in tree.xpath("//script[@class='rows']")]
    assert [len(re.findall(r"\[\d+\]", chunk)) for chunk in chunks] == [1000, 1000, 500]
    assert list(tmp_path.iterdir()) == [tmp_path / "trang.html"]
