from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "thidua.foundation.access"
    label = "access"

    def ready(self) -> None:
        from axes.signals import user_locked_out

        from thidua.foundation.access.hearing import on_lock_out

        user_locked_out.connect(on_lock_out, dispatch_uid="access.lock_out")
