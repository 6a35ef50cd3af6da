"""IVIG Desk leads a nurse through one intravenous immunoglobulin infusion and keeps its record."""

__version__ = "0.1.0"
