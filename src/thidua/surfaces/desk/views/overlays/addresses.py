"""Addresses of one's own ministry's or province's rules."""

from django.urls import path

from thidua.surfaces.desk.views.overlays import deciding, drafting, listing

_draft = "quy-dinh-rieng/<uuid:uid>/"

urlpatterns = [
    path("quy-dinh-rieng/", listing.overlays, name="overlays"),
    path("quy-dinh-rieng/tep.<slug:form>", listing.drafts_file, name="overlays-file"),
    path("quy-dinh-rieng/soan/", drafting.Start.as_view(), name="overlay-new"),
    path(_draft, listing.draft, name="overlay"),
    path(f"{_draft}tep.yaml", listing.file, name="overlay-file"),
    path(f"{_draft}van-ban/", drafting.HeadPage.as_view(), name="overlay-head"),
    path(f"{_draft}anh-huong/", listing.affected, name="overlay-affected"),
    path(f"{_draft}gui/", deciding.submit, name="overlay-submit"),
    path(f"{_draft}tra-lai/", deciding.give_back, name="overlay-return"),
    path(f"{_draft}xac-nhan/", deciding.confirm, name="overlay-confirm"),
    path(f"{_draft}bo/", deciding.discard, name="overlay-discard"),
    path(f"{_draft}<slug:group>/", drafting.GroupPage.as_view(), name="overlay-group"),
]
