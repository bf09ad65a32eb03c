"""Tasks as what was done: a table of cases, and what must hold of any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.facts.done_forms import done_forms
from nhiemvu.writing.done_form import done_form, turned_sentence
from tests.writing.report_factories import task

CASES = [
    # verb first
    ("Tiếp tục đẩy mạnh tuyên truyền về chuyển đổi số.", "Đã tiếp tục đẩy mạnh tuyên truyền về chuyển đổi số."),
    ("Tham mưu Ban Thường vụ Đảng ủy ban hành kế hoạch", "Đã tham mưu Ban Thường vụ Đảng ủy ban hành kế hoạch."),
    ("Đổi mới nội dung, tăng cường đấu tranh phản bác", "Đã đổi mới nội dung, tăng cường đấu tranh phản bác."),
    ("Đa dạng hóa hình thức thông tin", "Đã đa dạng hóa hình thức thông tin."),
    ("Đa dạng hoá hình thức thông tin", "Đã đa dạng hoá hình thức thông tin."),
    ("Huy động mọi nguồn lực xã hội", "Đã huy động mọi nguồn lực xã hội."),
    ("Kiện toàn 12 tổ công nghệ số cộng đồng", "Đã kiện toàn 12 tổ công nghệ số cộng đồng."),
    ("Hoàn thành việc bàn giao hồ sơ;", "Đã hoàn thành việc bàn giao hồ sơ."),
    ("Trình Ban Thường vụ cho ý kiến", "Đã trình Ban Thường vụ cho ý kiến."),
    ("Thực hiện Chỉ thị số 97-CT/TW", "Đã thực hiện Chỉ thị số 97-CT/TW."),
    ("Mở 02 lớp bồi dưỡng", "Đã mở 02 lớp bồi dưỡng."),
    ("Thông tin về tình hình quốc tế", "Đã thông tin về tình hình quốc tế."),
    ("RÀ SOÁT hồ sơ", "Đã RÀ SOÁT hồ sơ."),
    # already told as done
    ("Đã thành lập tổ giúp việc", "Đã thành lập tổ giúp việc."),
    ("Phòng Nội vụ đã rà soát biên chế", "Phòng Nội vụ đã rà soát biên chế."),
    # the subject first
    ("Phòng Nội vụ rà soát biên chế", "Phòng Nội vụ đã rà soát biên chế."),
    ("Ủy ban Kiểm tra Đảng ủy tham mưu kiểm tra 03 chi bộ", "Ủy ban Kiểm tra Đảng ủy đã tham mưu kiểm tra 03 chi bộ."),
    ("Ban Tổ chức Huyện ủy tham mưu công tác cán bộ", "Ban Tổ chức Huyện ủy đã tham mưu công tác cán bộ."),
    ("Công an xã chủ trì, phối hợp với Đoàn xã tuần tra", "Công an xã đã chủ trì, phối hợp với Đoàn xã tuần tra."),
    ("Công an xã, Xã đội phối hợp tuần tra", "Công an xã, Xã đội đã phối hợp tuần tra."),
    ("Các chi bộ trực thuộc tổ chức sinh hoạt chuyên đề", "Các chi bộ trực thuộc đã tổ chức sinh hoạt chuyên đề."),
    ("Ủy ban nhân dân xã chỉ đạo các thôn thu gom rác", "Ủy ban nhân dân xã đã chỉ đạo các thôn thu gom rác."),
    ("Các cơ quan, tổ chức, doanh nghiệp rà soát lao động", "Các cơ quan, tổ chức, doanh nghiệp đã rà soát lao động."),
    ("Định kỳ hằng năm gửi báo cáo về Sở Nội vụ", "Đã định kỳ hằng năm gửi báo cáo về Sở Nội vụ."),
    # what must be done
    ("Sở Nội vụ chịu trách nhiệm về việc sắp xếp", ""),
    ("Phòng Nội vụ cần rà soát biên chế", "Phòng Nội vụ đã rà soát biên chế."),
    ("Phòng Nội vụ phải khẩn trương rà soát", "Phòng Nội vụ đã rà soát."),
    ("Công an xã có trách nhiệm tuần tra ban đêm", "Công an xã đã tuần tra ban đêm."),
    ("Văn phòng Đảng ủy sẽ tổng hợp kết quả", "Văn phòng Đảng ủy đã tổng hợp kết quả."),
    # someone is told
    ("Giao Văn phòng Đảng ủy tổng hợp kết quả", "Văn phòng Đảng ủy đã tổng hợp kết quả."),
    ("Giao cho Công an xã kích hoạt tài khoản", "Công an xã đã kích hoạt tài khoản."),
    ("Giao Ủy ban nhân dân xã chủ trì, phối hợp với Công an xã rà soát dữ liệu",
     "Ủy ban nhân dân xã đã chủ trì, phối hợp với Công an xã rà soát dữ liệu."),
    ("Yêu cầu Phòng Tư pháp báo cáo kết quả", "Phòng Tư pháp đã báo cáo kết quả."),
    ("Phân công Ban Xây dựng Đảng mở lớp tập huấn", "Ban Xây dựng Đảng đã mở lớp tập huấn."),
    ("Chỉ đạo Đoàn Thanh niên xã ra quân", "Đoàn Thanh niên xã đã ra quân."),
    ("Chỉ đạo thực hiện tốt công tác tiếp dân", "Đã chỉ đạo thực hiện tốt công tác tiếp dân."),
    ("Đề nghị Sở Nội vụ hướng dẫn việc sắp xếp thôn", "Đã đề nghị Sở Nội vụ hướng dẫn việc sắp xếp thôn."),
    ("Kiến nghị cấp trên bổ sung kinh phí", "Đã kiến nghị cấp trên bổ sung kinh phí."),
    # words that urge
    ("Khẩn trương rà soát hồ sơ tồn đọng", "Đã rà soát hồ sơ tồn đọng."),
    ("Nghiêm túc, quyết liệt thực hiện Chỉ thị", "Đã thực hiện Chỉ thị."),
    ("Sớm ban hành quy chế", "Đã ban hành quy chế."),
    ("Tập trung tháo gỡ vướng mắc", "Đã tập trung tháo gỡ vướng mắc."),
    # deadlines
    ("Rà soát dữ liệu; hoàn thành trước ngày 25/6/2026", "Đã rà soát dữ liệu."),
    ("Rà soát dữ liệu trước ngày 30/6", "Đã rà soát dữ liệu."),
    ("Trước ngày 30/6, rà soát dữ liệu", "Đã rà soát dữ liệu."),
    ("Kiện toàn tổ công tác, xong trong tháng 5", "Đã kiện toàn tổ công tác."),
    ("Xây dựng kế hoạch (hoàn thành trong quý II)", "Đã xây dựng kế hoạch."),
    ("Lập danh sách chậm nhất là ngày 20 tháng 6 năm 2026", "Đã lập danh sách."),
    ("Tổ chức hội nghị sơ kết trong quý II", "Đã tổ chức hội nghị sơ kết trong quý II."),
    ("Thực hiện Kế hoạch số 305/KH-UBND ngày 09/02/2026", "Đã thực hiện Kế hoạch số 305/KH-UBND ngày 09/02/2026."),
    # what stands in front
    ("Trong quý II, tổ chức 02 lớp tập huấn", "Trong quý II, đã tổ chức 02 lớp tập huấn."),
    ("Hằng tháng, tổng hợp tình hình cơ sở", "Hằng tháng, đã tổng hợp tình hình cơ sở."),
    ("Trong tháng 5, Phòng Nội vụ kiểm tra 03 xã", "Trong tháng 5, Phòng Nội vụ đã kiểm tra 03 xã."),
    ("Căn cứ hướng dẫn của tỉnh, xây dựng phương án", "Căn cứ hướng dẫn của tỉnh, đã xây dựng phương án."),
    ("Đồng thời, tăng cường kiểm tra cơ sở", "Đồng thời, đã tăng cường kiểm tra cơ sở."),
    ("Trên cơ sở kết quả rà soát, điều chỉnh kế hoạch", "Trên cơ sở kết quả rà soát, đã điều chỉnh kế hoạch."),
    ("Giáo dục: tiếp tục vận động trẻ đến lớp", "Giáo dục: đã tiếp tục vận động trẻ đến lớp."),
    ("Về công tác cán bộ: Rà soát quy hoạch", "Về công tác cán bộ: đã rà soát quy hoạch."),
    # no sentence of what was done comes of these
    ("Phấn đấu 100% hộ dân dùng nước sạch", ""),
    ("Bảo đảm 95% hồ sơ giải quyết đúng hạn", ""),
    ("100% chi bộ sinh hoạt chuyên đề", ""),
    ("Không để phát sinh điểm nóng", ""),
    ("Tránh phô trương, hình thức", ""),
    ("Nghiêm cấm sử dụng rượu, bia trong giờ làm việc", ""),
    ("Nếu phát sinh vướng mắc, kịp thời báo cáo", ""),
    ("Trường hợp chậm tiến độ, giải trình rõ nguyên nhân", ""),
    ("Công an xã không để xảy ra điểm nóng", ""),
    ("Công tác tuyên truyền được đẩy mạnh", ""),
    ("Ghi nhớ lời dạy của Bác", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_a_sentence_of_a_task_as_what_was_done(words: str, expected: str) -> None:
    """Turned by the rules, or not at all."""
    assert turned_sentence(words) == expected


def test_each_rule_turns_its_examples() -> None:
    """Examples of the table come out as it says."""
    for form in done_forms():
        assert len(form.examples) == len(form.expects)
        for example, expected in zip(form.examples, form.expects, strict=True):
            assert turned_sentence(example) == expected, example


def test_who_was_asked_and_leads_has_acted() -> None:
    """Of another it is only said that he was asked."""
    words = "Đề nghị Sở Nội vụ hướng dẫn việc sắp xếp"
    assert turned_sentence(words, "Sở Nội vụ") == "Sở Nội vụ đã hướng dẫn việc sắp xếp."
    assert turned_sentence(words, "Văn phòng") == "Đã đề nghị Sở Nội vụ hướng dẫn việc sắp xếp."


def test_a_lead_that_no_table_knows_is_told_by_its_name() -> None:
    """The recorded unit is the subject, whatever it is called."""
    assert turned_sentence("Suối Mây lập phương án", "Suối Mây") == "Suối Mây đã lập phương án."
    assert turned_sentence("Suối Mây lập phương án") == ""


def test_each_sentence_and_each_line_of_a_task() -> None:
    """Sentences are turned one by one; dashes under them stay; what cannot be turned is told apart."""
    words = "Tiếp tục quán triệt Chỉ thị. Phấn đấu 100% chi bộ học tập. Mở lớp gồm:\n- Lớp thứ nhất;\n- Lớp thứ hai."
    turned = done_form(task(1, words))
    assert turned.lines == ("Đã tiếp tục quán triệt Chỉ thị. Đã mở lớp gồm:", "- Lớp thứ nhất;", "- Lớp thứ hai.")
    assert turned.left_out == ("Phấn đấu 100% chi bộ học tập",)


def test_lines_under_the_name_of_who_acts() -> None:
    """The name stays above them."""
    turned = done_form(task(1, "Phòng Tài chính:\n- Bố trí kinh phí.\n- Không để thất thoát."))
    assert turned.lines == ("Phòng Tài chính:", "- Đã bố trí kinh phí.")
    assert turned.left_out == ("Không để thất thoát.",)


def test_a_sentence_of_a_deadline_alone_is_left_out_without_a_word() -> None:
    """It says nothing of what was done."""
    turned = done_form(task(1, "Rà soát dữ liệu các thôn. Thời hạn hoàn thành: trước ngày 30/11/2025."))
    assert (turned.lines, turned.left_out) == (("Đã rà soát dữ liệu các thôn.",), ())


def test_a_task_that_cannot_be_turned_is_said_to_be_completed() -> None:
    """Its words are quoted and nothing else is claimed."""
    turned = done_form(task(1, "Phấn đấu 100% hộ dân dùng nước sạch"))
    assert turned.lines == ("Đã hoàn thành nhiệm vụ “Phấn đấu 100% hộ dân dùng nước sạch”.",)


@given(st.text(alphabet="abcđêôưĐT .,;:()/0123456789\n", max_size=80))
def test_any_words_give_tidy_sentences_or_none(words: str) -> None:
    """No "đã đã", no doubled mark, one capital, one stop."""
    done = turned_sentence(words)
    assert "đã đã" not in done.casefold()
    assert not done or (done[0] == done[0].upper() and done[-1] in ".!?…;:")
