from django.apps import AppConfig


class ReorganisingConfig(AppConfig):
    name = "thidua.foundation.reorganising"
    label = "reorganising"
