"""What went wrong, always in one shape: what happened, what was kept, what to do."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as NotUnderstood
from pydantic import Field

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.tokens.pace import TooManyCalls
from thidua.surfaces.api.wrong_fields import fields_of

log = logging.getLogger(__name__)


class WrongField(Schema):
    field: str
    message: str


class Problem(Schema):
    """The body of every answer from 400 on."""

    code: str = Field(description="bad_request, unauthorised, not_permitted, not_found, …")
    happened: str = Field(description="What happened.")
    kept: str = Field(description="What was kept and what was not.")
    todo: str = Field(description="What to do.")
    fields: list[WrongField] = []
    edit_version: int | None = Field(None, description="409 only: the version to read again.")


READING: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 422, 429), Problem)
"""What every reading endpoint may answer besides its rows."""

WRITING: dict[int, Any] = READING | {409: Problem}


class ReadOnly(PermissionDenied):
    """The token may only read."""


def refuse(api: NinjaAPI) -> None:
    """Give every error of the API its answer."""
    pairs: list[tuple[type[Exception], Any]] = [
        (NotUnderstood, lambda exc: (422, "invalid", {"fields": fields_of(exc.errors)})),
        (ValidationError, lambda exc: (422, "invalid", {"fields": fields_of(exc)})),
        (StaleEdit, lambda exc: (409, "stale", {"edit_version": exc.current.edit_version})),
        (AuthenticationError, lambda _exc: (401, "unauthorised", {})),
        (TooManyCalls, lambda _exc: (429, "too_many", {})),
        (ReadOnly, lambda _exc: (403, "read_only", {})),
        (PermissionDenied, lambda exc: (403, "not_permitted", {"happened": str(exc)})),
        (Http404, lambda _exc: (404, "not_found", {})),
        (HttpError, lambda _exc: (400, "bad_request", {})),
        (OperationalError, _busy),
        (Exception, _broken),
    ]
    for kind, tell in pairs:
        api.add_exception_handler(kind, _handler(api, tell))


def _handler(api: NinjaAPI, tell: Any) -> Any:
    def handle(request: HttpRequest, exc: Exception) -> HttpResponse:
        status, code, more = tell(exc)
        response = api.create_response(request, problem(code, **more), status=status)
        if status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        if isinstance(exc, TooManyCalls):
            response.headers["Retry-After"] = str(exc.wait)
        return response

    return handle


def _busy(exc: OperationalError) -> tuple[int, str, dict[str, Any]]:
    log.warning("the database refused: %s", exc)
    return 503, "busy", {}


def _broken(exc: Exception) -> tuple[int, str, dict[str, Any]]:
    log.error("an answer failed", exc_info=exc)
    return 500, "broken", {}


def problem(code: str, **more: Any) -> dict[str, Any]:
    """The body for a code; ``happened`` may be said more exactly by whoever refuses."""
    happened, kept, todo = _sentences()[code]
    told = {"code": code, "happened": happened, "kept": kept, "todo": todo, "fields": []}
    return told | {name: value for name, value in more.items() if value}


def _sentences() -> dict[str, tuple[str, str, str]]:
    """code → what happened, what was kept, what to do."""
    return _of_the_caller() | _of_the_rows()


def _of_the_caller() -> dict[str, tuple[str, str, str]]:
    nothing = _("Dữ liệu chưa thay đổi.")
    return {
        "bad_request": (
            _("Không đọc được nội dung gửi lên."), nothing,
            _("Hãy gửi JSON đúng cú pháp, mã hóa UTF-8, kèm Content-Type: application/json."),
        ),
        "unauthorised": (
            _("Thiếu khóa API, hoặc khóa không đúng, đã hết hạn, đã thu hồi."), nothing,
            _("Hãy gửi tiêu đề Authorization: Bearer và khóa; tạo khóa mới ở trang tài khoản."),
        ),
        "too_many": (
            _("Khóa API này đã gọi quá số lần cho phép trong một phút."), nothing,
            _("Hãy chờ số giây ghi ở tiêu đề Retry-After rồi gọi tiếp, hoặc gọi thưa hơn."),
        ),
        "read_only": (
            _("Khóa API này chỉ được đọc."), nothing,
            _("Hãy tạo khóa có quyền ghi ở trang tài khoản, rồi gửi lại."),
        ),
        "not_permitted": (
            _("Tài khoản của khóa này không được giao việc đó."), nothing,
            _("Nếu đây là việc của bạn, hãy đề nghị người quản trị giao quyền."),
        ),
    }  # fmt: skip


def _of_the_rows() -> dict[str, tuple[str, str, str]]:
    nothing = _("Dữ liệu chưa thay đổi.")
    return {
        "not_found": (
            _("Không có nội dung này trong phạm vi được giao cho tài khoản của khóa."), nothing,
            _("Hãy kiểm tra địa chỉ và mã uid; danh sách chỉ gồm những gì tài khoản được xem."),
        ),
        "not_allowed": (
            _("Địa chỉ này không nhận cách gọi đó."), nothing,
            _("Hãy xem các lời gọi ở trang hướng dẫn API."),
        ),
        "stale": (
            _("Bản ghi đã được người khác sửa sau khi bạn đọc."), _("Chưa có gì bị ghi đè."),
            _("Hãy đọc lại bản ghi, đối chiếu, rồi gửi lại với edit_version mới."),
        ),
        "invalid": (
            _("Có mục không hợp lệ."), _("Chưa lưu gì."),
            _("Hãy sửa những mục nêu trong fields rồi gửi lại."),
        ),
        "busy": (
            _("Cơ sở dữ liệu đang bận vì việc khác."), _("Chưa lưu gì."),
            _("Hãy gửi lại sau vài giây."),
        ),
        "broken": (
            _("Hệ thống gặp lỗi."), _("Việc vừa rồi chưa được lưu; dữ liệu trước đó còn nguyên."),
            _("Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm thời điểm xảy ra."),
        ),
    }  # fmt: skip
