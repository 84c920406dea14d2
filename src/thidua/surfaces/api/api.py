"""The API itself: its routers, its key, its errors."""

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from thidua.surfaces.api.endpoints import (
    awards,
    initiatives,
    me,
    organisations,
    people,
    ratings,
    sweep,
    verdicts,
)
from thidua.surfaces.api.holder import Bearer
from thidua.surfaces.api.problems import refuse

DESCRIPTION = """The office for programs. A token (khóa API) acts as its owner and sees what the
owner's pages show. Lists give at most 200 rows at once. Text is UTF-8 in NFC; days are
2026-11-22. `Accept-Language: en` or `vi` chooses the language of words and errors. Every error
says what happened, what was kept and what to do. Discipline, holds and complaints are told to
nobody: a result that rests on them is `undetermined` (chưa xác định)."""


class Readable(JSONRenderer):
    """Letters as they are, not as numbers."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Thi Đua", version="1", description=DESCRIPTION, auth=Bearer(), docs_url=None,
    openapi_url=None, urls_namespace="api",
    renderer=Readable(),
)  # fmt: skip
for prefix, router in (
    ("/me", me.router),
    ("/organisations", organisations.router),
    ("/people", people.router),
    ("/awards", awards.router),
    ("/ratings", ratings.router),
    ("/initiatives", initiatives.router),
    ("/subjects", verdicts.router),
    ("/sweep", sweep.router),
):
    api.add_router(prefix, router)
refuse(api)
