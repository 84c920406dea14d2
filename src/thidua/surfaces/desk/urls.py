"""Addresses of the desk, in Vietnamese without accents."""

from django.urls import path

from thidua.surfaces.desk.views import home, registers, sessions
from thidua.surfaces.desk.views.accounts import addresses as accounts
from thidua.surfaces.desk.views.backups import addresses as backups
from thidua.surfaces.desk.views.bundles import addresses as bundles
from thidua.surfaces.desk.views.certificates import addresses as certificates
from thidua.surfaces.desk.views.councils import addresses as councils
from thidua.surfaces.desk.views.decisions import addresses as decisions
from thidua.surfaces.desk.views.decisions_room import addresses as decisions_room
from thidua.surfaces.desk.views.exchange import addresses as exchange
from thidua.surfaces.desk.views.initiatives import addresses as initiatives
from thidua.surfaces.desk.views.jobs import addresses as jobs
from thidua.surfaces.desk.views.movements import addresses as movements
from thidua.surfaces.desk.views.nominations import addresses as nominations
from thidua.surfaces.desk.views.organisations import addresses as organisations
from thidua.surfaces.desk.views.overlays import addresses as overlays
from thidua.surfaces.desk.views.people import addresses as people
from thidua.surfaces.desk.views.registrations import addresses as registrations
from thidua.surfaces.desk.views.results import addresses as results
from thidua.surfaces.desk.views.search import addresses as search
from thidua.surfaces.desk.views.showcase import addresses as showcase
from thidua.surfaces.desk.views.statistics import addresses as statistics
from thidua.surfaces.desk.views.style import addresses as style
from thidua.surfaces.desk.views.sweep import addresses as sweep
from thidua.surfaces.desk.views.tokens import addresses as tokens
from thidua.surfaces.desk.views.trail import addresses as trail

app_name = "desk"

_book = "so-dang-ky/<slug:slug>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("dang-nhap/", sessions.SignIn.as_view(), name="sign-in"),
    path(
        "dang-nhap/khong-vao-duoc/<slug:why>/", sessions.identity_refused, name="identity-refused"
    ),
    path("dang-xuat/", sessions.SignOut.as_view(), name="sign-out"),
    path("nam-xet/", sessions.choose_year, name="year"),
    path("ngon-ngu/", sessions.set_language, name="language"),
    *search.urlpatterns,
    *movements.urlpatterns,
    *registrations.urlpatterns,
    *councils.urlpatterns,
    *decisions.urlpatterns,
    *decisions_room.urlpatterns,
    *certificates.urlpatterns,
    *statistics.urlpatterns,
    *showcase.urlpatterns,
    *accounts.urlpatterns,
    *trail.urlpatterns,
    *tokens.urlpatterns,
    *sweep.urlpatterns,
    *initiatives.urlpatterns,
    *results.urlpatterns,
    *nominations.urlpatterns,
    *exchange.urlpatterns,
    *jobs.urlpatterns,
    *backups.urlpatterns,
    *bundles.urlpatterns,
    *organisations.urlpatterns,
    *people.urlpatterns,
    *overlays.urlpatterns,
    *style.urlpatterns,
    path(_book, registers.RegisterList.as_view(), name="register"),
    path(f"{_book}tep.<slug:form>", registers.RegisterFile.as_view(), name="register-file"),
    path(f"{_book}them/", registers.RecordEntry.as_view(), name="record-new"),
    path(f"{_book}<uuid:uid>/", registers.RecordPage.as_view(), name="record"),
    path(f"{_book}<uuid:uid>/sua/", registers.RecordEntry.as_view(), name="record-correct"),
    path(f"{_book}<uuid:uid>/<slug:deed>/", registers.RecordEntry.as_view(), name="record-deed"),
]
