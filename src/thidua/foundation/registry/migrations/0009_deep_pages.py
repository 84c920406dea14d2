from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0008_sort_keys")]

    operations = [
        migrations.RemoveIndex(model_name="awardheld", name="award_decided"),
        migrations.AddIndex(
            model_name="awardheld",
            index=models.Index(
                fields=["decision_no", "subject_key", "id"], name="award_by_decision"
            ),
        ),
        migrations.AddIndex(
            model_name="awardheld",
            index=models.Index(fields=["decided", "subject_key", "id"], name="award_by_day"),
        ),
    ]
