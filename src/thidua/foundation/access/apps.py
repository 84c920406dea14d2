from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "thidua.foundation.access"
    label = "access"
