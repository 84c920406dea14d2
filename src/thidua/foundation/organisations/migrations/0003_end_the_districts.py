"""Before two rules become constraints, the rows of old are made to fit them.

The district level ended on 1 July 2025: a district without an end gets this one, what was founded
later was no district. Of two names (or two parents) given on one day, the one between stood for no
day at all; what was decided twice is told by the first.
"""

from datetime import date

from django.db import migrations
from django.db.models import Q

END = date(2025, 7, 1)


def make_fit(apps, _schema_editor):
    organisation = apps.get_model("organisations", "Organisation")
    change = apps.get_model("organisations", "Change")
    districts = organisation.objects.filter(kind__in=("district", "district_office"))
    districts.filter(valid_from__gte=END).update(kind="other")
    districts.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=END)).update(valid_to=END)
    told = {}
    for row in change.objects.filter(kind__in=("renamed", "moved")).order_by("on", "pk"):
        first = told.setdefault((row.organisation_id, row.kind, row.on), row)
        if first is not row:
            bases = dict.fromkeys(filter(None, (first.legal_basis, row.legal_basis)))
            first.legal_basis = "; ".join(bases)[:300]
            first.save(update_fields=["legal_basis"])
            row.delete()


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_issuers")]

    operations = [migrations.RunPython(make_fit, migrations.RunPython.noop)]
