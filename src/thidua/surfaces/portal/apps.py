from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "thidua.surfaces.portal"
    label = "portal"
