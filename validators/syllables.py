"""Which letters make a Vietnamese syllable: onset, rhyme, and the tones a stopped rhyme bears.

The rhymes are those of the written language as schools teach them. Needed only to tell
text that was decoded rightly from text that was not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ych ynh yt
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyn uynh uyên uyêt uyt uyp uyu
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_RHYMES = frozenset(_SPELLED.split())
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED_TONES = {"\u0301", "\u0323"}  # sắc and nặng
_STOPPED = ("c", "ch", "p", "t")
_SPLIT = re.compile(f"({_ONSETS})(.+)")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether `word` (any case) can be one syllable of Vietnamese."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in _TONES]
    base = unicodedata.normalize("NFC", "".join(x for x in letters if x not in _TONES))
    rhyme = _rhyme(base)
    if rhyme not in _RHYMES or len(tones) > 1:
        return False
    return not tones or not rhyme.endswith(_STOPPED) or tones[0] in _STOPPED_TONES


def lacks_tone(word: str) -> bool:
    """Whether a syllable ends in c, ch, p or t and bears no tone: no Vietnamese word does."""
    letters = unicodedata.normalize("NFD", word.lower())
    return letters.endswith(_STOPPED) and _TONES.isdisjoint(letters)


def _rhyme(base: str) -> str:
    """What follows the onset; in "gì" and "quốc" the glide is counted where it fits."""
    match = _SPLIT.fullmatch(base)
    if match is None:
        return ""
    onset, rhyme = match[1], match[2]
    if onset == "gi" and rhyme not in _RHYMES:
        return "i" + rhyme
    return rhyme if onset != "qu" or rhyme in _RHYMES else "u" + rhyme
