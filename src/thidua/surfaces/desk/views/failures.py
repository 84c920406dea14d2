"""Pages of what went wrong: what happened, what was kept, what to do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def _page(status: int, title: str, text: str) -> HttpResponse:
    """Drawn without the frame: what broke the page may well break the frame again."""
    context = {"failure_title": title, "failure_text": text}
    return HttpResponse(render_to_string("desk/failure.html", context), status=status)


@login_not_required
def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 Django's signature
    told = str(exception) if exception and str(exception) else ""
    return _page(
        403, _("Bạn không được giao việc này"),
        told or _("Dữ liệu chưa thay đổi. Hãy đề nghị người quản trị nếu đây là việc của bạn."),
    )  # fmt: skip


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 Django's signature
    return _page(
        404, _("Không tìm thấy trang"),
        _("Địa chỉ có thể đã đổi, hoặc nội dung nằm ngoài phạm vi được giao cho bạn. "
          "Dữ liệu không bị ảnh hưởng. Hãy trở về trang đầu hoặc dùng ô tìm kiếm."),
    )  # fmt: skip


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 Django's signature
    return _page(
        500, _("Hệ thống gặp lỗi"),
        _("Việc vừa rồi chưa được lưu; dữ liệu trước đó còn nguyên. Lỗi đã được ghi vào nhật ký "
          "máy chủ. Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm thời điểm xảy ra."),
    )  # fmt: skip


@login_not_required
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 Django's signature
    return _page(
        403, _("Biểu mẫu đã hết hạn"),
        _("Biểu mẫu mở quá lâu hoặc trình duyệt chặn cookie, nên chưa có gì được lưu. "
          "Hãy quay lại, tải lại trang rồi gửi lần nữa."),
    )  # fmt: skip
