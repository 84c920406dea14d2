"""Addresses of organisations in time."""

from django.urls import path

from thidua.surfaces.desk.views.organisations import (
    carrying,
    events,
    history,
    inheritance,
    life,
    tree,
)

_one = "to-chuc/<uuid:uid>/"

urlpatterns = [
    path("to-chuc/", tree.tree, name="tree"),
    path("to-chuc/tep.<slug:form>", tree.file, name="tree-file"),
    path("to-chuc/lich-su/", history.history, name="tree-history"),
    path("to-chuc/den-ngay/", events.enact, name="enact-events"),
    path("to-chuc/su-kien/<uuid:uid>/hoan-tac/", events.Undo.as_view(), name="undo-event"),
    path("to-chuc/ke-thua/<uuid:uid>/", inheritance.Confirm.as_view(), name="inheritance"),
    path("to-chuc/ke-thua/<uuid:uid>/<slug:deed>/", inheritance.TakeBack.as_view(),
         name="inheritance-back"),
    path(_one, life.life, name="organisation-life"),
    path(f"{_one}sang-nam/", carrying.carry, name="bloc-carry"),
    path(f"{_one}tien-than/", inheritance.Predecessor.as_view(), name="predecessor"),
    path(f"{_one}<slug:deed>/", events.Reorganise.as_view(), name="reorganise"),
]  # fmt: skip
