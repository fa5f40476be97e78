"""The numbers and signs that begin an entry of a plan, as in a sheet (`workbook.markers`)."""

from __future__ import annotations

from workbook.markers import Marker, Rank, joined, marker_of, number_in_cell

__all__ = ["Marker", "Rank", "joined", "marker_of", "number_in_cell"]
