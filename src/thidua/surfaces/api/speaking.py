"""The language of an answer: the caller's, else the account's choice, else Vietnamese."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

KNOWN = {code for code, _name in settings.LANGUAGES}
View = Callable[..., HttpResponse]


def asked_language(request: HttpRequest) -> str:
    """``vi`` or ``en`` of the header ``Accept-Language``; empty where it names neither first."""
    first = request.headers.get("Accept-Language", "").split(",")[0]
    code = first.split(";")[0].split("-")[0].strip().lower()
    return code if code in KNOWN else ""


def speak_as(request: HttpRequest, choice: str) -> None:
    """Follow the account's choice where the caller asks for no language."""
    if choice in KNOWN and not asked_language(request):
        translation.activate(choice)


def spoken(view: View) -> View:
    """A view in the caller's language; the thread speaks as before when it ends."""

    def told(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with translation.override(asked_language(request) or settings.LANGUAGE_CODE):
            response = view(request, *args, **kwargs)
            response.headers["Content-Language"] = translation.get_language() or "vi"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return told
