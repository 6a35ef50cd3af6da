"""The counts of the drip, each beside the rate that was given as it was made."""

from ivig_desk.domain.amounts.formulas import drops_for_rate, rate_of_drops
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.summary.evidence import Entries, told
from ivig_desk.domain.summary.facts import DripFact, PeriodFact


def drips_of(plan: Plan, periods: tuple[PeriodFact, ...], entries: Entries) -> tuple[DripFact, ...]:
    """Return every count in the order of the record; what it changed itself comes after it there (S22)."""
    if not isinstance(plan.giving_set, Gravity):
        return ()
    drop_factor = plan.giving_set.drop_factor
    facts = []
    for one in told(entries, DripMeasured):
        before = [period for period in periods if period.evidence.versions[0] < one.evidence.versions[0]]
        given = drops_for_rate(before[-1].rate.ml_per_h, drop_factor)
        rate = rate_of_drops(one.event.drops, drop_factor)
        facts.append(DripFact(evidence=one.evidence, drip=one.event, rate=rate, given=given))
    return tuple(facts)
