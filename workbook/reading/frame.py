"""Messages between parent and child: eight bytes of length, then the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

# Neither a file nor what is read from it is ever longer.
MAX_MESSAGE = 256_000_000
_LENGTH = 8


def send(target: BinaryIO, message: bytes) -> None:
    """Write one message."""
    target.write(len(message).to_bytes(_LENGTH, "big") + message)
    target.flush()


def receive(source: BinaryIO) -> bytes:
    """The next message. Raises EOFError where the other side is gone or talks nonsense."""
    head = source.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > MAX_MESSAGE:
        raise EOFError
    message = source.read(length)
    if len(message) < length:
        raise EOFError
    return message
