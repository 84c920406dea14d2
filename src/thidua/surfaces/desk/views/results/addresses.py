"""Addresses of results, ratings of a unit, score sheets."""

from django.urls import path

from thidua.surfaces.desk.views.results import board, indicator, ratings, sheet, workbook

_sheet = "bang-cham-diem/<uuid:uid>/"

urlpatterns = [
    path("ket-qua/", board.board, name="results"),
    path("ket-qua/bang-tinh/", workbook.Upload.as_view(), name="results-workbook"),
    path("ket-qua/bang-tinh/mau.xlsx", workbook.template_file, name="results-template"),
    path("ket-qua/bang-tinh/ghi/", workbook.write, name="results-write"),
    path("ket-qua/chi-tieu/<uuid:uid>/", indicator.indicator_page, name="indicator"),
    path("xep-loai-don-vi/", ratings.UnitRatings.as_view(), name="unit-ratings"),
    path(_sheet, sheet.sheet_page, name="score-sheet"),
    path(f"{_sheet}buoc/", sheet.move, name="score-sheet-move"),
    path(f"{_sheet}dan-dau/", sheet.leader, name="score-sheet-leader"),
    path(f"{_sheet}<uuid:member>/", sheet.Member.as_view(), name="score-member"),
]
