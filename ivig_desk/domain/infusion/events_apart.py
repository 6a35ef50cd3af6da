"""The events that stand each in a file of its own."""

from ivig_desk.domain.infusion.course_events import CourseEvent
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.report_written import ReportWritten

EventApart = DripMeasured | ReportWritten | CourseEvent
