"""Events: who did what to whom, whether it happened, and in whose voice (PLOVER; Halterman et al. 2023)."""

from onrecord.events.reading import read_events
from onrecord.events.resolver import PlainResolver, Resolver

__all__ = ["PlainResolver", "Resolver", "read_events"]
