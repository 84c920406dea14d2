"""What a collective inherits: named, confirmed with its basis, taken back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.reorganising.actions.confirm_inheritance import confirm_inheritance
from thidua.foundation.reorganising.actions.record_predecessor import record_predecessor
from thidua.foundation.reorganising.actions.strike_predecessor import strike_predecessor
from thidua.foundation.reorganising.actions.withdraw_inheritance import withdraw_inheritance
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.permissions import may_confirm_inheritance
from thidua.foundation.reorganising.words import Ground, Takes
from thidua.surfaces.desk.registers.books.fields import day, word
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.subject_field import SubjectField
from thidua.surfaces.desk.views.sweep.finding import SignedIn, collective_or_404


class ConfirmForm(RecordForm):
    reason_label = gettext_lazy("Căn cứ xác nhận kế thừa")
    takes = word(
        gettext_lazy("Tập thể này kế thừa gì"),
        [choice for choice in Takes.choices if choice[0]],
    )

    def deed(self, version: int, values: dict[str, Any]) -> Succession:
        return confirm_inheritance(
            actor=self.actor, succession=self.row, version=version, takes=values["takes"],
            basis=values["reason"],
        )  # fmt: skip


class WithdrawForm(StrikeForm):
    reason_label = gettext_lazy("Lý do rút xác nhận")

    def deed(self, version: int, values: dict[str, Any]) -> Succession:
        return withdraw_inheritance(
            actor=self.actor, succession=self.row, version=version, reason=values["reason"]
        )


class StrikePredecessorForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_predecessor(
            actor=self.actor, succession=self.row, version=version, reason=values["reason"]
        )


class PredecessorForm(RecordForm):
    predecessor = SubjectField(label=gettext_lazy("Tiền thân"), kinds=("organisation",))
    on = day(gettext_lazy("Từ ngày"), required=True)
    ground = word(gettext_lazy("Do"), Ground.choices)
    one: Organisation

    def deed(self, version: int, values: dict[str, Any]) -> Succession:  # noqa: ARG002 a new row
        return record_predecessor(actor=self.actor, successor=self.one, **values)


class _Page(View):
    """One form about who came before."""

    title: ClassVar[Any]
    submit: ClassVar[Any] = gettext_lazy("Lưu")
    hint: ClassVar[Any] = ""
    one: Organisation
    row: Succession | None = None

    def form(self, request: SignedIn, data: Any = None) -> RecordForm:
        """The form of the page, filled where it has been sent."""
        raise NotImplementedError

    def get(self, request: SignedIn, **_address: Any) -> HttpResponse:
        return self.page(request, self.form(request))

    def post(self, request: SignedIn, **_address: Any) -> HttpResponse:
        form = self.form(request, request.POST)
        if form.is_valid():
            form.perform()
        if form.errors:
            return self.page(request, form, status=422)
        messages.success(request, _("Đã lưu và ghi vào nhật ký."))
        return redirect("desk:organisation-life", self.one.uid)

    def page(self, request: SignedIn, form: RecordForm, status: int = 200) -> HttpResponse:
        back = reverse("desk:organisation-life", args=[self.one.uid])
        context = {
            "form": form, "title": self.title, "lead": str(self.row or self.one), "back": back,
            "hint": self.hint, "submit": self.submit,
            "crumbs": [(_("Tổ chức"), reverse("desk:tree")), (self.one.name, back)],
        }  # fmt: skip
        return render(request, "desk/organisations/event.html", context, status=status)


class _OfSuccession(_Page):
    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seen = Succession.objects.visible_to(request.user)
        row = seen.select_related("successor", "predecessor").filter(uid=kwargs["uid"]).first()
        if row is None:
            raise Http404
        self.row, self.one = row, row.successor
        require(may_confirm_inheritance, request.user, self.one.pk)


class Confirm(_OfSuccession):
    title = gettext_lazy("Xác nhận kế thừa")
    hint = gettext_lazy(
        "Đổi tên, chuyển cấp trên không cần xác nhận: vẫn là một tập thể. Hợp nhất, chia tách, lập "
        "lại thì chỉ tính các năm trước khi có văn bản xác nhận; năm nào tập thể mới có dòng "
        "riêng thì dòng ấy được dùng."
    )

    def form(self, request: SignedIn, data: Any = None) -> RecordForm:
        return ConfirmForm(data, actor=request.user, row=self.row)


class TakeBack(_OfSuccession):
    forms: ClassVar[dict[str, tuple[Any, type[RecordForm]]]] = {
        "rut-xac-nhan": (gettext_lazy("Rút xác nhận kế thừa"), WithdrawForm),
        "xoa": (gettext_lazy("Xóa tiền thân ghi nhầm"), StrikePredecessorForm),
    }

    def form(self, request: SignedIn, data: Any = None) -> RecordForm:
        found = self.forms.get(self.kwargs["deed"])
        if found is None:
            raise Http404
        return found[1](data, actor=request.user, row=self.row)

    @property
    def title(self) -> Any:
        return self.forms[self.kwargs["deed"]][0]


class Predecessor(_Page):
    title = gettext_lazy("Ghi tiền thân")

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.one = collective_or_404(request, kwargs["uid"])
        require(may_confirm_inheritance, request.user, self.one.pk)

    def form(self, request: SignedIn, data: Any = None) -> RecordForm:
        form = PredecessorForm(data, actor=request.user)
        form.one = self.one
        return form
