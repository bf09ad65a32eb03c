"""The names of paragraph styles: those of the report template, and Word's own, with what each stands for.

Word keeps its own names in English in the file whatever language it runs in.
"""

import re
from collections.abc import Mapping

from nhiemvu.domain.pages import Style

#: The styles of the template, as users see them in Word.
TEMPLATE_NAMES: Mapping[Style, str] = {
    Style.UPPER_OFFICE: "NV Cơ quan cấp trên",
    Style.OFFICE: "NV Cơ quan ban hành",
    Style.NATION: "NV Quốc hiệu hoặc tiêu đề",
    Style.MOTTO: "NV Tiêu ngữ",
    Style.RULE: "NV Đường kẻ",
    Style.SYMBOL: "NV Số và ký hiệu",
    Style.PLACE_DATE: "NV Địa danh và ngày",
    Style.SUBJECT: "NV Trích yếu công văn",
    Style.ADDRESSEE: "NV Kính gửi",
    Style.TITLE: "NV Tên loại",
    Style.SUBTITLE: "NV Trích yếu",
    Style.BASIS: "NV Căn cứ",
    Style.HEADING: "NV Đề mục",
    Style.SUBHEADING: "NV Đề mục con",
    Style.BODY: "NV Nội dung",
    Style.ITEM: "NV Ý",
    Style.REMARK: "NV Ghi chú",
    Style.CAPTION: "NV Tên bảng",
    Style.AUTHORITY: "NV Quyền hạn ký",
    Style.POSITION: "NV Chức vụ",
    Style.SIGNER: "NV Họ tên người ký",
    Style.RECIPIENTS: "NV Nơi nhận",
    Style.RECIPIENT: "NV Danh sách nơi nhận",
}
#: Depth of the template's headings.
DEPTHS: Mapping[Style, int] = {Style.HEADING: 1, Style.SUBHEADING: 2}
#: A heading below the second depth.
SMALL_HEADING_NAME = "NV Đề mục nhỏ"
#: One of several to whom a letter goes.
LISTED_ADDRESSEE_NAME = "NV Kính gửi từng nơi"
CENTRED_NAME = "NV Nội dung giữa"
CELL_NAME = "NV Ô bảng"
HEAD_CELL_NAME = "NV Đầu bảng"
AFTER_TABLE_NAME = "NV Sau bảng"
#: A line that is drawn, not written with signs.
DRAWN_RULE_NAME = "NV Đường kẻ vẽ"

#: Names, without case, with the style and the depth that they stand for (0 for none).
KNOWN_NAMES: Mapping[str, tuple[Style, int]] = {
    "title": (Style.TITLE, 0),
    "subtitle": (Style.SUBTITLE, 0),
    "caption": (Style.CAPTION, 0),
    **{name.casefold(): (style, DEPTHS.get(style, 0)) for style, name in TEMPLATE_NAMES.items()},
    SMALL_HEADING_NAME.casefold(): (Style.SUBHEADING, 3),
    LISTED_ADDRESSEE_NAME.casefold(): (Style.ADDRESSEE, 0),
    DRAWN_RULE_NAME.casefold(): (Style.RULE, 0),
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
