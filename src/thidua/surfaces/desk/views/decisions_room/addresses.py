"""Addresses of decisions; their simple steps are deeds of the register."""

from django.urls import path

from thidua.surfaces.desk.views.decisions_room import (
    drafting,
    outcome,
    page,
    papers,
    returning,
    signing,
)

_one = "quyet-dinh/<uuid:uid>/"

urlpatterns = [
    path("quyet-dinh/soan/", drafting.sources, name="decision-sources"),
    path(
        "quyet-dinh/soan/<slug:origin>/<uuid:uid>/", drafting.Draft.as_view(), name="decision-draft"
    ),
    path(_one, page.decision_page, name="decision"),
    path(f"{_one}bo-dong/", page.drop, name="decision-line-drop"),
    path(f"{_one}ky/", signing.Signing.as_view(), name="decision-sign"),
    path(f"{_one}nhap-ve/", returning.Returning.as_view(), name="decision-return"),
    path(f"{_one}ket-qua/", outcome.Outcomes.as_view(), name="decision-outcome"),
    path(f"{_one}van-ban.<slug:form>", papers.paper, name="decision-paper"),
    path(f"{_one}tien-thuong.<slug:form>", papers.bonus, name="decision-bonus"),
]
