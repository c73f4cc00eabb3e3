"""Locks on a file under Linux and macOS."""

import fcntl


def take(descriptor: int, *, exclusive: bool) -> bool:
    """Try to lock a file, at once; tell whether it was done."""
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def release(descriptor: int) -> None:
    """Unlock a file."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)
