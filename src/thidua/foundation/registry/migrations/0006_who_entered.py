from django.db import migrations

TYPED = (
    "achievement", "attestation", "awardheld", "blocresult", "bodyrating", "coverage",
    "discipline", "hold", "initiative", "memberroll", "rating",
)


def say_who_entered(apps, schema_editor):
    """Rows typed before rows kept who entered them: the trail knows it."""
    events = apps.get_model("audit", "AuditEvent").objects.filter(
        verb__startswith="record_", target_app="registry", many=1
    )
    for name in TYPED:
        told = {
            uid: (who, at)
            for uid, who, at in events.filter(target_model=name)
            .order_by("-pk")
            .values_list("target_uid", "actor_name", "at")
        }
        if told:
            sign(apps.get_model("registry", name), told)


def sign(model, told):
    for row in model.objects.iterator():
        if row.uid in told and "by" not in (row.provenance or {}):
            who, at = told[row.uid]
            kept = {"door": "typed"} | (row.provenance or {})
            row.provenance = kept | {"by": who, "at": at.isoformat()}
            row.save(update_fields=["provenance"])


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_chain"),
        ("registry", "0005_lists_of_awards"),
    ]

    operations = [migrations.RunPython(say_who_entered, migrations.RunPython.noop)]
