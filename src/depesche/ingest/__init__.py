"""Layer 4: from what users have (files, folders, feeds, archives, a pipe) to `Article`s.

`read` takes every kind of input and never raises for a bad one: what cannot be read becomes an `Article`
with an `Issue`, and reading goes on.
"""

from depesche.ingest.defaults import Defaults
from depesche.ingest.inputs import read

__all__ = ["Defaults", "read"]
