"""The fields of the page under the skin, and their texts into an order."""

from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MlPerHourPerSite
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousOrder, SubcutaneousProfile
from ivig_desk.presenters.entry import QuantityT
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.subcutaneous_wording import not_for_the_skin_text, profile_text
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, choice_problem, count_in

WEIGHT = FieldPlan(name="weight_kg", label="Weight", kind=FieldKind.NUMBER, quantity=Kilograms)
DOSE = FieldPlan(name="dose_g", label="Dose of this infusion", kind=FieldKind.NUMBER, quantity=Grams)
SITES = FieldPlan(name="sites", label="Number of sites", kind=FieldKind.NUMBER)
INFUSION = FieldPlan(
    name="infusion", label="Infusion number", kind=FieldKind.NUMBER, hint="1 for the first, then 2, 3 …"
)
RATE = FieldPlan(
    name="rate_ml_h_per_site",
    label="Rate per site (if ordered)",
    kind=FieldKind.NUMBER,
    quantity=MlPerHourPerSite,
)


def profile_field(profiles: tuple[SubcutaneousProfile, ...]) -> FieldPlan:
    """Return the field of the profile, from those for under the skin alone."""
    options = tuple(Option(value=profile.id, label=profile_text(profile)) for profile in profiles)
    return FieldPlan(name="profile", label="Profile", kind=FieldKind.CHOICE, options=options)


class SubcutaneousReader:
    """Reads the fields as they are typed; what is wrong is kept by field, what is not there yet by its label."""

    def __init__(
        self, texts: Texts, profiles: tuple[SubcutaneousProfile, ...], for_a_vein: tuple[Profile, ...]
    ) -> None:
        """Take what is typed and what it is chosen from, and read it."""
        self._texts = texts
        self._profiles = profiles
        self._for_a_vein = for_a_vein
        self.problems: dict[str, str] = {}
        self.wanting: list[str] = []
        self.profile = self._profile()
        self.weight = self._amount(WEIGHT, Kilograms)
        self.dose = self._amount(DOSE, Grams)
        self.sites = self._count(SITES)
        self.infusion = self._count(INFUSION)
        self.rate = self._amount(RATE, MlPerHourPerSite) if self._is_typed(RATE) else None

    def order(self) -> SubcutaneousOrder | None:
        """Return the order, or None where `wanting` says what is missing or cannot be read."""
        if self.wanting or self.weight is None or self.dose is None or self.sites is None or self.infusion is None:
            return None
        return SubcutaneousOrder(
            weight=self.weight, dose=self.dose, sites=self.sites, infusion=self.infusion, rate=self.rate
        )

    def _profile(self) -> SubcutaneousProfile | None:
        field, chosen = profile_field(self._profiles), self._texts.of("profile")
        for profile in self._profiles:
            if profile.id == chosen:
                return profile
        other = next((one for one in self._for_a_vein if one.id == chosen), None)
        self._note(field, choice_problem(field, self._texts) if other is None else f"{not_for_the_skin_text(other)}.")
        return None

    def _amount(self, field: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        amount = amount_in(field, self._texts, unit)
        if not isinstance(amount, str) and amount.value > 0:
            return amount
        self._note(field, amount if isinstance(amount, str) else f"{field.label}: more than 0 {unit.unit}.")
        return None

    def _count(self, field: FieldPlan) -> int | None:
        count = count_in(field, self._texts)
        if not isinstance(count, str) and count > 0:
            return count
        self._note(field, count if isinstance(count, str) else f"{field.label}: more than 0.")
        return None

    def _note(self, field: FieldPlan, problem: str) -> None:
        """Keep a field that gives nothing; one not typed in yet is only wanting, and no fault is found with it."""
        self.wanting.append(field.label)
        if self._is_typed(field):
            self.problems[field.name] = problem

    def _is_typed(self, field: FieldPlan) -> bool:
        return bool(self._texts.of(field.name).strip())
