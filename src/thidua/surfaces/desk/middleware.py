"""What stands around every page.

The reader's language: the account's choice, else the cookie's, else Vietnamese.

The browser's own list of languages is not asked: most machines of the offices say English.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from thidua.foundation.records.deadlocks import PAUSES, again, broken_off

KNOWN = {code for code, _name in settings.LANGUAGES}


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self.language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def language(self, request: HttpRequest) -> str:
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(
            settings.LANGUAGE_COOKIE_NAME, ""
        )
        return chosen if chosen in KNOWN else settings.LANGUAGE_CODE


class AgainMiddleware:
    """A page whose transaction the database broke off for another's is asked again: nothing
    of the first time stays, and nobody need press the button again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not broken_off(exception):
            return None
        for _name, files in request.FILES.lists():
            for file in files:
                file.seek(0)
        time.sleep(PAUSES[0])
        return again(lambda: match.func(request, *match.args, **match.kwargs))
