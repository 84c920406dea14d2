"""What keeps a submission from the initiative council, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.cycle.initiatives.comparing import is_hindered
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.scoring import is_open, knocked_out


def hindrances(row: Submission) -> list[str]:
    """Empty where it may be forwarded."""
    faults = []
    reviews = list(row.reviews.all())
    if not is_open(reviews):
        faults.append(_("Chưa đủ hai phiếu thẩm định đã gửi."))
    else:
        faults += [
            _("Tiêu chí loại «%(line)s»: điểm trung bình %(mean)s dưới mức tối thiểu %(floor)s.")
            % {"line": one.text, "mean": one.mean, "floor": one.floor}
            for one in knocked_out(reviews)
        ]
    waiting, same = is_hindered(row)
    if waiting:
        faults.append(_("Còn %(n)s cặp giống nhau chưa có kết luận.") % {"n": waiting})
    if same:
        faults.append(_("Đã kết luận trùng nội dung với sáng kiến có trước."))
    return faults
