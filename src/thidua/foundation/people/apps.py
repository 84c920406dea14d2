from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "thidua.foundation.people"
    label = "people"
