"""Speed and memory beside a named yardstick, measured in one run: `make bench`."""

import sys
from collections.abc import Callable

from tests.benchmarks import (
    alarm_lines,
    chart_lines,
    domain_lines,
    drip_lines,
    export_lines,
    formulary_lines,
    journal_lines,
    many_lines,
    paper_lines,
    plan_lines,
    records_lines,
    verify_lines,
    window_lines,
)
from tests.benchmarks.lines import BenchLine

Measure = Callable[[], tuple[BenchLine, ...]]
SOURCES: tuple[Measure, ...] = (
    window_lines.measure,
    journal_lines.measure,
    verify_lines.measure,
    export_lines.measure,
    many_lines.measure,
    records_lines.measure,
    formulary_lines.measure,
    domain_lines.measure,
    plan_lines.measure,
    chart_lines.measure,
    paper_lines.measure,
    drip_lines.measure,
    alarm_lines.measure,
)


def main() -> int:
    """Print every line; return 1 where one is over its limit."""
    print(f"{'':4}{'what':58}{'ours':>12}{'yardstick':>12}{'ratio':>8}{'limit':>10}")
    lines = [line for measure in SOURCES for line in _printed(measure)]
    over = [line.name for line in lines if not line.is_within]
    print(
        f"{len(lines) - len(over)} of {len(lines)} lines within their limit"
        + "".join(f"\n  over: {name}" for name in over)
    )
    return 1 if over else 0


def _printed(measure: Measure) -> tuple[BenchLine, ...]:
    lines = measure()
    for line in lines:
        print(_text(line), flush=True)
    return lines


def _text(line: BenchLine) -> str:
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    limit = f"{line.limit_ratio:g} ×" if line.limit_ratio is not None else ""
    limit = limit or (f"{line.limit_ms:g} {line.unit}" if line.limit_ms is not None else "")
    yardstick = "" if line.reference_ms is None else f"{line.reference_ms:.3g} {line.unit}"
    beside = "; ".join(part for part in (line.reference_name, line.extra) if part)
    mark = "ok" if line.is_within else "OVER"
    figures = f"{line.ours_ms:>9.3g} {line.unit}{yardstick:>12}{ratio:>8}{limit:>10}"
    return f"{mark:4}{line.name:58}{figures}" + (f"\n{'':8}{beside}" if beside else "")


if __name__ == "__main__":
    sys.exit(main())
