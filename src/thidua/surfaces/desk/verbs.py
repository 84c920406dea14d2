"""The deeds of the trail in words."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.jobs.kinds import title_of
from thidua.surfaces.desk.room_deeds import ROOM_DEEDS
from thidua.surfaces.desk.trail_values import row_words, word_of

VERB_WORDS = {
    "create_organisation": _("Thêm tổ chức"),
    "correct_organisation": _("Sửa tổ chức"),
    "rename_organisation": _("Đổi tên tổ chức"),
    "move_organisation": _("Chuyển cấp trên của tổ chức"),
    "close_organisation": _("Chấm dứt tổ chức"),
    "merge_organisations": _("Hợp nhất, sáp nhập tổ chức"),
    "split_organisation": _("Chia, tách tổ chức"),
    "restore_organisation": _("Lập lại tổ chức"),
    "enact_events": _("Ghi sự kiện tổ chức đến ngày"),
    "undo_event": _("Hoàn tác sự kiện tổ chức"),
    "confirm_inheritance": _("Xác nhận kế thừa của tập thể"),
    "withdraw_inheritance": _("Rút xác nhận kế thừa của tập thể"),
    "record_predecessor": _("Ghi tiền thân của tập thể"),
    "strike_predecessor": _("Xóa tiền thân ghi nhầm"),
    "join_bloc": _("Ghi thành viên cụm, khối"),
    "correct_bloc_membership": _("Sửa thành viên cụm, khối"),
    "strike_bloc_membership": _("Xóa thành viên cụm, khối ghi nhầm"),
    "carry_bloc_over": _("Chuyển thành viên cụm, khối sang năm sau"),
    "register_person": _("Thêm cá nhân"),
    "correct_person": _("Sửa cá nhân"),
    "transfer_person": _("Điều chuyển cá nhân"),
    "retire_person": _("Thôi công tác"),
    "record_identity_number": _("Ghi số định danh"),
    "correct_identity_number": _("Sửa số định danh"),
    "strike_identity_number": _("Xóa số định danh ghi nhầm"),
    "show_identity_number": _("Hiện số định danh"),
    "merge_people": _("Gộp hai bản ghi của một người"),
    "undo_merge": _("Hoàn tác lần gộp cá nhân"),
    "tell_apart": _("Ghi là hai người khác nhau"),
    "rotate_key": _("Thay khóa mã hóa"),
    "ask_correction": _("Yêu cầu sửa"),
    "answer_correction": _("Trả lời yêu cầu sửa"),
    "withdraw_correction": _("Rút yêu cầu sửa"),
    "record_posting": _("Ghi chức vụ"),
    "correct_posting": _("Sửa chức vụ"),
    "strike_posting": _("Xóa chức vụ ghi nhầm"),
    "record_absence": _("Ghi thời gian vắng"),
    "correct_absence": _("Sửa thời gian vắng"),
    "strike_absence": _("Xóa thời gian vắng ghi nhầm"),
    "record_death": _("Ghi ngày mất"),
    "strike_death": _("Xóa ngày mất ghi nhầm"),
    "record_retirement": _("Ghi việc nghỉ hưu"),
    "correct_retirement": _("Sửa việc nghỉ hưu"),
    "strike_retirement": _("Xóa việc nghỉ hưu ghi nhầm"),
    "record_award": _("Ghi danh hiệu, khen thưởng"),
    "correct_award": _("Sửa danh hiệu, khen thưởng"),
    "revoke_award": _("Hủy bỏ, thu hồi danh hiệu, khen thưởng"),
    "restore_award": _("Khôi phục danh hiệu, khen thưởng"),
    "reissue_award": _("Cấp đổi, cấp lại bằng"),
    "number_certificates": _("Ghi số sổ vàng cho khen thưởng"),
    "reprint_certificate": _("In lại bằng"),
    "keep_paper": _("Lưu giấy tờ"),
    "replace_paper": _("Thay bản giấy tờ"),
    "freeze_paper": _("Đóng băng giấy tờ"),
    "record_decision": _("Ghi quyết định khen thưởng cùng danh sách"),
    "strike_award": _("Xóa danh hiệu, khen thưởng ghi nhầm"),
    "record_rating": _("Ghi xếp loại"),
    "correct_rating": _("Sửa xếp loại"),
    "strike_rating": _("Xóa xếp loại ghi nhầm"),
    "record_initiative": _("Ghi sáng kiến, đề tài"),
    "correct_initiative": _("Sửa sáng kiến, đề tài"),
    "strike_initiative": _("Xóa sáng kiến, đề tài ghi nhầm"),
    "record_initiative_use": _("Ghi sáng kiến đã dùng để xét"),
    "record_achievement": _("Ghi thành tích"),
    "correct_achievement": _("Sửa thành tích"),
    "strike_achievement": _("Xóa thành tích ghi nhầm"),
    "record_achievement_use": _("Ghi thành tích đã dùng để xét"),
    "withdraw_achievement_use": _("Bỏ ghi thành tích đã dùng để xét"),
    "withdraw_initiative_use": _("Bỏ ghi sáng kiến đã dùng để xét"),
    "record_discipline": _("Ghi kỷ luật"),
    "correct_discipline": _("Sửa kỷ luật"),
    "strike_discipline": _("Xóa kỷ luật ghi nhầm"),
    "record_hold": _("Ghi tạm dừng xét"),
    "correct_hold": _("Sửa tạm dừng xét"),
    "lift_hold": _("Gỡ tạm dừng xét"),
    "strike_hold": _("Xóa tạm dừng xét ghi nhầm"),
    "record_bloc_result": _("Ghi kết quả cụm, khối"),
    "correct_bloc_result": _("Sửa kết quả cụm, khối"),
    "strike_bloc_result": _("Xóa kết quả cụm, khối ghi nhầm"),
    "record_body_rating": _("Ghi xếp loại tổ chức đảng, đoàn thể"),
    "correct_body_rating": _("Sửa xếp loại tổ chức đảng, đoàn thể"),
    "strike_body_rating": _("Xóa xếp loại tổ chức đảng, đoàn thể ghi nhầm"),
    "record_member_roll": _("Ghi quân số năm"),
    "correct_member_roll": _("Sửa quân số năm"),
    "strike_member_roll": _("Xóa quân số năm ghi nhầm"),
    "record_coverage": _("Ghi phạm vi dữ liệu đầy đủ"),
    "strike_coverage": _("Xóa phạm vi dữ liệu đầy đủ"),
    "record_attestation": _("Ghi xác nhận"),
    "correct_attestation": _("Sửa xác nhận"),
    "strike_attestation": _("Xóa xác nhận ghi nhầm"),
    "preview_import": _("Nộp bảng tính để xem trước"),
    "decide_import": _("Chọn cho dòng chờ của bảng tính"),
    "import_batch": _("Nhập bảng tính vào sổ"),
    "discard_import": _("Bỏ bảng tính đã nộp"),
    "undo_import": _("Hoàn tác lần nhập bảng tính"),
    "open_ballot": _("Mở phiếu"),
    "start_overlay": _("Soạn quy định riêng"),
    "fill_overlay": _("Sửa quy định riêng đang soạn"),
    "submit_overlay": _("Gửi quy định riêng để xác nhận"),
    "return_overlay": _("Trả lại quy định riêng để sửa"),
    "confirm_overlay": _("Xác nhận quy định riêng"),
    "discard_overlay": _("Bỏ quy định riêng đang soạn"),
    "export_list": _("Xuất danh sách ra tệp"),
    "export_bundle": _("Tạo gói dữ liệu"),
    "preview_bundle": _("Đọc gói dữ liệu"),
    "decide_bundle": _("Chọn khi nhận gói"),
    "confirm_sender": _("Xác nhận bên gửi"),
    "make_backup": _("Sao lưu"),
    "fetch_backup": _("Tải bản sao lưu"),
    "restore_backup": _("Phục hồi từ bản sao lưu"),
    "start_job": _("Yêu cầu việc chạy nền"),
    "cancel_job": _("Dừng việc chạy nền"),
    "retry_job": _("Chạy lại việc chạy nền"),
    "reap_job": _("Xử lý việc chạy nền bị bỏ dở"),
    "expire_jobs": _("Bỏ tệp kết quả đã hết hạn"),
    "create_user": _("Mở tài khoản"),
    "correct_user": _("Sửa tài khoản"),
    "deactivate_user": _("Ngừng tài khoản"),
    "reactivate_user": _("Mở lại tài khoản"),
    "unlock_user": _("Mở khóa đăng nhập"),
    "lock_out": _("Tạm khóa vì đăng nhập sai nhiều lần"),
    "grant_role": _("Giao vai trò"),
    "correct_grant": _("Sửa vai trò được giao"),
    "end_grant": _("Kết thúc vai trò"),
    "move_grant": _("Chuyển vai trò sang nơi kế thừa"),
    "set_password": _("Đặt mật khẩu"),
    "issue_reset_link": _("Cấp liên kết đặt mật khẩu"),
    "mail_reset_link": _("Gửi thư đặt lại mật khẩu"),
    "use_reset_link": _("Đặt mật khẩu bằng liên kết"),
    "demand_second_factor": _("Chọn vai trò phải xác thực hai bước"),
    "turn_on_second_factor": _("Bật xác thực hai bước"),
    "turn_off_second_factor": _("Tắt xác thực hai bước"),
    "renew_recovery_codes": _("Tạo mã dự phòng mới"),
    "end_sessions": _("Kết thúc phiên đăng nhập"),
    "link_identity": _("Liên kết danh tính của cơ quan"),
    "unlink_identity": _("Gỡ danh tính của cơ quan"),
    "name_stand_in": _("Giao người làm thay"),
    "correct_stand_in": _("Sửa việc làm thay"),
    "revoke_stand_in": _("Thu hồi việc làm thay"),
    "act_for": _("Bắt đầu làm thay"),
    "stop_acting": _("Thôi làm thay"),
    "choose_language": _("Chọn ngôn ngữ"),
    "load_demonstration": _("Nạp dữ liệu minh họa"),
    "export_trail": _("Tải nhật ký về"),
    "issue_token": _("Cấp khóa API"),
    "revoke_token": _("Thu hồi khóa API"),
    **ROOM_DEEDS,
}

COLUMN_WORDS = {
    "scores": _("Điểm"),
    "places": _("Thứ hạng"),
    "added": _("Đã thêm"),
    "removed": _("Đã bỏ"),
    "mended": _("Đã sửa"),
    "to_mend": _("Yêu cầu sửa"),
    "address": _("Địa chỉ mạng"),
    "counts": _("Số dòng theo loại"),
    "digest": _("Mã kiểm nội dung"),
    "record_unit_review.lines": _("Số dòng bình xét"),
    "submit_nominations.sent": _("Hồ sơ nộp cùng lúc"),
    "appraise_nominations.passed": _("Hồ sơ thẩm định cùng lúc"),
    "nominate_reviewed.named": _("Hồ sơ lập cùng lúc"),
    "return_nomination.remarks": _("Nội dung phải bổ sung"),
    "export_bundle.identity": _("Số định danh"),
    "fingerprint": _("Dấu vân tay chữ ký"),
    "gone": _("Bản ghi gộp vào"),
    "listed": _("Danh sách kèm theo"),
    "person": _("Sau khi gộp"),
    "rows": _("Số dòng"),
    "secrets": _("Kỷ luật, tạm dừng xét"),
    "tries": _("Số lần sai"),
    "temporary": _("Mật khẩu tạm"),
    "sessions": _("Số phiên kết thúc"),
    "provider": _("Máy chủ đăng nhập"),
    "identity": _("Danh tính của cơ quan"),
    "authors": _("Tác giả"),
    "award": _("Danh hiệu, hình thức"),
    "posts_ended": _("Chức vụ thôi giữ"),
    "retirement": _("Nghỉ hưu"),
    "title": _("Chức vụ, chức danh"),
    "year": _("Năm"),
}


def verb_word(verb: str) -> str:
    return str(VERB_WORDS.get(verb, verb))


def table_word(event: AuditEvent) -> str:
    """The name of the table an event speaks of."""
    try:
        model = apps.get_model(event.target_app, event.target_model)
    except LookupError:
        return event.target_model
    return str(capfirst(model._meta.verbose_name))  # noqa: SLF001 Django's own name


UNSHOWN = ("provenance", "plan", "journal", "decision_uid", "gone_uid")
"""Columns of the machinery: kept in the trail, told elsewhere."""


def sides(event: AuditEvent) -> list[tuple[Any, str, str, bool]]:
    """(column, before, after, differs) of all that an event keeps, but what is secret to all."""
    before, after = event.before or {}, event.after or {}
    names = _in_order(event, {**before, **after})
    return [
        (column_word(event, name), value_word(event, name, before.get(name)),
         value_word(event, name, after.get(name)), before.get(name) != after.get(name))
        for name in names
        if name not in UNSHOWN and not is_sealed(event, name)
    ]  # fmt: skip


def _in_order(event: AuditEvent, names: Iterable[str]) -> list[str]:
    """As the table has them: a database may give the keys of an object back in another order."""
    try:
        model = apps.get_model(event.target_app, event.target_model)
    except LookupError:
        return sorted(names)
    columns = [field.name for field in model._meta.concrete_fields]  # noqa: SLF001 Django's own name
    places = {name: place for place, name in enumerate(columns)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


def changes(event: AuditEvent) -> list[tuple[Any, str, str]]:
    """(column, before, after) of what differs; of a new row nothing, it says all itself."""
    if not event.before or not event.after:
        return []
    told = [(name, was, now) for name, was, now, differs in sides(event) if differs]
    return [(name, was, now) for name, was, now in told if was != now]


def is_sealed(event: AuditEvent, column: str) -> bool:
    """Whether a column is kept encrypted: the trail never spells it out."""
    return bool(getattr(_field(event, column), "encrypted", False))


def column_word(event: AuditEvent, column: str) -> Any:
    """The label of a column of the event's target; the column's own name where it has none."""
    told = COLUMN_WORDS.get(f"{event.verb}.{column}") or COLUMN_WORDS.get(column) or column
    label = getattr(_field(event, column), "verbose_name", "")
    return told if label in ("", column.replace("_", " ")) else label


def value_word(event: AuditEvent, column: str, value: Any) -> str:
    """A kept value in words: a relation by its name, a code by its label."""
    if isinstance(value, dict):
        return row_words(column, value)
    if isinstance(value, list):
        return "; ".join(value_word(event, column, one) for one in value)
    if column == "kind" and event.target_model == "job" and value:
        return title_of(value)
    return word_of(_field(event, column), value)


def _field(event: AuditEvent, column: str) -> Any:
    try:
        model = apps.get_model(event.target_app, event.target_model)
        return model._meta.get_field(column)  # noqa: SLF001 Django's own name
    except (LookupError, FieldDoesNotExist):
        return None
