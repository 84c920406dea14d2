"""Fold the names recorded before there was a column for them."""

from django.db import migrations

from thidua.foundation.records.bulk import chunked, write_columns


def fold_names(apps, _editor):
    """A landed row gets what every new one gets when it is saved."""
    model = apps.get_model("people", "Person")
    keys = list(model.objects.filter(name_folded="").values_list("pk", flat=True))
    field = model._meta.get_field("name_folded")
    for some in chunked(keys, 1_000):
        people = model.objects.filter(pk__in=some).only("pk", "full_name")
        write_columns(
            model, ("name_folded",), ((one.pk, field.pre_save(one, False)) for one in people)
        )


class Migration(migrations.Migration):
    dependencies = [("people", "0004_identity_merges_requests")]

    operations = [migrations.RunPython(fold_names, migrations.RunPython.noop)]
