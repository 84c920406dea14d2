from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "thidua.foundation.tokens"
    label = "tokens"
