"""What the trail tells."""

from thidua.foundation.audit.models import AuditEvent

CONTENT = ("organisations", "reorganising", "people", "registry", "exchange")
"""Apps whose rows the rules read; accounts and preferences change no verdict."""


def revision() -> int:
    """The registry's revision: grows with every change of what the rules read."""
    latest = AuditEvent.objects.filter(target_app__in=CONTENT).order_by("-pk")
    return latest.values_list("pk", flat=True).first() or 0
