"""Addresses of the public pages."""

from django.urls import path, re_path

from thidua.surfaces.portal.views import certificates, home, role_models

app_name = "portal"

urlpatterns = [
    path("cong-bo/", home.home, name="home"),
    path("cong-bo/dien-hinh/", role_models.role_models, name="role-models"),
    path("cong-bo/dien-hinh/<uuid:uid>/", role_models.role_model, name="role-model"),
    path("xac-nhan/", certificates.ask, name="ask"),
    path("xac-nhan/<str:code>/", certificates.confirm, name="certificate"),
    # As the QR code has it: capitals make the printed code smaller.
    re_path(r"^XAC-NHAN/(?P<code>[^/]{1,60})/$", certificates.confirm, name="certificate-scanned"),
]
