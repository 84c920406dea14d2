from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "thidua.foundation.registry"
    label = "registry"
