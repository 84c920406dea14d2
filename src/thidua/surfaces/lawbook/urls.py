"""Addresses of the lawbook."""

from django.urls import path

from thidua.surfaces.lawbook import views

app_name = "lawbook"

urlpatterns = [
    path("", views.index, name="index"),
    path("van-ban/<slug:code>/", views.instrument, name="instrument"),
    path("<slug:code>/", views.award, name="award"),
]
