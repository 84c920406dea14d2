"""Addresses of one's own account, of acting for another, and of kept accounts."""

from django.urls import path

from thidua.surfaces.desk.views.accounts import (
    acting,
    demanding,
    forgotten,
    identities,
    keeping,
    own,
    second_factor,
    signed_in,
)

_own = "tai-khoan/"
_kept = "so-dang-ky/tai-khoan/<uuid:uid>/"

urlpatterns = [
    path(_own, own.OwnAccount.as_view(), name="own-account"),
    path(f"{_own}mat-khau/", own.OwnPassword.as_view(), name="own-password"),
    path(f"{_own}hai-buoc/", second_factor.TurnOn.as_view(), name="own-second-factor"),
    path(f"{_own}hai-buoc/tat/", second_factor.TurnOff.as_view(), name="own-second-factor-off"),
    path(f"{_own}ma-du-phong/", second_factor.Codes.as_view(), name="own-codes"),
    path(f"{_own}ma-du-phong/tep/", second_factor.CodesFile.as_view(), name="own-codes-file"),
    path(f"{_own}phien/ket-thuc/", signed_in.EndOwn.as_view(), name="own-sessions-end"),
    path(f"{_own}lien-ket/", identities.Link.as_view(), name="own-link"),
    path(f"{_own}lien-ket/go/", identities.Unlink.as_view(), name="own-unlink"),
    path(f"{_own}lam-thay/", acting.NameDeputy.as_view(), name="own-stand-in"),
    path(
        f"{_own}lam-thay/<uuid:uid>/thu-hoi/", acting.Revoke.as_view(), name="own-stand-in-revoke"
    ),
    path("lam-thay/thoi/", acting.stop, name="stop-acting"),
    path("lam-thay/<uuid:uid>/", acting.start, name="act-for"),
    path(_kept, keeping.AccountPage.as_view(), {"slug": "tai-khoan"}, name="account"),
    path(
        f"{_kept}mat-khau/", keeping.TemporaryPassword.as_view(),
        {"slug": "tai-khoan", "deed": "mat-khau"}, name="account-password",
    ),
    path(
        f"{_kept}lien-ket/", forgotten.ResetLink.as_view(),
        {"slug": "tai-khoan", "deed": "lien-ket"}, name="account-reset-link",
    ),
    path(
        "quan-tri/hai-buoc/", demanding.SecondFactorRoles.as_view(), name="second-factor-roles"
    ),
    path("dang-nhap/quen-mat-khau/", forgotten.AskByMail.as_view(), name="forgotten"),
    path(
        "dang-nhap/dat-mat-khau/<uuid:uid>/<str:token>/", forgotten.ResetPassword.as_view(),
        name="reset-password",
    ),
    path(
        f"{_kept}phien/", keeping.EndSessions.as_view(), {"slug": "tai-khoan"},
        name="account-sessions-end",
    ),
]  # fmt: skip
