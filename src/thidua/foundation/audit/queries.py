"""What the trail tells."""

from thidua.foundation.audit.models import AuditEvent

CONTENT = (
    "organisations", "reorganising", "people", "blocs", "registry", "overlays", "exchange",
    "bundles",
)  # fmt: skip
"""Apps whose rows the rules read, and those that bring such rows; accounts and preferences change
no verdict."""


def revision() -> int:
    """The registry's revision: grows with every change of what the rules read."""
    latest = AuditEvent.objects.filter(target_app__in=CONTENT).order_by("-pk")
    return latest.values_list("pk", flat=True).first() or 0


def revision_and_moment() -> str:
    """The revision with the moment of its latest change.

    The moment tells apart two histories that count alike, such as a database before and after
    a backup was put back.
    """
    latest = AuditEvent.objects.filter(target_app__in=CONTENT).order_by("-pk")
    found = latest.values_list("pk", "at").first()
    return f"{found[0]} {found[1].isoformat()}" if found else "empty"
