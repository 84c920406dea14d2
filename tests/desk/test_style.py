"""The page of style shows every component; its colours can be read."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test.signals import template_rendered
from django.urls import reverse

from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.views.style.tokens import LINES, PAIRS, contrast, contrasts

COMPONENTS = Path(get_template("desk/base.html").origin.name).parent / "components"


@pytest.fixture
def page(client, office):
    client.force_login(office.user(Role.ADMINISTRATOR))
    used = set()
    note = lambda template, **_more: used.add(Path(template.origin.name))  # noqa: E731
    template_rendered.connect(note)
    answer = client.get(reverse("desk:style"))
    template_rendered.disconnect(note)
    return answer, used


def test_every_component_is_on_the_page_of_style(page):
    answer, used = page
    assert answer.status_code == 200
    assert {path for path in COMPONENTS.glob("*.html") if path not in used} == set()


def test_the_page_of_style_shows_errors_long_texts_and_empty_places(page):
    text = page[0].content.decode()
    for part in ('class="errors"', 'class="empty"', "1.234,5", "22/11/2026", "aria-invalid",
                 "cell--provisional", "mark--struck", '<p class="notice notice--done">Đã lưu',
                 'value="12345"'):  # fmt: skip
        assert part in text, part


def test_the_page_of_style_is_for_administrators_and_the_demonstration(client, office, settings):
    client.force_login(office.officer)
    assert client.get(reverse("desk:style")).status_code == 404
    settings.THIDUA = replace(settings.THIDUA, demonstration=True)
    assert client.get(reverse("desk:style")).status_code == 200


def test_a_form_of_the_page_of_style_writes_nothing(client, office):
    client.force_login(office.user(Role.ADMINISTRATOR))
    answer = client.post(reverse("desk:style"), {"name": "x"})
    assert answer.url == reverse("desk:style")


def test_contrast_is_that_of_the_guideline():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_text_can_be_read_and_every_edge_seen():
    assert {(one.text, one.ground) for one in contrasts(PAIRS) if one.ratio < 4.5} == set()
    assert {(one.text, one.ground) for one in contrasts(LINES) if one.ratio < 3} == set()
