"""What nobody writes by accident: refused within a second and 200 MB."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from million_miles import exchange

# Each makes `data` and names the file it pretends to be. The limits are those of the
# operating system, so that nothing of ours can cheat; two seconds, since the machine
# that runs the tests may be slow and starting Python takes its share.
REFUSED = {
    "a bomb of aliases": """
        rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for i in range(1, 40):
            rows.append(f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]")
        data, file = "\\n".join(rows).encode(), "plan.yaml"
    """,
    "a map that merges itself": """
        data, file = b"a: &a {<<: *a, b: *a}", "plan.yaml"
    """,
    "fifty megabytes": """
        data, file = b"x" * 50_000_000, "plan.yaml"
    """,
    "a journal of fifty megabytes": """
        data, file = b"a,,noted,x,,,,,,,\\n" * 3_000_000, "journal.csv"
    """,
    "deep brackets": """
        data, file = b"[" * 1_900_000, "plan.yaml"
    """,
    "deep braces": """
        data, file = b"{a: " * 400_000, "plan.yaml"
    """,
    "deep indents": """
        data = "".join(" " * i + "a:\\n" for i in range(1_900)).encode()
        file = "plan.yaml"
    """,
    "two million dashes": """
        data, file = b"- a\\n" * 450_000, "plan.yaml"
    """,
    "half a million keys": """
        data = "".join(f"k{i}:\\n" for i in range(190_000)).encode()
        file = "plan.yaml"
    """,
    "one requirement that needs everything": """
        ids = [f"r{i}" for i in range(9_000)]
        parts = "".join(f"      p{i}: {{title: p}}\\n" for i in range(3_000))
        data = "format: million-miles/plan/1\\ngoal: g\\nrequirements:\\n"
        data += "".join(f"  {i}: {{title: t}}\\n" for i in ids)
        data += f"  z:\\n    title: z\\n    needs: [{', '.join(ids)}]\\n    parts:\\n{parts}"
        data, file = data.encode(), "plan.yaml"
    """,
    "a key of a megabyte": """
        data, file = b"? " + b"k" * 1_000_000 + b"\\n: v", "plan.yaml"
    """,
    "a number of a megabyte": """
        data = b"format: million-miles/plan/1\\ngoal: g\\nrequirements:\\n  a:\\n"
        data += b"    title: a\\n    effort: " + b"9" * 1_000_000 + b" h\\n"
        file = "plan.yaml"
    """,
    "a day in the year 9999": """
        data = b"format: million-miles/plan/1\\ngoal: g\\nby: 9999-12-31\\n"
        file = "plan.yaml"
    """,
    "two hundred rules that never come true": """
        data = "format: million-miles/plan/1\\ngoal: g\\nrequirements:\\n"
        rules = [f"FREQ=DAILY;INTERVAL={i};BYMONTH=2;BYMONTHDAY=30" for i in range(1, 201)]
        opens = [f"{{rule: {rule}, from: 2027-01-01}}" for rule in rules]
        rows = [f"  r{i}: {{title: t, try: {{shape: exam, opens: {rule}}}}}\\n" for i, rule in enumerate(opens)]
        data, file = (data + "".join(rows)).encode(), "plan.yaml"
    """,
    "not a number": """
        data = b"format: million-miles/plan/1\\ngoal: g\\ncapacity:\\n"
        data += b"  - {from: 2027-01-01, hours_per_week: .nan}\\n"
        file = "plan.yaml"
    """,
    "a text that runs backwards": """
        data = "format: million-miles/plan/1\\ngoal: \\u202eevil\\n".encode()
        file = "plan.yaml"
    """,
    "nothing but zero bytes": """
        data, file = b"\\0" * 1_000_000, "plan.yaml"
    """,
    "bytes that are no text": """
        data, file = bytes(range(256)) * 1_000, "plan.yaml"
    """,
    "an endless cell": """
        data = b"id,at,did,requirement,try,amount,stage,reason,lesson,undoes,note\\n"
        data, file = data + b'a,,noted,x,,,,,,,"' + b"x" * 15_000_000, "journal.csv"
    """,
    "eight million empty lines, then nonsense": """
        data, file = b"\\r\\n" * 7_900_000 + b"x", "journal.csv"
    """,
    "a formula in every cell": """
        data = b"id,at,did,requirement,try,amount,stage,reason,lesson,undoes,note\\n"
        data, file = data + b"=1,=1,=1,=1,=1,=1,=1,=1,=1,=1,=1\\n" * 400_000, "journal.csv"
    """,
    "deep JSON": """
        data, file = b"[" * 19_000 + b"\\n", "forecasts.jsonl"
    """,
    "many lines of broken JSON": """
        data, file = b'{"on": NaN}\\n' * 1_000_000, "forecasts.jsonl"
    """,
    "an order of a hundred thousand": """
        names = b",".join(b'"a%d"' % k for k in range(100_000))
        data = b'{"on": "2027-01-09", "order": [' + names + b"]}\\n"
        data, file = data * 12, "orders.jsonl"
    """,
    "a profile of a megabyte": """
        data, file = b"name: " + b"x" * 1_000_000, "profile.yaml"
    """,
}

READ = """
import resource
import time
from million_miles import exchange

MOST_SECONDS = 1.0
from million_miles.values import MistakesError

readers = {
    "plan.yaml": exchange.read_plan,
    "journal.csv": exchange.read_journal,
    "forecasts.jsonl": exchange.read_forecasts,
    "orders.jsonl": exchange.read_orders,
    "profile.yaml": exchange.read_profile,
}
used = resource.getrusage(resource.RUSAGE_SELF)
seconds = used.ru_utime + used.ru_stime
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 2, int(seconds) + 2))
began = time.process_time()
try:
    readers[file](exchange.decode(data, file=file))
except MistakesError as error:
    print(*sorted({mistake.code for mistake in error.mistakes}))
assert time.process_time() - began < MOST_SECONDS
# The kernel's own count, since `ru_maxrss` begins with what the parent had.
peak = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
assert int(peak[0].split()[1]) < 200_000, peak  # kilobytes
"""


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="peak memory is read from /proc"
)
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_hostile_is_refused_quickly(name: str) -> None:
    lines = [line.strip() for line in REFUSED[name].strip().split("\n")]
    make = "\n".join(("    " if "rows.append" in line else "") + line for line in lines)

    reading = subprocess.run(
        [sys.executable, "-c", make + READ],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path(exchange.__file__).parents[2])},
        check=False,
        text=True,
        timeout=60,
    )

    assert reading.stderr == ""
    assert reading.returncode == 0
    assert reading.stdout.strip()
