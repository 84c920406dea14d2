"""Addresses of the lawbook."""

from django.urls import URLPattern
from django.urls import path as plain_path

from thidua.surfaces.lawbook.choosing import View, by_choice
from thidua.surfaces.lawbook.views import (
    awards,
    changes,
    criteria,
    home,
    instruments,
    people,
    rules,
    tables,
)

app_name = "lawbook"


def path(route: str, view: View, name: str) -> URLPattern:
    """Every page is read by the rules its reader chose."""
    return plain_path(route, by_choice(view), name=name)


urlpatterns = [
    path("", home.index, name="index"),
    path("van-ban/", instruments.instruments, name="instruments"),
    path("van-ban/<slug:code>/", instruments.instrument, name="instrument"),
    path("van-ban/<slug:code>/<slug:key>/", instruments.article, name="article"),
    path("nguyen-tac/", rules.principles, name="principles"),
    path("quy-dinh-rieng/", rules.overlays, name="overlays"),
    path("muc-do-doi-chieu/", rules.coverage, name="coverage"),
    path("thay-doi/", changes.changes, name="changes"),
    path("ai-chiu-tac-dong/", people.people, name="people"),
    path("ai-chiu-tac-dong/so-luong/", people.counts, name="people-counts"),
    path("ai-chiu-tac-dong/tep.<slug:form>", people.file, name="people-file"),
    path("bang/<slug:slug>/", tables.table, name="table"),
    path("bang/<slug:slug>/tep.<slug:form>", tables.file, name="table-file"),
    path("<slug:code>/", awards.award, name="award"),
    path("<slug:code>/thay-doi/", changes.award_changes, name="award-changes"),
    path("<slug:code>/<slug:rule>/", criteria.criterion, name="criterion"),
]
