"""Search everywhere, and the choices of a subject field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.records.text import fold
from thidua.foundation.registry.models import AwardHeld
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.subject_field import KINDS, matches

SHOWN = 25


def search(request: HttpRequest) -> HttpResponse:
    """People, organisations and decisions in whose text every word occurs."""
    text = request.GET.get("q", "")
    words = fold(text).split()
    people = Person.objects.visible_to(reader(request)).select_related("organisation")
    places = Organisation.objects.visible_to(reader(request)).select_related("parent")
    awards = AwardHeld.objects.visible_to(reader(request)).with_subject().exclude(decision_no="")
    for word in words:
        people, places = people.filter(folded__contains=word), places.filter(folded__contains=word)
        awards = awards.filter(folded__contains=word)
    context = {"text": text, "asked": bool(words), "shown": SHOWN}
    if words:
        context |= {
            "people": people[:SHOWN], "places": places[:SHOWN], "awards": awards[:SHOWN],
        }  # fmt: skip
    return render(request, "desk/search.html", context)


def subjects(request: HttpRequest) -> HttpResponse:
    """The lines a subject field offers for what is typed."""
    name = request.GET.get("field", "")
    kinds = tuple(kind for kind in request.GET.get("kinds", "").split(",") if kind in KINDS)
    text = request.GET.get(f"{name}_q", "")
    offered = matches(text, kinds, reader(request))
    context = {"name": name, "offered": offered, "asked": bool(text.strip())}
    return render(request, "desk/registers/subject_choices.html", context)
