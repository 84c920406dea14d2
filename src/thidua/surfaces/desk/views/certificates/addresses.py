"""Addresses of certificates; lists of designs, batches and the gold book are registers."""

from django.urls import path

from thidua.surfaces.desk.views.certificates import files, layout, preparing

urlpatterns = [
    path("bang/", preparing.waiting, name="certificates"),
    path("bang/tep.<slug:form>", preparing.waiting_file, name="certificates-file"),
    path("bang/<uuid:decision>/<slug:award>/", preparing.prepare, name="certificate-prepare"),
    path("bang/<uuid:uid>/in-lai.pdf", files.reprint, name="certificate-reprint"),
    path("dot-in-bang/<uuid:uid>/tep.pdf", files.batch, name="certificate-batch-file"),
    path("dot-in-bang/<uuid:uid>/lap/", preparing.print_again, name="certificate-print"),
    path("mau-bang/<uuid:uid>/vi-tri/", layout.layout, name="certificate-layout"),
    path("mau-bang/<uuid:uid>/in-thu.pdf", files.proof, name="certificate-proof"),
]
