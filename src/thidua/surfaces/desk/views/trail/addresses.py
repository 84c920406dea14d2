"""Addresses of the trail."""

from django.urls import path

from thidua.surfaces.desk.views.trail import event, files, listing

urlpatterns = [
    path("nhat-ky/", listing.trail, name="trail"),
    path("nhat-ky/tep.<slug:form>", files.trail_file, name="trail-file"),
    path("nhat-ky/<int:number>/", event.event, name="trail-event"),
]
