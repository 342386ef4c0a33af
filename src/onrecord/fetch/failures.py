"""Why an attempt failed: for now, so that it may be tried again, or for good."""

from __future__ import annotations

from onrecord.errors import InputError

LATER = "Try again later"


class PassingError(InputError):
    """An attempt failed in a way that may pass: the server is busy, or a connection broke.

    Attributes:
        wait: Seconds that the server asks to wait; null where it asks for none.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        """Say what happened.

        Args:
            message: What went wrong, where, and what to do next.
            wait: Seconds that the server asks to wait.
        """
        super().__init__(message)
        self.wait = wait


def out_of_time(where: str, seconds: float) -> InputError:
    """Say that an attempt took too long.

    Args:
        where: The address.
        seconds: The limit.
    """
    return InputError(f"{where} did not answer in whole within {seconds:g} seconds. {LATER}")


def over_size(where: str, size: int) -> InputError:
    """Say that an answer is over the limit.

    Args:
        where: The address.
        size: The limit, in bytes.
    """
    return InputError(f"{where} gives more than {size:,} bytes, the most that is taken. Save it yourself and read the file")
