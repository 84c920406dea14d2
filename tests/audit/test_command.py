"""``thidua audit``: exit status and words."""

import io
from importlib.metadata import EntryPoint

import pytest
from django.core.management import CommandError, call_command

from tests.audit import tampering
from thidua.config import console
from thidua.foundation.audit.chain import Head, head
from thidua.foundation.audit.models import AuditEvent


def run(*arguments):
    out = io.StringIO()
    call_command("audit", *arguments, stdout=out)
    return out.getvalue().strip()


def test_a_whole_chain_is_said_to_hold(office):
    told = run("verify").splitlines()
    assert told[0].startswith("Nhật ký nguyên vẹn")
    assert Head.read(told[1]) == head()


def test_the_head_that_seal_prints_is_what_verify_takes(office):
    kept = run("seal")
    assert Head.read(kept) == head()
    assert "nguyên vẹn" in run("verify", "--head", kept)


def test_a_broken_link_names_its_row_and_ends_with_status_one(office):
    victim = AuditEvent.objects.order_by("pk")[2]
    tampering.change(victim.pk, actor_name="Kẻ Sửa")
    with pytest.raises(CommandError) as refused:
        run("verify")
    told = str(refused.value)
    assert refused.value.returncode == 1
    assert f"id {victim.pk} " in told
    assert "Kẻ Sửa" in told
    assert "dòng thứ 3" in told
    assert "event 3" in told


def test_a_cut_tail_is_told_without_a_row(office):
    kept = run("seal")
    tampering.delete(AuditEvent.objects.latest("pk").pk)
    with pytest.raises(CommandError, match="các dòng cuối đã mất"):
        run("verify", "--head", kept)


def test_a_head_that_cannot_be_read_is_bad_input(office):
    with pytest.raises(CommandError, match="COUNT:SEAL"):
        run("verify", "--head", "12")


def test_the_entry_point_hands_its_words_over(monkeypatch):
    handed = []
    monkeypatch.setattr(console, "main", handed.append)
    entry = EntryPoint("audit", "thidua.config.console:audit", "thidua.commands")
    assert entry.load()(["verify"]) == 0
    assert handed == [["audit", "verify"]]
