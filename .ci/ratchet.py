#!/usr/bin/env python3
"""Fails when the figures of the bench fall below those that tests/ratchet.json keeps.

ratchet.py BINARY BENCH: runs BENCH/score.py on the labelled passages. A fall of covered or caught by more than a
point, or any rise of the false alarms, is a failure. `--keep` writes the figures reached instead.
"""
import json, pathlib, re, subprocess, sys

binary, bench = sys.argv[1], pathlib.Path(sys.argv[2])
kept_file = pathlib.Path(__file__).resolve().parent.parent / "tests" / "ratchet.json"
command = [sys.executable, str(bench / "score.py"), "--bin", binary, "--relations", str(bench / "relations.dev.jsonl")]
output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
line = re.search(r"covered +([\d.]+)% +caught +([\d.]+)% +false alarms +([\d.]+)%", output)
reached = dict(zip(("covered", "caught", "alarms"), map(float, line.groups())))
if "--keep" in sys.argv:
    kept_file.write_text(json.dumps(reached, indent=2) + "\n")
    sys.exit()
kept = json.loads(kept_file.read_text())
print(f"ci: bench: reached {reached}, kept {kept}")
worse = [k for k in ("covered", "caught") if reached[k] < kept[k] - 1] + ["alarms"] * (reached["alarms"] > kept["alarms"])
if worse:
    sys.exit(f"ci: the bench is worse in {', '.join(worse)}:\n{output}")
