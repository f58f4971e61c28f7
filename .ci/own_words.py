"""Are our words our own? No line of the project may share seven words in a row with a passage of the bench.

usage: own_words.py BENCH      (the folder that holds relations.*.jsonl; run from the project's root)
"""
import glob
import json
import re
import sys

RUN = 7
OURS = ("rules/*/*.toml", "src/**/*.rs", "tests/**/*.rs", "tests/figures/*.txt", "tests/passages/*.jsonl", "corpus/*.txt", "docs/*.md", "*.md")


def runs(text):
    words = re.findall(r"[a-z0-9.,$£€%']+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


bench = set()
for path in glob.glob(f"{sys.argv[1]}/relations*.jsonl"):
    for line in open(path, encoding="utf-8"):
        bench |= runs(json.loads(line)["text"])

shared = 0
for path in sorted(path for pattern in OURS for path in glob.glob(pattern, recursive=True)):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        for run in sorted(runs(line) & bench):
            print(f"{path}:{number}: {' '.join(run)}")
            shared += 1
if not bench or shared:
    sys.exit(f"{shared} runs of {RUN} words are the bench's" if bench else "no passages found")
print("our words are our own")
