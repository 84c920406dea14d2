"""Addresses of submissions, reviews and likenesses."""

from django.urls import path

from thidua.surfaces.desk.views.initiatives import comparing, papers, reviewing, submission

_row = "ho-so-sang-kien/<uuid:uid>/"
_own = "tham-dinh-sang-kien/"

urlpatterns = [
    path(_row, submission.submission_page, name="submission"),
    path(f"{_row}nop/", submission.send, name="submission-send"),
    path(f"{_row}giao/", submission.assign, name="submission-assign"),
    path(f"{_row}thoi-giao/", submission.release, name="submission-release"),
    path(f"{_row}trinh/", submission.forward, name="submission-forward"),
    path(f"{_row}don.<slug:form>", papers.of_submission, name="submission-paper"),
    path(f"{_row}phieu/<uuid:review>.<slug:form>", papers.of_review, name="review-paper"),
    path("sang-kien-giong-nhau/<uuid:uid>/", comparing.Compare.as_view(), name="likeness"),
    path("pham-vi-sang-kien/<uuid:uid>/mau-13.<slug:form>", papers.of_confirmation,
         name="confirmation-paper"),
    path(_own, reviewing.own_reviews, name="own-reviews"),
    path(f"{_own}<uuid:uid>/", reviewing.OwnReview.as_view(), name="own-review"),
]  # fmt: skip
