"""Addresses of a conference and of what hints at role models; their lists are registers."""

from django.urls import path

from thidua.surfaces.desk.views.showcase import conference, finding

_conference = "hoi-nghi/<uuid:uid>/"

urlpatterns = [
    path(_conference, conference.page, name="conference"),
    path(f"{_conference}vinh-danh/", conference.draw, name="conference-honours"),
    path(f"{_conference}moi/", conference.invite, name="conference-invite"),
    path(f"{_conference}co-mat/", conference.present, name="conference-present"),
    path(f"{_conference}<slug:what>.<slug:form>", conference.paper, name="conference-paper"),
    path("tham-luan/<uuid:uid>/toan-van/", conference.speech, name="speech-paper"),
    path("dien-hinh/phat-hien/", finding.page, name="role-model-find"),
    path("dien-hinh/phat-hien/tep.<slug:form>", finding.file, name="role-model-find-file"),
]
