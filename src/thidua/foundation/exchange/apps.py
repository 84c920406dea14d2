from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "thidua.foundation.exchange"
    label = "exchange"
