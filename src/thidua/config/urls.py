"""Every address of the office: one include a surface."""

from django.urls import include, path

from thidua.surfaces.desk.views import sessions

urlpatterns = [
    path("", include("thidua.surfaces.desk.urls")),
    # Names that the sign-in library looks up, on pages of our own.
    path("dang-nhap/", sessions.SignIn.as_view(), name="account_login"),
    path("dang-nhap/buoc-hai/", sessions.SecondStep.as_view(), name="mfa_authenticate"),
    path("dang-nhap/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("", include("thidua.surfaces.portal.urls")),
    path("api/v1/", include("thidua.surfaces.api.urls")),
    path("phap-luat/", include("thidua.surfaces.lawbook.urls")),
    path("luat/", include("thidua.surfaces.lawbook.short")),
]

handler403 = "thidua.surfaces.desk.views.failures.not_permitted"
handler404 = "thidua.surfaces.desk.views.failures.not_found"
handler500 = "thidua.surfaces.desk.views.failures.broken"
