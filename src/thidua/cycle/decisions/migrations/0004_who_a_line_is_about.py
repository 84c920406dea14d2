"""A line keeps the uid of whom it names, so that ``person`` can follow a merge."""

from typing import Any

from django.db import migrations, models


def name_subjects(apps: Any, schema_editor: Any) -> None:
    lines = apps.get_model("decisions", "DecisionLine").objects
    rows = list(lines.select_related("person", "organisation", "submission"))
    for row in rows:
        row.about_uid = (row.person or row.organisation or row.submission).uid
    lines.bulk_update(rows, ["about_uid"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0003_numbers_of_a_year'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='decisionline',
            name='decision_line_once_person',
        ),
        migrations.RemoveConstraint(
            model_name='decisionline',
            name='decision_line_once_organisation',
        ),
        migrations.RemoveConstraint(
            model_name='decisionline',
            name='decision_line_once_submission',
        ),
        migrations.AddField(
            model_name='decisionline',
            name='about_uid',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(name_subjects, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='decisionline',
            name='about_uid',
            field=models.UUIDField(editable=False),
        ),
        migrations.AddConstraint(
            model_name='decisionline',
            constraint=models.UniqueConstraint(fields=('decision', 'award', 'about_uid'), name='decision_line_once', violation_error_message='Danh sách đã có dòng này.'),
        ),
    ]
