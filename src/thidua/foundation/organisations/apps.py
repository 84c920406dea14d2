from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "thidua.foundation.organisations"
    label = "organisations"
