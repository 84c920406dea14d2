"""A browser and its machine in a few words."""

from django.utils.translation import gettext as _

BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"),
    ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
"""In order: several call themselves Chrome or Safari as well."""
MACHINES = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def in_words(user_agent: str) -> str:
    """ "Chrome, Windows"; what is not known is said so."""
    browser = next((word for mark, word in BROWSERS if mark in user_agent), "")
    machine = next((word for mark, word in MACHINES if mark in user_agent), "")
    return ", ".join(filter(None, (browser, machine))) or _("thiết bị không rõ")
