"""What a form says when something is missing or wrong: the words of an office."""

import pytest
from django import forms
from django.utils.translation import override

from thidua.foundation.overlays.words import Kind
from thidua.surfaces.desk.registers.books.awards import AWARDS
from thidua.surfaces.desk.registers.books.retirements import RETIREMENTS
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.views.registers import said


class Everything(forms.Form):
    text = forms.CharField(max_length=5)
    day = forms.DateField()
    number = forms.IntegerField(min_value=2, max_value=9)
    choice = forms.ChoiceField(choices=[("a", "A")])
    many = forms.MultipleChoiceField(choices=[("a", "A")])
    file = forms.FileField()
    email = forms.EmailField()


WRONG = {
    "text": ("dài quá rồi", "Hãy ghi không quá 5 ký tự (đang có 11)."),
    "day": ("hôm nay", "Hãy ghi ngày/tháng/năm, ví dụ 22/11/2026."),
    "number": ("10", "Hãy ghi số không quá 9."),
    "choice": ("b", "«b» không có trong danh sách; hãy chọn lại."),
    "many": (["b"], "«b» không có trong danh sách; hãy chọn lại."),
    "email": ("an", "Hãy ghi một địa chỉ thư điện tử đầy đủ, ví dụ ten@coquan.gov.vn."),
}


def test_what_is_empty_is_said_in_every_kind_of_field():
    with override("vi"):
        errors = {
            name: [str(one) for one in found] for name, found in Everything({}).errors.items()
        }
    assert errors == {key: ["Chưa điền mục này."] for key in Everything.base_fields}


def test_english_keeps_its_own_words():
    with override("en"):
        assert Everything({}).errors["text"] == ["This field is required."]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_what_to_do(name):
    typed, said = WRONG[name]
    with override("vi"):
        assert Everything({name: typed}).errors[name] == [said]


def test_a_number_in_words_and_one_too_small():
    with override("vi"):
        assert Everything({"number": "hai"}).errors["number"] == ["Hãy ghi một số nguyên."]
        assert Everything({"number": "1"}).errors["number"] == ["Hãy ghi số từ 2 trở lên."]


def test_a_record_is_silent_on_what_was_never_done_to_it():
    columns = (
        Column("revoked", "Ngày thu hồi", lambda row: row, if_said=True),
        Column("restored", "Ngày khôi phục", lambda _row: None, if_said=True),
        Column("issuer", "Nơi quyết định", lambda _row: ""),
    )
    assert [cell.label for cell in said(columns, "x")] == ["Ngày thu hồi", "Nơi quyết định"]
    quiet = {column.name for column in AWARDS.columns if column.if_said}
    assert quiet == {
        "achievement_from", "achievement_to",
        "revoked", "revoked_no", "revoked_why", "restored", "restored_no", "restored_why",
        "reissue_kind", "reissued", "reissued_no", "reissued_why", "former_certificate_no",
    }  # fmt: skip


def test_one_is_not_called_many_in_english():
    with override("en"):
        assert str(Kind.DECISION.label) == "Decision"
        assert str(RETIREMENTS.form.base_fields["person"].label) == "Person"
