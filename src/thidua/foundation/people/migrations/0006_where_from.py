"""Posts, absences and retirements keep where they come from, as the rows of the registry do."""

import django.core.serializers.json
from django.db import migrations, models

NAMES = ("posting", "absence", "retirement")


def say_where_from(apps, schema_editor):
    """Of the rows recorded before, the journals of imports and the trail still know."""
    told = typed(apps)
    told.update(imported(apps))
    for name in NAMES:
        model = apps.get_model("people", name)
        changed = [row for row in model.objects.all() if (name, str(row.uid)) in told]
        for row in changed:
            row.provenance = told[name, str(row.uid)]
        model.objects.bulk_update(changed, ["provenance"], batch_size=500)


def typed(apps):
    """(model, uid) → the provenance of rows typed one by one."""
    events = apps.get_model("audit", "AuditEvent").objects.filter(
        verb__in=[f"record_{name}" for name in NAMES], target_app="people", many=1
    )
    listed = events.order_by("-pk").values_list("target_model", "target_uid", "actor_name", "at")
    return {
        (name, str(uid)): {"door": "typed", "by": who, "at": at.isoformat()}
        for name, uid, who, at in listed
    }


def imported(apps):
    """(model, uid) → the provenance of rows that came with a workbook and were not undone."""
    lines = apps.get_model("exchange", "ImportLine").objects.filter(
        result="written", table__in=("posts", "absences", "retirements")
    )
    told = {}
    for line in lines.select_related("batch").iterator():
        kept = {
            "door": "import", "batch": str(line.batch.uid), "file": line.batch.file_name,
            "sheet": line.sheet, "row": line.row,
        }  # fmt: skip
        for made in line.made:
            if made["before"] is None:
                told[made["model"].removeprefix("people."), made["uid"]] = kept
    return told


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_chain"),
        ("exchange", "0001_initial"),
        ("people", "0005_fold_names"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=name,
                name="provenance",
                field=models.JSONField(
                    default=dict,
                    editable=False,
                    encoder=django.core.serializers.json.DjangoJSONEncoder,
                ),
            )
            for name in NAMES
        ),
        migrations.RunPython(say_where_from, migrations.RunPython.noop),
    ]
