from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "thidua.foundation.audit"
    label = "audit"
