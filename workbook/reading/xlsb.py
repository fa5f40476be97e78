from __future__ import annotations
def read_xlsb(*a): raise NotImplementedError
