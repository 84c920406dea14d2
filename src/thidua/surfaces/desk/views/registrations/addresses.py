"""Addresses of registrations."""

from django.urls import path

from thidua.surfaces.desk.views.registrations import board, deeds, registration

_one = "dang-ky-thi-dua/<uuid:uid>/"

urlpatterns = [
    path("dang-ky-thi-dua/", board.board_page, name="registrations"),
    path("dang-ky-thi-dua/tep.<slug:form>", board.board_file, name="registrations-file"),
    path(_one, registration.RegistrationPage.as_view(), name="registration"),
    path(f"{_one}gui/", deeds.submit, name="registration-submit"),
    path(f"{_one}chap-nhan/", deeds.accept, name="registration-accept"),
    path(f"{_one}tra-lai/", deeds.give_back, name="registration-return"),
    path(f"{_one}giao-uoc.<slug:form>", deeds.pledge_paper, name="registration-pledge"),
]
