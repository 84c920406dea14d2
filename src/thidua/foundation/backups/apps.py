from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "thidua.foundation.backups"
    label = "backups"
