"""Addresses of the sweep and of the subjects' pages."""

from django.urls import path

from thidua.surfaces.desk.views.sweep import files, matrix, subjects, summary, why

urlpatterns = [
    path("ra-soat/", matrix.sweep, name="sweep"),
    path("ra-soat/tom-tat/", summary.sweep_summary, name="sweep-summary"),
    path("ra-soat/tep.<slug:form>", files.table, name="sweep-file"),
    path("ra-soat/danh-sach.docx", files.word_list, name="sweep-list"),
    path("ra-soat/<uuid:uid>/<slug:award>/", why.why, name="why"),
    path("ra-soat/<uuid:uid>/<slug:award>/tung-nam/", why.steps, name="steps"),
    path("ca-nhan/<uuid:uid>/", subjects.person, name="person"),
    path("tap-the/<uuid:uid>/", subjects.collective, name="collective"),
]
