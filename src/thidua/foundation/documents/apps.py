from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "thidua.foundation.documents"
    label = "documents"
