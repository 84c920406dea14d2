"""Every address of the office: one include a surface."""

from django.urls import include, path

urlpatterns = [
    path("", include("thidua.surfaces.desk.urls")),
    path("phap-luat/", include("thidua.surfaces.lawbook.urls")),
    path("luat/", include("thidua.surfaces.lawbook.short")),
]

handler403 = "thidua.surfaces.desk.views.failures.not_permitted"
handler404 = "thidua.surfaces.desk.views.failures.not_found"
handler500 = "thidua.surfaces.desk.views.failures.broken"
