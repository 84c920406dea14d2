"""Addresses of the API tokens."""

from django.urls import path

from thidua.surfaces.desk.views.tokens import kept, own

_own = "tai-khoan/khoa-api/"

urlpatterns = [
    path(_own, own.OwnTokens.as_view(), name="own-tokens"),
    path(f"{_own}them/", own.NewToken.as_view(), name="own-token-new"),
    path(f"{_own}<uuid:uid>/thu-hoi/", own.Revoke.as_view(), name="own-token-revoke"),
    path("so-dang-ky/khoa-api/them/", kept.NewKeptToken.as_view(), {"slug": "khoa-api"},
         name="token-new"),
]  # fmt: skip
