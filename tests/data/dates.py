"""Writes convertdate.tsv: random days as Python's convertdate names them, a second source for src/calendar.rs.

pip install convertdate==2.5.1; python dates.py > convertdate.tsv
Hebrew months are counted from Tishri here, as in the vocabulary; the first Adar of a leap year is 5L.
"""
import datetime
import random

from convertdate import coptic, hebrew, indian_civil, islamic, julian, persian


def hebrew_date(y, m, d):
    year, month, day = hebrew.from_gregorian(y, m, d)
    if month >= 12:
        name = "5L" if month == 12 and hebrew.leap(year) else "6"
    else:
        name = str(month - 6 if month > 6 else month + 6)
    return f"{year}-{name}-{day}"


def plain(calendar):
    return lambda y, m, d: "-".join(str(n) for n in calendar.from_gregorian(y, m, d))


random.seed(1398)
print("iso\tpersian\thebrew\tislamic\tcoptic\tindian\tjulian")
readers = [plain(persian), hebrew_date, plain(islamic), plain(coptic), plain(indian_civil), plain(julian)]
first, last = datetime.date(1850, 1, 1).toordinal(), datetime.date(2150, 1, 1).toordinal()
for ordinal in sorted(random.sample(range(first, last), 2000)):
    day = datetime.date.fromordinal(ordinal)
    print(day.isoformat(), *(read(day.year, day.month, day.day) for read in readers), sep="\t")
