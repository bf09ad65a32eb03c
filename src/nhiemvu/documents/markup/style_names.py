"""The names of paragraph styles: those of the report template, and Word's own, with what each stands for.

Word keeps its own names in English in the file whatever language it runs in.
"""

import re
from collections.abc import Mapping

from nhiemvu.domain.pages import Style

#: The styles of the template, as users see them in Word.
TEMPLATE_NAMES: Mapping[Style, str] = {
    Style.TITLE: "NV Tiêu đề",
    Style.SUBTITLE: "NV Trích yếu",
    Style.HEADING: "NV Đề mục",
    Style.SUBHEADING: "NV Đề mục con",
    Style.BODY: "NV Nội dung",
    Style.ITEM: "NV Ý",
    Style.REMARK: "NV Ghi chú",
    Style.CAPTION: "NV Tên bảng",
}
#: Depth of the template's headings.
DEPTHS: Mapping[Style, int] = {Style.HEADING: 1, Style.SUBHEADING: 2}
CENTRED_NAME = "NV Nội dung giữa"
CELL_NAME = "NV Ô bảng"
HEAD_CELL_NAME = "NV Đầu bảng"
AFTER_TABLE_NAME = "NV Sau bảng"

#: Names, without case, with the style and the depth that they stand for (0 for none).
KNOWN_NAMES: Mapping[str, tuple[Style, int]] = {
    "title": (Style.TITLE, 0),
    "subtitle": (Style.SUBTITLE, 0),
    "caption": (Style.CAPTION, 0),
    **{name.casefold(): (style, DEPTHS.get(style, 0)) for style, name in TEMPLATE_NAMES.items()},
}
#: heading 2
HEADING_NAME = re.compile(r"heading ([1-9])")


def named_style(name: str) -> tuple[Style, int] | None:
    """Return what a style's name stands for with the depth that it states (0 for none), or None where it tells none."""
    key = name.casefold()
    if match := HEADING_NAME.fullmatch(key):
        return heading_style(int(match[1])), int(match[1])
    return KNOWN_NAMES.get(key)


def heading_style(level: int) -> Style:
    """Return the style of a heading at a depth from 1."""
    return Style.HEADING if level == 1 else Style.SUBHEADING
