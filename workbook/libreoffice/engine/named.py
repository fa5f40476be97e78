"""What the engine cannot do raises NotImplementedError that names the member.

xlwings' base classes raise it without a word, and a property of theirs without our setter would
answer that it cannot be set. So each of our classes is filled up, once, when it is made.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

_BASES = "xlwings.base_classes"


class Named:
    """Base of every class of the engine: fills in what is left out."""

    def __init_subclass__(cls) -> None:
        for base in cls.__mro__:
            if base.__module__ == _BASES:
                for name, member in vars(base).items():
                    _fill(cls, name, member, f"{base.__name__}.{name}")


def refusal(member: str) -> Callable[..., NoReturn]:
    """A function that raises NotImplementedError for the member, such as `Range.to_png`."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise NotImplementedError(_said(member))

    return refuse


def unsupported(member: str) -> NoReturn:
    """Raise what `refusal` raises, for one way of calling a member that is there."""
    raise NotImplementedError(_said(member))


def _said(member: str) -> str:
    return f"xlwings trên LibreOffice chưa làm được {member}."


def is_abstract(function: object) -> bool:
    """Whether a function of xlwings' base classes only says that it is not implemented."""
    code = getattr(function, "__code__", None)
    return code is not None and "NotImplementedError" in code.co_names


def _fill(cls: type, name: str, member: Any, full_name: str) -> None:  # noqa: ANN401  # any kind
    own = inspect.getattr_static(cls, name)
    refuse = refusal(full_name)
    if isinstance(member, property):
        if not isinstance(own, property):
            return
        getter = refuse if own.fget is member.fget and is_abstract(member.fget) else own.fget
        misses = member.fset is not None and own.fset in {None, member.fset}
        setter = refuse if misses and is_abstract(member.fset) else own.fset
        if (getter, setter) != (own.fget, own.fset):
            setattr(cls, name, property(getter, setter, doc=own.__doc__))
        return
    bare = getattr(member, "__func__", member)
    if own is member and is_abstract(bare):
        setattr(cls, name, refuse)
