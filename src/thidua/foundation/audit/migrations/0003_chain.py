"""Seal every event onto the one before it; the triggers step aside in here and nowhere else."""

import thidua.foundation.records.fields
from django.db import migrations, models
from django.db.models import Q
from thidua.foundation.audit import sealing, triggers

AT_ONCE = 1000


def open_table(apps, schema_editor):
    triggers.remove(schema_editor.connection)


def close_table(apps, schema_editor):
    triggers.install(schema_editor.connection)


def fill(apps, schema_editor):
    AuditEvent = apps.get_model("audit", "AuditEvent")
    alias = schema_editor.connection.alias
    rows = AuditEvent.objects.using(alias).order_by("pk").values("pk", *sealing.COLUMNS)
    previous, last = sealing.GENESIS, 0
    while found := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        sealed = []
        for row in found:
            seal = sealing.seal(row, previous=previous, form=1)
            sealed.append((previous, seal, row["pk"]))
            previous, last = seal, row["pk"]
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE audit_auditevent SET previous = %s, seal = %s WHERE id = %s", sealed
            )


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0002_refuse_replacing"),
    ]

    operations = [
        migrations.RunPython(open_table, close_table),
        migrations.AddField(
            model_name="auditevent",
            name="on_behalf_uid",
            field=models.UUIDField(db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="on_behalf_name",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="folded",
            field=thidua.foundation.records.fields.KeyField(by="fold", db_index=True, default="", editable=False, max_length=600, of=("actor_name", "on_behalf_name", "target_label", "reason")),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="seal_form",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="previous",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditevent",
            name="seal",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="auditevent",
            constraint=models.UniqueConstraint(fields=("previous",), name="audit_one_follower"),
        ),
        migrations.AddConstraint(
            model_name="auditevent",
            constraint=models.CheckConstraint(condition=Q(("seal", ""), _negated=True) & Q(("previous", ""), _negated=True), name="audit_sealed"),
        ),
        migrations.RunPython(close_table, open_table),
    ]
