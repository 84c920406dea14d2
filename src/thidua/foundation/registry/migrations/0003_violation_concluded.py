"""A serious violation concluded in writing is recorded beside discipline."""

from django.db import migrations, models

FORMS = {
    "violation": "Vi phạm nghiêm trọng được kết luận bằng văn bản",
    "reprimand": "Khiển trách",
    "warning": "Cảnh cáo",
    "pay_cut": "Hạ bậc lương",
    "demotion": "Giáng chức",
    "dismissal": "Cách chức",
    "expulsion": "Buộc thôi việc",
}


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_restored_awards")]

    operations = [
        migrations.RemoveConstraint("discipline", "discipline_form"),
        migrations.AlterField(
            "discipline",
            "form",
            models.CharField(
                choices=list(FORMS.items()), max_length=12, verbose_name="Hình thức kỷ luật"
            ),
        ),
        migrations.AddConstraint(
            "discipline",
            models.CheckConstraint(
                condition=models.Q(form__in=tuple(FORMS)),
                name="discipline_form",
                violation_error_message="Giá trị không có trong danh mục.",
            ),
        ),
    ]
