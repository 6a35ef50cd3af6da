"""Which profile is chosen on the plan page, or what is wrong with the choice."""

from dataclasses import dataclass

from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.presenters.subcutaneous_wording import not_for_a_vein_text
from ivig_desk.presenters.typed import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneChosen:
    """No profile: the field that is to be mended, and the sentence to stand in it."""

    field: str
    problem: str


def chosen_preparation(profiles: tuple[Profile, ...], texts: Texts) -> str:
    """Return the preparation pressed, or that of the profile chosen where none was; empty before either."""
    pressed = texts.of("preparation")
    return pressed or next((one.preparation for one in profiles if one.id == texts.of("profile")), "")


def chosen_profile(
    profiles: tuple[Profile, ...], under_the_skin: tuple[SubcutaneousProfile, ...], texts: Texts
) -> Profile | NoneChosen:
    """Return the profile chosen by its id (S5); one for under the skin is refused by its name (S3)."""
    chosen, preparation = texts.of("profile"), chosen_preparation(profiles, texts)
    found = next((profile for profile in profiles if profile.id == chosen), None)
    if found is not None and found.preparation == preparation:
        return found
    field = "profile" if preparation in {profile.preparation for profile in profiles} else "preparation"
    for profile in under_the_skin:
        if profile.id == chosen:
            return NoneChosen(field=field, problem=f"{not_for_a_vein_text(profile)}.")
    return NoneChosen(field=field, problem=f"{field.capitalize()}: choose one.")
