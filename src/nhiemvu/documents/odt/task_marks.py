"""The marks of tasks in an OpenDocument text."""

from lxml import etree

from nhiemvu.documents.markup.task_marks import MarkNames, may_have_marks, write_tasks
from nhiemvu.documents.markup.xml import parsed
from nhiemvu.documents.odt.package import CONTENT
from nhiemvu.documents.odt.xml import HEADING, PARAGRAPH, DamagedOdt, o

#: The attribute with the numbers of a paragraph's tasks; the format itself has none of this name.
TASKS = o("text:tasks")
NAMES = MarkNames(
    paragraphs=frozenset({PARAGRAPH, HEADING}),
    start=o("text:bookmark-start"),
    end=o("text:bookmark-end"),
    key=o("text:name"),
    name=o("text:name"),
    words=None,
    unseen=frozenset({o("text:tracked-changes")}),
    tasks=TASKS,
)


def with_tasks(content: bytes, name: str) -> bytes:
    """Return the content with the numbers of tasks written on its paragraphs; as it is where it has no marks.

    Raises DamagedOdt.
    """
    if not may_have_marks(content):
        return content
    root = parsed(content, name, CONTENT, DamagedOdt)
    write_tasks(root, NAMES)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
