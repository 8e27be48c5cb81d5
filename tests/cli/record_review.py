"""Record a review at a terminal anew: `python -m tests.cli.record_review`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import get_args

from million_miles.values import Language
from tests.cli.test_reviewing import RECORDINGS, recorded


def main() -> None:
    """Write what a person sees in each language."""
    for language in get_args(Language):
        with tempfile.TemporaryDirectory() as place:
            os.environ |= {"MILLION_MILES_HOME": place, "COLUMNS": "80"}
            _, screen = recorded(Path(place) / "ana", language)
        file = RECORDINGS / f"review-{language}.txt"
        file.write_text(screen, encoding="utf-8")


if __name__ == "__main__":
    main()
