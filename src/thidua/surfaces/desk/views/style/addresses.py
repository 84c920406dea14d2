"""Address of the page of style."""

from django.urls import path

from thidua.surfaces.desk.views.style.page import style

urlpatterns = [path("mau-giao-dien/", style, name="style")]
