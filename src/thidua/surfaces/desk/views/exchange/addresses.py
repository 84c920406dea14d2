"""Addresses of workbooks in and out."""

from django.urls import path

from thidua.surfaces.desk.views.exchange import batch, batches, choosing, deciding, files, upload

_batch = "nhap-xuat/<uuid:uid>/"

urlpatterns = [
    path("nhap-xuat/", batches.batches, name="exchange"),
    path("nhap-xuat/tep.<slug:form>", batches.file, name="exchange-file"),
    path("nhap-xuat/mau.xlsx", files.blank, name="exchange-template"),
    path("nhap-xuat/nhap/", upload.Upload.as_view(), name="exchange-upload"),
    path("nhap-xuat/xuat/", files.choose, name="exchange-export"),
    path("nhap-xuat/xuat/so-lam-viec.xlsx", files.registry, name="exchange-registry"),
    path("nhap-xuat/xuat/ket-qua.xlsx", files.verdicts, name="exchange-verdicts"),
    path(_batch, batch.batch, name="exchange-batch"),
    path(f"{_batch}tep.xlsx", files.marked, name="exchange-marked"),
    path(f"{_batch}cho-chon/", choosing.Waiting.as_view(), name="exchange-waiting"),
    path(f"{_batch}loai-hinh/", choosing.Kinds.as_view(), name="exchange-kinds"),
    path(f"{_batch}ghi-vao-so/", deciding.into_registry, name="exchange-import"),
    path(f"{_batch}bo/", deciding.discard, name="exchange-discard"),
    path(f"{_batch}hoan-tac/", deciding.Undo.as_view(), name="exchange-undo"),
]
