"""Addresses of the numbers and of reports; the list of reports is a register."""

from django.urls import path

from thidua.surfaces.desk.views.statistics import forms, reports, yearly

_report = "bao-cao/<uuid:uid>/"

urlpatterns = [
    path("thong-ke/", yearly.page, name="statistics"),
    path("thong-ke/so-lieu.xlsx", yearly.file, name="statistics-workbook"),
    path("thong-ke/bieu/", forms.page, name="state-forms"),
    path("thong-ke/bieu.xlsx", forms.file, name="state-forms-workbook"),
    path(_report, reports.page, name="report"),
    path(f"{_report}lap/", reports.draw, name="report-draw"),
    path(f"{_report}tep.<slug:form>", reports.file, name="report-file"),
]
"""All are open to whoever reads the awards of a part of the tree; drawing asks for more."""
