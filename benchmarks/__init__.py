"""What Million Miles claims about its speed and quality, side by side with its peers.

Every module here that has a `run` is a benchmark: `python -m benchmarks NAME` runs it.
"""

from benchmarks.row import Row

__all__ = ["Row"]
