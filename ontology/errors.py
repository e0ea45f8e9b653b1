"""The one family of errors.

    JiaoceError            exit   what the user can do
      InputError           2      mend the call or the input named in the message
      DataError            1      look at the data: it broke a rule, or the answer is not known

Every message says what is wrong, with which value, and what to do. Layers derive their own
classes from these two and build the sentence in the constructor from the values at fault.
"""

from __future__ import annotations


class JiaoceError(Exception):
    """Something a user can act on; the command line shows the sentence and no traceback."""

    exit_code = 2


class InputError(JiaoceError):
    """The call or the input was wrong."""

    exit_code = 2


class DataError(JiaoceError):
    """The data broke a rule, or the graph does not know the answer."""

    exit_code = 1
