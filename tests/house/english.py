"""What tells English text from Vietnamese."""

import re

#: Letters that English does not have.
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
#: Vietnamese in English text: “Ban Xây dựng Đảng”, "Ban Xây dựng Đảng" in a command, 4415/QĐ-UBND
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\b\d+[/-][\w/-]+")


def is_english(text: str) -> bool:
    """Tell whether a text holds no Vietnamese but quoted words and symbols."""
    return not VIETNAMESE.search(QUOTED.sub("", text))
