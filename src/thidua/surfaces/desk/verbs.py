"""The deeds of the trail in words."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.jobs.kinds import title_of
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
    "prepare_batch": _("Lập đợt in bằng"),
    "enter_certificates": _("Ghi bằng vào sổ vàng"),
    "number_certificates": _("Ghi số sổ vàng cho khen thưởng"),
    "keep_design": _("Lập, sửa mẫu bằng"),
    "attach_print": _("Lưu tệp in bằng"),
    "reissue_certificate": _("Cấp đổi, cấp lại bằng trong sổ vàng"),
    "reprint_certificate": _("In lại bằng"),
    "keep_report": _("Lập, viết báo cáo"),
    "attach_report_papers": _("Lưu tệp báo cáo"),
    "close_report": _("Chốt báo cáo"),
    "strike_report": _("Xóa báo cáo lập nhầm"),
    "keep_conference": _("Chuẩn bị, sửa hội nghị"),
    "hold_conference": _("Ghi hội nghị đã tổ chức"),
    "close_conference": _("Chốt biên bản hội nghị"),
    "strike_conference": _("Xóa hội nghị ghi nhầm"),
    "keep_agenda_item": _("Ghi mục chương trình hội nghị"),
    "strike_agenda_item": _("Bỏ mục chương trình hội nghị"),
    "keep_speech": _("Ghi tham luận"),
    "attach_speech": _("Lưu toàn văn tham luận"),
    "strike_speech": _("Bỏ tham luận"),
    "keep_delegate": _("Ghi đại biểu hội nghị"),
    "strike_delegate": _("Bỏ đại biểu hội nghị"),
    "invite_heads": _("Mời người đứng đầu các đơn vị dự hội nghị"),
    "note_present": _("Ghi đại biểu có mặt"),
    "draw_honours": _("Lập danh sách vinh danh"),
    "praise": _("Ghi biểu dương tại hội nghị"),
    "strike_honour": _("Bỏ khỏi danh sách vinh danh"),
    "keep_role_model": _("Ghi điển hình tiên tiến"),
    "foster_role_model": _("Ghi việc bồi dưỡng điển hình"),
    "publish_role_model": _("Công bố điển hình"),
    "withdraw_role_model": _("Rút công bố điển hình"),
    "take_up": _("Ghi đơn vị làm theo điển hình"),
    "follow_up": _("Ghi kết quả làm theo điển hình"),
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
    "draft_decision": _("Soạn quyết định, tờ trình"),
    "list_decision": _("Lập danh sách của quyết định"),
    "correct_decision": _("Sửa bản soạn quyết định, tờ trình"),
    "drop_line": _("Đưa ra khỏi danh sách"),
    "strike_decision": _("Xóa bản soạn"),
    "freeze_decision": _("Chốt danh sách"),
    "open_list": _("Mở lại danh sách đã chốt"),
    "number_decision": _("Cho số và ngày"),
    "sign_decision": _("Ký quyết định, tờ trình"),
    "send_out": _("Gửi sang hệ thống văn bản"),
    "return_signed": _("Nhận bản đã ký"),
    "issue_decision": _("Ban hành, ghi vào sổ"),
    "record_outcome": _("Ghi kết quả của cấp trên"),
    "annul_decision": _("Hủy bỏ quyết định, tờ trình"),
    "found_council": _("Ghi hội đồng"),
    "correct_council": _("Sửa hội đồng"),
    "set_regulation": _("Ghi quy chế của hội đồng"),
    "appoint_member": _("Ghi thành viên hội đồng"),
    "correct_member": _("Sửa thành viên hội đồng"),
    "release_member": _("Thôi làm thành viên hội đồng"),
    "prepare_sitting": _("Chuẩn bị phiên họp hội đồng"),
    "correct_sitting": _("Sửa phiên họp hội đồng"),
    "strike_sitting": _("Xóa phiên họp lập nhầm"),
    "open_sitting": _("Khai mạc phiên họp hội đồng"),
    "note_attendance": _("Điểm danh phiên họp hội đồng"),
    "close_sitting": _("Kết thúc phiên họp hội đồng"),
    "prepare_ballot": _("Lập phiếu"),
    "declare_conflict": _("Ghi xung đột lợi ích"),
    "strike_conflict": _("Bỏ xung đột lợi ích ghi nhầm"),
    "note_written_opinions": _("Ghi ý kiến bằng văn bản của người vắng"),
    "open_ballot": _("Mở phiếu"),
    "close_ballot": _("Đóng và kiểm phiếu"),
    "abandon_ballot": _("Hủy phiếu, không kiểm"),
    "record_hands": _("Ghi biểu quyết giơ tay"),
    "enter_teller_count": _("Nhập kết quả kiểm phiếu giấy"),
    "write_minutes": _("Ghi biên bản phiên họp"),
    "sign_minutes": _("Ký biên bản phiên họp"),
    "open_year": _("Mở năm thi đua"),
    "correct_year": _("Sửa năm thi đua"),
    "close_year": _("Khóa sổ năm thi đua"),
    "reopen_year": _("Mở lại năm thi đua"),
    "draft_movement": _("Soạn phong trào thi đua"),
    "correct_movement": _("Sửa phong trào thi đua"),
    "launch_movement": _("Phát động phong trào thi đua"),
    "close_movement": _("Tổng kết phong trào thi đua"),
    "strike_movement": _("Xóa phong trào thi đua ghi nhầm"),
    "join_movement": _("Ghi đơn vị tham gia phong trào"),
    "leave_movement": _("Bỏ đơn vị tham gia phong trào"),
    "record_indicator": _("Ghi chỉ tiêu theo dõi"),
    "correct_indicator": _("Sửa chỉ tiêu theo dõi"),
    "strike_indicator": _("Xóa chỉ tiêu theo dõi ghi nhầm"),
    "set_target": _("Đặt chỉ tiêu của phong trào"),
    "correct_target": _("Sửa chỉ tiêu của phong trào"),
    "strike_target": _("Xóa chỉ tiêu của phong trào đặt nhầm"),
    "record_direction": _("Ghi ý kiến chỉ đạo"),
    "correct_direction": _("Sửa ý kiến chỉ đạo"),
    "strike_direction": _("Xóa ý kiến chỉ đạo ghi nhầm"),
    "give_task": _("Giao việc theo chỉ đạo"),
    "correct_task": _("Sửa việc theo chỉ đạo"),
    "close_task": _("Ghi kết quả việc theo chỉ đạo"),
    "drop_task": _("Thôi không làm việc theo chỉ đạo"),
    "write_submission": _("Viết hồ sơ sáng kiến"),
    "correct_submission": _("Sửa hồ sơ sáng kiến"),
    "send_submission": _("Nộp hồ sơ sáng kiến"),
    "return_submission": _("Trả lại hồ sơ sáng kiến"),
    "withdraw_submission": _("Rút hồ sơ sáng kiến"),
    "decline_submission": _("Không công nhận sáng kiến"),
    "assign_reviewer": _("Giao thẩm định sáng kiến"),
    "release_reviewer": _("Thôi giao thẩm định sáng kiến"),
    "begin_review": _("Bắt đầu thẩm định sáng kiến"),
    "reopen_assignment": _("Giao lại thẩm định sáng kiến"),
    "give_review": _("Gửi phiếu thẩm định sáng kiến"),
    "judge_likeness": _("Kết luận hai sáng kiến giống nhau"),
    "forward_submission": _("Trình hội đồng sáng kiến"),
    "record_recognition": _("Ghi công nhận sáng kiến"),
    "propose_wider": _("Đề nghị công nhận phạm vi rộng hơn"),
    "record_confirmation": _("Ghi kết quả đề nghị phạm vi rộng hơn"),
    "enter_criterion": _("Thêm tiêu chí chấm sáng kiến"),
    "correct_criterion": _("Sửa tiêu chí chấm sáng kiến"),
    "strike_criterion": _("Xóa tiêu chí chấm sáng kiến"),
    "draft_registration": _("Lập bản đăng ký thi đua"),
    "correct_registration": _("Sửa bản đăng ký thi đua"),
    "revise_registration": _("Sửa nội dung đăng ký thi đua"),
    "submit_registration": _("Gửi bản đăng ký thi đua"),
    "return_registration": _("Trả lại bản đăng ký thi đua"),
    "accept_registration": _("Chấp nhận bản đăng ký thi đua"),
    "strike_registration": _("Xóa bản đăng ký thi đua đang soạn"),
    "record_result": _("Ghi kết quả chỉ tiêu"),
    "correct_result": _("Sửa kết quả chỉ tiêu"),
    "strike_result": _("Xóa kết quả chỉ tiêu ghi nhầm"),
    "open_sheet": _("Mở bảng chấm điểm cụm, khối"),
    "correct_sheet": _("Sửa bảng chấm điểm cụm, khối"),
    "enter_score_line": _("Thêm tiêu chí chấm điểm"),
    "correct_score_line": _("Sửa tiêu chí chấm điểm"),
    "strike_score_line": _("Xóa tiêu chí chấm điểm"),
    "score_own": _("Tự chấm điểm cụm, khối"),
    "verify_scores": _("Thẩm định điểm cụm, khối"),
    "settle_sheet": _("Kết thúc thẩm định bảng chấm điểm"),
    "reopen_sheet": _("Mở lại bảng chấm điểm"),
    "rank_sheet": _("Chốt điểm, xếp hạng cụm, khối"),
    "open_round": _("Mở đợt xét"),
    "correct_round": _("Sửa đợt xét"),
    "move_round": _("Chuyển bước đợt xét"),
    "strike_round": _("Xóa đợt xét mở nhầm"),
    "draft_unit_review": _("Lập danh sách họp bình xét"),
    "record_unit_review": _("Ghi kết quả họp bình xét"),
    "sign_unit_review": _("Ký biên bản bình xét"),
    "nominate": _("Lập hồ sơ đề nghị"),
    "nominate_reviewed": _("Lập hồ sơ từ biên bản bình xét"),
    "correct_nomination": _("Sửa hồ sơ đề nghị"),
    "strike_nomination": _("Xóa hồ sơ lập nhầm"),
    "submit_nominations": _("Nộp hồ sơ đề nghị"),
    "return_nomination": _("Trả lại hồ sơ để bổ sung"),
    "appraise_nominations": _("Thẩm định hồ sơ đạt"),
    "refuse_nomination": _("Không trình hồ sơ ra hội đồng"),
    "withdraw_nomination": _("Rút hồ sơ đề nghị"),
    "attach_paper": _("Kèm giấy tờ vào hồ sơ"),
    "waive_paper": _("Ghi lý do không kèm giấy tờ"),
    "remove_paper": _("Bỏ giấy tờ khỏi hồ sơ"),
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
