"""Addresses of bundles."""

from django.urls import path

from thidua.surfaces.desk.views.bundles import choosing, sending

urlpatterns = [
    path("goi-du-lieu/", sending.bundles, name="bundles"),
    path("goi-du-lieu/gui/", sending.send, name="bundle-send"),
    path("goi-du-lieu/nhan/", sending.receive, name="bundle-receive"),
    path("goi-du-lieu/<uuid:uid>/", choosing.Choose.as_view(), name="bundle-choose"),
    path("goi-du-lieu/<uuid:uid>/ben-gui/", choosing.sender, name="bundle-sender"),
]
