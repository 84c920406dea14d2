from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('statistics', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='report',
            name='direction',
            field=models.TextField(blank=True, max_length=8000, verbose_name='Việc ban hành văn bản, kiện toàn tổ chức'),
        ),
        migrations.AlterField(
            model_name='report',
            name='examples',
            field=models.TextField(blank=True, max_length=8000, verbose_name='Việc phát hiện, nhân rộng điển hình'),
        ),
    ]
