"""A job is one piece of long work, asked for by one person; its files; who works; what is due."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.models import User
from thidua.foundation.jobs.kinds import title_of
from thidua.foundation.jobs.words import ENDED, OPEN, State
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, worded
from thidua.foundation.records.sealed_files import opened, sealed

AWAY = timedelta(seconds=60)
"""A worker or a running job that has said nothing for so long counts as gone."""


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, actor: Actor) -> JobQuerySet:
        """One's own; the administrator sees that there are jobs in his or her part of the tree,
        never what they hold (see ``Job.belongs_to``)."""
        own = Q(owner__uid=actor.uid) if actor.uid else Q(pk__in=[])
        return self.filter(own | actor.reach(Role.ADMINISTRATOR).condition("organisation"))

    def told_to(self, actor: Actor) -> JobQuerySet:
        """With ``told``: what the job is about, to its owner; nothing to anybody else."""
        mine = Q(owner__uid=actor.uid) if actor.uid else Q(pk__in=[])
        other = actor.acting_for
        mine &= Q(on_behalf__uid=other.uid) if other else Q(on_behalf=None)
        return self.annotate(told=Case(When(mine, then=F("label")), default=Value("")))

    def open(self) -> JobQuerySet:
        return self.filter(state__in=OPEN)


class Job(Record):
    """``done`` of ``total`` (0: not known), ``note`` what is being done, in the owner's language.

    ``attempt`` numbers the runs: a worker that lost its job writes nothing any more, for each of
    its writes names its attempt. ``label`` is what the owner knows it by, such as a file's name.
    ``changed_at`` is written in the transaction of the change
    itself. ``about`` is the uid of the row the job is about, for the page to link to.
    """

    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs",
        verbose_name=_("Người yêu cầu"),
    )  # fmt: skip
    on_behalf = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs_for",
        verbose_name=_("Thay mặt"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs",
        verbose_name=_("Phạm vi"),
    )  # fmt: skip
    kind = models.CharField(_("Loại việc"), max_length=40, db_index=True)
    label = LineField(_("Nội dung"), max_length=200, blank=True)
    arguments = models.JSONField(default=dict, encoder=ENCODER)
    language = models.CharField(max_length=2, default="vi")
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=State, default=State.WAITING, db_index=True
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = LineField(max_length=200, blank=True)
    attempt = models.PositiveSmallIntegerField(_("Lần chạy"), default=1)
    task = models.CharField(max_length=40, blank=True)
    cancel_asked = models.BooleanField(default=False)
    outcome = models.CharField(max_length=1000, blank=True)
    about = models.UUIDField(null=True)
    seen = models.BooleanField(default=False)
    queued_at = models.DateTimeField(_("Yêu cầu lúc"), default=timezone.now, db_index=True)
    started_at = models.DateTimeField(_("Bắt đầu lúc"), null=True)
    heartbeat = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("Kết thúc lúc"), null=True)
    result_until = models.DateTimeField(_("Tệp giữ đến"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc chạy nền")
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["owner", "state"], name="job_owner_state")]
        constraints = [
            worded("state", tuple(State.values), "job_state"),
            models.CheckConstraint(
                condition=Q(state=State.WAITING, started_at=None, finished_at=None)
                | Q(
                    state=State.RUNNING, started_at__isnull=False, heartbeat__isnull=False,
                    finished_at=None,
                )
                | Q(state=State.DONE, started_at__isnull=False, finished_at__isnull=False)
                | (Q(state=State.FAILED, finished_at__isnull=False) & ~Q(outcome=""))
                | Q(state=State.CANCELLED, finished_at__isnull=False),
                name="job_state_has_its_times",
            ),
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")), name="job_done_within_total"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return title_of(self.kind)

    @property
    def place(self) -> Organisation | None:
        return self.organisation

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def share(self) -> int | None:
        """Hundredths done; None while the whole is not known."""
        return 100 * self.done // self.total if self.total else None

    def wait_again(self) -> None:
        """Back to the beginning as a new attempt: what an earlier run still writes is refused."""
        self.state, self.attempt = State.WAITING, self.attempt + 1
        self.started_at = self.finished_at = self.heartbeat = self.changed_at = None
        self.done = self.total = 0
        self.note, self.outcome, self.cancel_asked, self.seen = "", "", False, False
        self.queued_at = timezone.now()
        self.save(force_update=True)

    def belongs_to(self, actor: Actor) -> bool:
        """Whether the actor may read what the job holds: its notes, outcome and file. What was
        asked for in another's place is read while acting in that place only."""
        other = actor.acting_for
        standing_for = None if self.on_behalf is None else self.on_behalf.uid
        mine = self.owner is not None and self.owner.uid == actor.uid
        return mine and standing_for == (other.uid if other else None)

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps: never the arguments, which may name secret rows."""
        return {"kind": self.kind, "state": self.state, "attempt": self.attempt}


class Use(models.TextChoices):
    GIVEN = "given", _("Tệp gửi vào")
    RESULT = "result", _("Tệp kết quả")


class JobFile(models.Model):
    """What a job was given to read, or made for download; the bytes go when it expires.

    ``content`` is sealed, for it may hold what no dump of the database may show.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="files")
    use = models.CharField(max_length=6, choices=Use)
    name = LineField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "use"], name="job_file_once"),
            worded("use", tuple(Use.values), "job_file_use"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, job: Job, use: Use, name: str, media_type: str, content: bytes) -> JobFile:
        return cls.objects.create(
            job=job, use=use, name=name, media_type=media_type, size=len(content),
            content=sealed(content),
        )  # fmt: skip

    def opened(self) -> bytes:
        """The bytes as they came. Raises Unreadable."""
        return opened(bytes(self.content))


class Worker(models.Model):
    """A process that runs jobs, and when it last said so."""

    name = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name


class Duty(models.Model):
    """When a piece of periodic work was last begun, and what went wrong, if anything."""

    name = models.CharField(max_length=40, unique=True)
    begun_at = models.DateTimeField()
    fault = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name
