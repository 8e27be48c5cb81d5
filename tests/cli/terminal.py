"""`miles` at a real terminal, which no pipe can stand in for."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

MILES = Path(sys.executable).with_name("miles")
PROMPT = b"\r\n> "
END = "\x04"  # Ctrl-D


def start(*words: str) -> tuple[subprocess.Popen[bytes], int]:
    """Return `miles`, started at a terminal, and our end of it."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [MILES, *words], stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    return running, ours


def read(ours: int) -> bytes:
    """Return what came to the screen; nothing at the end."""
    try:
        return os.read(ours, 65536)
    except OSError:  # how Linux says that the other end has closed
        return b""


def type_in(*words: str, answers: tuple[str, ...]) -> tuple[int, str]:
    """Type `miles`, then an answer at each prompt; return the code and the screen."""
    running, ours = start(*words)
    screen, prompts = b"", 0
    while chunk := read(ours):
        screen += chunk
        while screen.count(PROMPT) > prompts:
            answer = f"{answers[prompts]}\n" if prompts < len(answers) else END
            os.write(ours, answer.encode())
            prompts += 1
    os.close(ours)
    return running.wait(timeout=60), screen.decode().replace("\r\n", "\n")
