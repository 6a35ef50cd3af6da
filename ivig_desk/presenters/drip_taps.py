"""What tapping does to the form of the drip: taps of a drip that no longer runs so are never counted with new ones."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.monitoring.drip import DripUse
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.presenters.drip_form import GROWN_OLD, TAPS, USED_AS
from ivig_desk.presenters.metronome import METRONOME, Beating
from ivig_desk.presenters.open_forms import OpenForms
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import Typed

_TAPPED_AT = "tapped_at"


def begin_drip(forms: OpenForms) -> None:
    """Count from nothing, and leave the rate as it is unless something else is said."""
    forms.empty(RunForm.DRIP)
    forms.fill(RunForm.DRIP, Texts(by_field={USED_AS.name: DripUse.CHECKED.value}))


def type_in_drip(forms: OpenForms, wish: Typed, rules: DripRules | None, at: Instant) -> None:
    """Keep a tap or an answer.

    Whoever taps to a metronome counts the metronome: the first tap ends it, and its beginning drops every tap.
    """
    was_old = drop_old_taps(forms, rules, at)
    is_begun_anew = wish.field == TAPS.name and not wish.text
    if is_begun_anew or (wish.field == METRONOME and wish.text):
        begin_drip(forms)
    if is_begun_anew:
        return
    text = wish.text.split()[-1] if was_old and wish.field == TAPS.name else wish.text
    forms.type(RunForm.DRIP, wish.field, text, at)
    if wish.field == TAPS.name:
        forms.beating = Beating.OFF
        forms.type(RunForm.DRIP, _TAPPED_AT, str(at.microseconds), at)


def drop_old_taps(forms: OpenForms, rules: DripRules | None, now: Instant) -> bool:
    """Begin anew where the last tap is too long ago to be of the drip that runs now; say whether it was."""
    tapped_at = forms.texts(RunForm.DRIP).of(_TAPPED_AT)
    if rules is None or not tapped_at or now.since(Instant(int(tapped_at))) < rules.taps_hold_for:
        return False
    begin_drip(forms)
    forms.put(RunForm.DRIP, forms.texts(RunForm.DRIP).with_text(GROWN_OLD, GROWN_OLD))
    return True
