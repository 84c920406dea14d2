from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0006_who_entered"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["rating", "year"], name="rating_word_year"),
        ),
    ]
