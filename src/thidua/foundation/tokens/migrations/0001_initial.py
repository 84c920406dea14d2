import django.db.models.deletion
import django.utils.timezone
import thidua.foundation.records.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('edit_version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', thidua.foundation.records.fields.LineField(max_length=100, verbose_name='Dùng cho')),
                ('prefix', models.CharField(editable=False, max_length=12, verbose_name='Bắt đầu bằng')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('may_write', models.BooleanField(default=False, verbose_name='Được ghi dữ liệu')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='Cấp lúc')),
                ('issued_by', thidua.foundation.records.fields.LineField(editable=False, max_length=200, verbose_name='Người cấp')),
                ('ends', models.DateField(verbose_name='Hết hạn từ ngày')),
                ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='Thu hồi lúc')),
                ('last_used', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='Dùng gần nhất')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL, verbose_name='Tài khoản')),
            ],
            options={
                'verbose_name': 'khóa API',
                'ordering': ['-issued_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='token_digest_only')],
            },
        ),
    ]
