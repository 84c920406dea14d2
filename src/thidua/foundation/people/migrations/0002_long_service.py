import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Retirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('edit_version', models.PositiveIntegerField(default=1, editable=False)),
                ('decided', models.DateField(verbose_name='Ngày thông báo, quyết định nghỉ hưu')),
                ('higher_age', models.BooleanField(blank=True, null=True, verbose_name='Nghỉ hưu ở tuổi cao hơn (nữ)')),
                ('both_wars', models.BooleanField(blank=True, null=True, verbose_name='Công tác suốt hai cuộc kháng chiến')),
            ],
            options={
                'verbose_name': 'việc nghỉ hưu',
                'ordering': ['decided', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='posting',
            name='ended_by',
            field=models.CharField(blank=True, choices=[('rotation', 'Luân chuyển'), ('assignment', 'Điều động, biệt phái, phân công'), ('reorganisation', 'Sắp xếp tổ chức'), ('age_limit', 'Hết tuổi lãnh đạo, quản lý'), ('early_retirement', 'Nghỉ hưu trước tuổi'), ('other', 'Lý do khác')], max_length=20, verbose_name='Thôi giữ do'),
        ),
        migrations.AddField(
            model_name='posting',
            name='term_ends',
            field=models.DateField(blank=True, null=True, verbose_name='Nhiệm kỳ, thời hạn bổ nhiệm đến trước ngày'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('term_ends__isnull', True), ('term_ends__gt', models.F('starts')), _connector='OR'), name='posting_term', violation_error_message='Ngày kết thúc phải sau ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('ended_by__in', ('rotation', 'assignment', 'reorganisation', 'age_limit', 'early_retirement', 'other', ''))), name='posting_ended_by', violation_error_message='Giá trị không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('ended_by', ''), ('ends__isnull', False), _connector='OR'), name='posting_ended_by_of_ended', violation_error_message='Chỉ chức vụ đã thôi giữ mới có lý do thôi giữ.'),
        ),
        migrations.AddField(
            model_name='retirement',
            name='person',
            field=models.OneToOneField(error_messages={'unique': 'Việc nghỉ hưu của người này đã được ghi.'}, on_delete=django.db.models.deletion.CASCADE, related_name='retirement', to='people.person', verbose_name='Cá nhân'),
        ),
    ]
