"""Addresses of the search."""

from django.urls import path

from thidua.surfaces.desk.views.search import pages

urlpatterns = [
    path("tim-kiem/", pages.search, name="search"),
    path("tim-kiem/goi-y/", pages.offered, name="search-offered"),
    path("tim-kiem/tep.<slug:form>", pages.file, name="search-file"),
    path("chon-chu-the/", pages.subjects, name="subjects"),
]
