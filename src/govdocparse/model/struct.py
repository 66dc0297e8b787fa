"""What all structs of the model share."""

from __future__ import annotations

import msgspec


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What all structs share: frozen, absent instead of null, and, as they form no cycle, no work for the collector."""
