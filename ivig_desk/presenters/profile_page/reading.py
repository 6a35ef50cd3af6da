"""The texts of the form into a profile: words may still be missing, figures must be there."""

from ivig_desk.domain.amounts.quantities import DropsPerMl, MgPerMl, Minutes
from ivig_desk.domain.formulary.profile import (
    Checked,
    Composition,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
    Raised,
)
from ivig_desk.presenters.entry_wording import answer_text
from ivig_desk.presenters.profile_page.field_reading import FieldReader
from ivig_desk.presenters.profile_page.rows import LIMIT_PARTS, RUNG_PARTS, filled
from ivig_desk.presenters.typed import Texts

CONCENTRATION, DROP_FACTOR = "concentration_mg_per_ml", "drop_factor_drops_per_ml"


class ProfileReader:
    """Reads the form; `profile` is None until every figure can be read, `problems` say by field what cannot."""

    def __init__(self, profile_id: str, texts: Texts) -> None:
        """Take what is typed, and read it."""
        self._id = profile_id
        self._texts = texts
        self._fields = FieldReader(texts)
        self.profile = self._profile()
        self.problems = self._fields.problems

    def _profile(self) -> Profile | None:
        fields = self._fields
        concentration = fields.amount(CONCENTRATION, "Concentration", MgPerMl)
        drop_factor = fields.amount_if_typed(DROP_FACTOR, "Drop factor", DropsPerMl)
        rungs, later_rungs = self._rungs("rung"), self._rungs("later_rung")
        maximum = self._limit("maximum", "Maximum")
        faster = self._limit_if_typed("tolerated_faster", "Maximum if tolerated before")
        at_risk = self._at_risk()
        first = self._limit_if_typed("first_infusion", "First infusion")
        period, composition = self._period(), self._composition()
        source, infusion = fields.cited("source", "Source of the profile"), self._infusion()
        checked, raised = self._checked(), self._raised()
        if concentration is None or maximum is None or period is None or source is None or infusion is None:
            return None
        if not fields.figures_are_read:
            return None
        return Profile(
            id=self._id,
            version=fields.words("version"),
            checksum="",
            preparation=fields.words("preparation"),
            manufacturer=fields.words("manufacturer"),
            region=fields.words("region"),
            indications=tuple(fields.words("indications").split()),
            infusion=infusion,
            concentration=concentration,
            drop_factor=drop_factor,
            rungs=rungs,
            later_rungs=later_rungs,
            maximum=maximum,
            tolerated_faster=faster,
            at_risk=at_risk,
            at_risk_words=fields.words("at_risk_words"),
            first_infusion=first,
            observe_after=period,
            composition=composition,
            source=source,
            notes=fields.all_words("note"),
            ten_fold_checked_by=fields.all_words("ten_fold"),
            checked=checked,
            raised=raised,
        )

    def _infusion(self) -> InfusionNumber | None:
        chosen = self._texts.of("infusion")
        number = {one.value: one for one in InfusionNumber}.get(chosen)
        if number is None:
            self._fields.problems["infusion"] = answer_text("Infusion number", chosen)
        return number

    def _rungs(self, name: str) -> tuple[ProfileRung, ...]:
        rungs = (self._rung(name, row) for row in filled(self._texts, name, RUNG_PARTS))
        return tuple(rung for rung in rungs if rung is not None)

    def _rung(self, name: str, row: int) -> ProfileRung | None:
        label = f"Rung {row}"
        rate = self._fields.rate(f"{name}_{row}_rate", label, f"{name}_unit")
        hold = self._fields.amount(f"{name}_{row}_hold", f"{label}, held", Minutes)
        source = self._fields.cited(f"{name}_{row}_source", f"{label}, source")
        if rate is None or hold is None or source is None:
            return None
        return ProfileRung(rate=rate, hold=hold, source=source)

    def _limit(self, name: str, label: str) -> Limit | None:
        rate = self._fields.rate(f"{name}_rate", label, f"{name}_unit")
        source = self._fields.cited(f"{name}_source", f"{label}, source")
        if rate is None or source is None:
            return None
        return Limit(rate=rate, condition=self._fields.words(f"{name}_condition"), source=source)

    def _limit_if_typed(self, name: str, label: str) -> Limit | None:
        return self._limit(name, label) if self._fields.words(f"{name}_rate") else None

    def _at_risk(self) -> tuple[Limit, ...]:
        rows = filled(self._texts, "at_risk", LIMIT_PARTS)
        limits = (self._limit(f"at_risk_{row}", f"At risk, print {row}") for row in rows)
        return tuple(limit for limit in limits if limit is not None)

    def _period(self) -> ObservationPeriod | None:
        ordinary = self._fields.amount("observe_ordinary_min", "Observed after the end", Minutes)
        longer = self._fields.amount("observe_longer_min", "After a first, changed or long-ago one", Minutes)
        source = self._fields.cited("observe_source", "Observation, source")
        if ordinary is None or longer is None or source is None:
            return None
        return ObservationPeriod(ordinary=ordinary, first_changed_or_long_gap=longer, source=source)

    def _composition(self) -> Composition:
        fields = self._fields
        return Composition(
            stabiliser=fields.words("stabiliser"),
            iga=fields.words("iga"),
            vials=fields.millilitres("vials_ml", "Vial sizes"),
            dilution=fields.words("dilution"),
            line=fields.words("line"),
            warnings=fields.all_words("warning"),
            diluted_to=fields.amount_if_typed("diluted_to_mg_per_ml", "Diluted to", MgPerMl),
            pooled_use_within=fields.amount_if_typed("pooled_use_within_min", "Pooled bottles, use within", Minutes),
        )

    def _checked(self) -> Checked | None:
        names = self._fields.all_words("checked")
        return Checked(by=names, on=self._fields.day("checked_on", "Day of the check")) if names else None

    def _raised(self) -> Raised | None:
        """Who answers for a raised limit; whether one is raised, and this wanted, is not known here."""
        names, reason = self._fields.all_words("raised"), self._fields.words("raised_reason")
        if not names and not reason:
            return None
        return Raised(by=names, reason=reason, on=self._fields.day("raised_on", "Day of the raise"))
