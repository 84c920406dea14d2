"""Addresses of movements."""

from django.urls import path

from thidua.surfaces.desk.views.movements import movement

_one = "phong-trao/<uuid:uid>/"

urlpatterns = [
    path(_one, movement.movement_page, name="movement"),
    path(f"{_one}phat-dong/", movement.launch, name="movement-launch"),
    path(f"{_one}tong-ket/", movement.close, name="movement-close"),
    path(f"{_one}don-vi/", movement.join, name="movement-join"),
    path(f"{_one}don-vi/<uuid:unit>/bo/", movement.leave, name="movement-leave"),
    path(f"{_one}ke-hoach.<slug:form>", movement.plan_paper, name="movement-plan"),
]
