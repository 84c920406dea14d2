"""Addresses of identity numbers, of likely duplicates, of one's own page."""

from django.urls import path

from thidua.surfaces.desk.views.people import comparing, duplicates, identity, own, requests

_pair = "trung-nguoi/<uuid:first>/<uuid:second>/"

urlpatterns = [
    path("so-dinh-danh/tim/", identity.Find.as_view(), name="identity-find"),
    path("so-dinh-danh/<uuid:uid>/hien/", identity.Show.as_view(), name="identity-show"),
    path("trung-nguoi/", duplicates.duplicates, name="duplicates"),
    path("trung-nguoi/tep.<slug:form>", duplicates.file, name="duplicates-file"),
    path(_pair, comparing.Compare.as_view(), name="duplicate"),
    path(f"{_pair}khac-nhau/", duplicates.TellApart.as_view(), name="tell-apart"),
    path("trang-cua-toi/", own.OwnHistory.as_view(), name="own-history"),
    path("trang-cua-toi/yeu-cau/", requests.Ask.as_view(), name="ask-correction"),
    path(
        "trang-cua-toi/yeu-cau/<uuid:uid>/rut/", requests.Withdraw.as_view(),
        name="withdraw-correction",
    ),
]  # fmt: skip
