"""Agencies: how a cell is split into them, and which of the registry they are.

The four kinds of a mention, and how other readings map to them:

* an *agency* is one named body; a body outside the government (an enterprise, a school, a
  bank) is an agency too, since nothing in its name tells that it cannot be assigned work;
* a *group* is a phrase for many ("các sở, ban, ngành", "UBND cấp xã", "… có liên quan");
* a *role* is a function in the task ("cơ quan chủ trì soạn thảo") or persons by their
  office ("Chủ tịch UBND xã", "các đại biểu Quốc hội");
* everything else is *unknown*: words that name no agency are kept, never guessed at.
"""

from __future__ import annotations

from validators.agencies.characters import SuspiciousCharacter, suspicious_characters
from validators.agencies.model import Agency, Group, Kind, Level, Mention, Part
from validators.agencies.registry import AgencyRegistry
from validators.agencies.splitting import split_agencies

__all__ = [
    "Agency",
    "AgencyRegistry",
    "Group",
    "Kind",
    "Level",
    "Mention",
    "Part",
    "SuspiciousCharacter",
    "split_agencies",
    "suspicious_characters",
]
