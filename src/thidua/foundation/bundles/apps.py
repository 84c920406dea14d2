from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "thidua.foundation.bundles"
    label = "bundles"
