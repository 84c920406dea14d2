"""Address of the entry of a decision."""

from django.urls import path

from thidua.surfaces.desk.views.decisions.entry import DecisionEntry

urlpatterns = [path("ghi-quyet-dinh/", DecisionEntry.as_view(), name="decision-entry")]
