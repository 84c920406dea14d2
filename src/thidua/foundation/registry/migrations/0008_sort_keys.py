from django.db import migrations, models

from thidua.foundation.records.fields import FollowingKeyField


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_districts_are_history"),
        ("people", "0005_fold_names"),
        ("registry", "0007_lists_of_ratings"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="awardheld",
            name="award_by_name",
        ),
        migrations.AddField(
            model_name="awardheld",
            name="subject_key",
            field=FollowingKeyField(by="fold", default="", editable=False, max_length=601, of=()),
        ),
        migrations.AddField(
            model_name="awardheld",
            name="unit_key",
            field=FollowingKeyField(by="fold", default="", editable=False, max_length=600, of=()),
        ),
        migrations.AddField(
            model_name="rating",
            name="subject_key",
            field=FollowingKeyField(by="fold", default="", editable=False, max_length=601, of=()),
        ),
        migrations.AddField(
            model_name="rating",
            name="unit_key",
            field=FollowingKeyField(by="fold", default="", editable=False, max_length=600, of=()),
        ),
        migrations.AddIndex(
            model_name="awardheld",
            index=models.Index(fields=["subject_key", "id"], name="award_subject"),
        ),
        migrations.AddIndex(
            model_name="awardheld",
            index=models.Index(fields=["unit_key", "subject_key", "id"], name="award_unit"),
        ),
        migrations.AddIndex(
            model_name="awardheld",
            index=models.Index(fields=["-year", "subject_key", "id"], name="award_year_subject"),
        ),
        migrations.AddIndex(
            model_name="awardheld",
            index=models.Index(
                fields=["award", "award_name", "subject_key", "id"], name="award_by_name"
            ),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["subject_key", "id"], name="rating_subject"),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["unit_key", "subject_key", "id"], name="rating_unit"),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["-year", "subject_key", "id"], name="rating_year_subject"),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["rating", "subject_key", "id"], name="rating_word_subject"),
        ),
    ]
