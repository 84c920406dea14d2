from django.db import migrations

from thidua.foundation.search.vendors import INDEX, UNINDEX


def draw_anew(apps, schema_editor):
    """PostgreSQL's column of words is generated: another form of it is another column."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        for statement in (*UNINDEX[vendor], *INDEX[vendor]):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries")]

    operations = [migrations.RunPython(draw_anew, migrations.RunPython.noop)]
