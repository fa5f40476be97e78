from __future__ import annotations
def read_ods(*a): raise NotImplementedError
