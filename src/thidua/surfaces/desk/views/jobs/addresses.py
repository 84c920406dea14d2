"""Addresses of background work."""

from django.urls import path

from thidua.surfaces.desk.views.jobs import listing, one

_job = "viec-nen/<uuid:uid>/"

urlpatterns = [
    path("viec-nen/", listing.jobs, name="jobs"),
    path("viec-nen/tep.<slug:form>", listing.file, name="jobs-file"),
    path("viec-nen/dau-hieu/", listing.sign, name="jobs-sign"),
    path(_job, one.page, name="job"),
    path(f"{_job}tien-do/", one.progress, name="job-progress"),
    path(f"{_job}dung/", one.cancel, name="job-cancel"),
    path(f"{_job}chay-lai/", one.retry, name="job-retry"),
    path(f"{_job}ket-qua/", one.result, name="job-result"),
]
