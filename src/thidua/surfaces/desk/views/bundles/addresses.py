"""Addresses of bundles."""

from django.urls import path

from thidua.surfaces.desk.views.bundles import choosing, listing, sending

urlpatterns = [
    path("goi-du-lieu/", sending.bundles, name="bundles"),
    path("goi-du-lieu/tep.<slug:form>", listing.file, name="bundles-file"),
    path("goi-du-lieu/ben-gui-da-biet/", listing.senders, name="bundle-senders"),
    path(
        "goi-du-lieu/ben-gui-da-biet/tep.<slug:form>",
        listing.senders_file,
        name="bundle-senders-file",
    ),
    path("goi-du-lieu/gui/", sending.send, name="bundle-send"),
    path("goi-du-lieu/nhan/", sending.receive, name="bundle-receive"),
    path("goi-du-lieu/<uuid:uid>/", choosing.Choose.as_view(), name="bundle-choose"),
    path("goi-du-lieu/<uuid:uid>/ben-gui/", choosing.sender, name="bundle-sender"),
]
