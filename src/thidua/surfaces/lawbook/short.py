"""Short addresses of instruments and articles: ``/luat/law_06_2022/23``."""

from django.urls import path

from thidua.surfaces.lawbook.views.instruments import short_address

urlpatterns = [
    path("<slug:code>/", short_address),
    path("<slug:code>/<slug:key>/", short_address),
    path("<slug:code>/<slug:key>", short_address),
]
