"""The plan page's texts into a plan, or what is wrong in which field; one file a step."""

from ivig_desk.presenters.plan_reading.dose import DoseTyped
from ivig_desk.presenters.plan_reading.reader import PlanReader, PlanSources
from ivig_desk.presenters.plan_reading.typed_fields import Problems

__all__ = ["DoseTyped", "PlanReader", "PlanSources", "Problems"]
