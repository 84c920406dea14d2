"""Mergers and splits recorded before successions were kept: each awaits its confirmation."""

from django.db import migrations

GROUNDS = {"merged": "merged", "split": "split"}


def name_predecessors(apps, _schema_editor):
    change = apps.get_model("organisations", "Change")
    succession = apps.get_model("reorganising", "Succession")
    known = change.objects.filter(kind__in=GROUNDS, successor__isnull=False).order_by("on", "pk")
    pairs = {(row.successor_id, row.organisation_id): row for row in known}
    succession.objects.bulk_create(
        succession(
            successor_id=after, predecessor_id=before, on=row.on, ground=GROUNDS[row.kind]
        )
        for (after, before), row in pairs.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reorganising", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [migrations.RunPython(name_predecessors, migrations.RunPython.noop)]
