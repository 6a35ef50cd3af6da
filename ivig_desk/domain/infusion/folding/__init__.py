"""The fold of an infusion's events into what is true of it."""

from ivig_desk.domain.infusion.folding.evolve import evolve

__all__ = ["evolve"]
