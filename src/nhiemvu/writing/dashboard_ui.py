"""What the page's own buttons and lists say, by the names that its template and script know."""

from collections.abc import Mapping

from nhiemvu.writing.page_words import Speech


def ui_words(speech: Speech) -> Mapping[str, str]:
    """Return them in a language; {0} stands for a number or name that the script fills in."""
    say = speech.say
    return {
        "skip": say("Đến nội dung chính", "Skip to the content"),
        "contents": say("Các phần của trang", "Parts of the page"),
        "how": say("Cách tính", "How this is counted"),
        "sort": say("Xếp theo", "Sort by"),
        "all_rows": say("Hiện cả {0} dòng", "Show all {0} rows"),
        "fewer_rows": say("Thu gọn", "Show fewer"),
        "close": say("Đóng", "Close"),
        "back": say("Trang trước", "Previous page"),
        "on": say("Trang sau", "Next page"),
        "place": say("Nhiệm vụ {0}-{1} trong {2}", "Tasks {0}-{1} of {2}"),
        "count": say("{0} nhiệm vụ", "{0} tasks"),
        "search": say("Tìm trong danh sách", "Search in the list"),
        "found": say("Tìm thấy {0} trong {1} nhiệm vụ", "{0} of {1} tasks found"),
        "no": say("Số", "No."),
        "task": say("Nhiệm vụ", "Task"),
        "lead": say("Chủ trì", "Lead"),
        "due": say("Hạn", "Due"),
        "standing": say("Tình trạng", "Standing"),
        "said": say("Kết quả, vướng mắc mới nhất", "Latest result or obstacle"),
        "obstacle": say("Vướng mắc: {0}", "Obstacle: {0}"),
        "updated": say("cập nhật {0}", "updated {0}"),
        "nothing": say("Chưa có cập nhật", "Nothing was said"),
        "no_due": say("không có", "none"),
        "no_lead": say("Chưa giao", "Not assigned"),
        "damaged": say(
            "Trang bị hỏng: không đọc được danh sách nhiệm vụ. Hãy lập lại trang.",
            "The page is damaged: its lists cannot be read. Make it anew.",
        ),
        "thousands": say(".", ","),
    }
