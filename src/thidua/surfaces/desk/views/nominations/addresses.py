"""Addresses of rounds, the units' reviews and files."""

from django.urls import path

from thidua.surfaces.desk.views.nominations import (
    appraising,
    nomination,
    papers,
    review,
    review_deeds,
    rounds,
)

_round = "dot-xet/<uuid:uid>/"
_review = "binh-xet/<uuid:uid>/"
_file = "de-nghi/<uuid:uid>/"

urlpatterns = [
    path(_round, rounds.round_page, name="round"),
    path(f"{_round}chuyen-buoc/", rounds.move, name="round-move"),
    path(f"{_round}binh-xet/", rounds.open_review, name="unit-review-open"),
    path(f"{_round}tham-dinh/", appraising.Appraising.as_view(), name="round-appraise"),
    path(_review, review.ReviewPage.as_view(), name="unit-review"),
    path(f"{_review}them/", review_deeds.add_line, name="unit-review-line"),
    path(f"{_review}ky/", review_deeds.sign, name="unit-review-sign"),
    path(f"{_review}lap-ho-so/", review_deeds.draw_up, name="unit-review-files"),
    path(f"{_review}nop/", review_deeds.submit, name="unit-review-submit"),
    path(f"{_review}<slug:what>.<slug:form>", papers.of_review, name="unit-review-paper"),
    path(_file, nomination.nomination_page, name="nomination"),
    path(f"{_file}nop/", nomination.submit, name="nomination-submit"),
    path(f"{_file}soan/", nomination.draft, name="nomination-draft"),
    path(f"{_file}bao-cao.<slug:form>", papers.of_nomination, name="nomination-report"),
    path(f"{_file}luu-bao-cao/", papers.keep, name="nomination-keep-report"),
    path(f"{_file}giay-to/", papers.attach, name="nomination-attach"),
    path(f"{_file}giay-to/<uuid:paper>/", papers.kept, name="nomination-paper"),
    path(f"{_file}giay-to/<uuid:paper>/bo/", papers.remove, name="nomination-paper-remove"),
]
