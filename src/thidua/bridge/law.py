"""The law the office judges by: the package's data and the overlays of its settings."""

from __future__ import annotations

from django.conf import settings

from thidua_rules.loading import load_law
from thidua_rules.model.law import Law


def the_law() -> Law:
    """The law data with the office's overlays; loaded once a process."""
    return load_law(overlays=chosen_overlays())


def chosen_overlays() -> tuple[str, ...]:
    """The overlays of the settings; a demonstration that names none takes its own."""
    options = settings.THIDUA
    return options.overlays or (("demonstration",) if options.demonstration else ())
