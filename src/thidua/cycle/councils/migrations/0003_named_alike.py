import django.db.models.deletion
import thidua.foundation.records.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0002_submissions_on_ballots'),
        ('initiatives', '0003_likeness_once_on_both'),
        ('nominations', '0004_round_of_movement'),
        ('organisations', '0004_districts_are_history'),
        ('people', '0006_where_from'),
    ]

    operations = [
        migrations.AlterField(
            model_name='ballotitem',
            name='name',
            field=thidua.foundation.records.fields.LineField(max_length=500, verbose_name='Cá nhân, tập thể, sáng kiến'),
        ),
        migrations.AlterField(
            model_name='ballotitem',
            name='nomination',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='nominations.nomination', verbose_name='Đề nghị'),
        ),
        migrations.AlterField(
            model_name='ballotitem',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='organisations.organisation', verbose_name='Tập thể'),
        ),
        migrations.AlterField(
            model_name='ballotitem',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='people.person', verbose_name='Cá nhân'),
        ),
        migrations.AlterField(
            model_name='ballotitem',
            name='submission',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='initiatives.submission', verbose_name='Sáng kiến'),
        ),
    ]
