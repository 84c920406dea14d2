from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("nominations", "0002_papers"),
    ]

    operations = [
        migrations.RenameModel("Remark", "FileRemark"),
    ]
