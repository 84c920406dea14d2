"""Addresses of backups."""

from django.urls import path

from thidua.surfaces.desk.views.backups import listing

urlpatterns = [
    path("sao-luu/", listing.backups, name="backups"),
    path("sao-luu/tep.<slug:form>", listing.file, name="backups-file"),
    path("sao-luu/lam-ngay/", listing.make, name="backup-make"),
    path("sao-luu/<str:name>/tai/", listing.fetch, name="backup-fetch"),
]
