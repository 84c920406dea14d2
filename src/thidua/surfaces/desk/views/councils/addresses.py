"""Addresses of sittings and ballots. Those of one's own sheet begin with «bo-phieu»: what a server
writes down of its requests leaves them out (``config.settings.logs``)."""

from django.urls import path

from thidua.surfaces.desk.views.councils import (
    balloting,
    casting,
    counting,
    minutes,
    preparing,
    sitting,
)

_sitting = "hoi-dong/phien/<uuid:uid>/"
_ballot = "hoi-dong/phieu/<uuid:uid>/"

urlpatterns = [
    path(_sitting, sitting.page, name="sitting"),
    path(f"{_sitting}hien-dien/", sitting.quorum, name="sitting-quorum"),
    path(f"{_sitting}khai-mac/", sitting.begin, name="sitting-open"),
    path(f"{_sitting}diem-danh/", sitting.attendance, name="sitting-attendance"),
    path(f"{_sitting}ket-thuc/", sitting.end, name="sitting-close"),
    path(f"{_sitting}lap-phieu/", preparing.Prepare.as_view(), name="ballot-new"),
    path(f"{_sitting}bien-ban/", minutes.Minutes.as_view(), name="sitting-minutes"),
    path(f"{_sitting}bien-ban.<slug:form>", minutes.paper, name="sitting-paper"),
    path(f"{_sitting}ky/", minutes.sign, name="sitting-sign"),
    path(_ballot, balloting.page, name="ballot"),
    path(f"{_ballot}mo/", balloting.begin, name="ballot-open"),
    path(f"{_ballot}dong/", balloting.end, name="ballot-close"),
    path(f"{_ballot}huy/", balloting.abandon, name="ballot-abandon"),
    path(f"{_ballot}lien-quan/", preparing.conflict, name="ballot-conflict"),
    path(f"{_ballot}lien-quan/xoa/", preparing.no_conflict, name="ballot-conflict-strike"),
    path(f"{_ballot}y-kien/", counting.Opinions.as_view(), name="ballot-opinions"),
    path(f"{_ballot}kiem-phieu/", counting.Paper.as_view(), name="ballot-count"),
    path(f"{_ballot}gio-tay/", counting.Hands.as_view(), name="ballot-hands"),
    path(f"{_ballot}ket-qua.<slug:form>", balloting.file, name="ballot-file"),
    path(f"{_ballot}phieu-giay.<slug:form>", minutes.sheet, name="ballot-sheet"),
    path("bo-phieu/", casting.mine, name="own-ballots"),
    path("bo-phieu/<uuid:uid>/", casting.Paper.as_view(), name="own-ballot"),
]
