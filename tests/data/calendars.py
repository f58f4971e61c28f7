"""Writes calendars.tsv: random days as three other libraries name them, a second source for the calendars of src/calendar.rs
that convertdate does not have.

pip install PyICU==2.17 (over ICU 72.1) lunardate==0.3.0 hijridate==2.6.0
python calendars.py > calendars.tsv

The days are those of convertdate.tsv. A field is year-month-day; an L behind the month marks a leap month, a lone dash a day that
the library does not know. The Chinese year bears the number of the Gregorian one in which it begins.
"""
import datetime
import random

import icu
from hijridate import Gregorian
from lunardate import LunarDate

ERAS = {232: "meiji", 233: "taisho", 234: "showa", 235: "heisei", 236: "reiwa"}
IS_LEAP_MONTH, EXTENDED_YEAR = 22, 19


def by_icu(name, day):
    calendar = icu.Calendar.createInstance(icu.TimeZone.getGMT(), icu.Locale("en@calendar=" + name))
    calendar.setTime(float((day - datetime.date(1970, 1, 1)).days * 86400))
    return calendar


def plain(calendar):
    fields = icu.Calendar
    return f"{calendar.get(fields.YEAR)}-{calendar.get(fields.MONTH) + 1}-{calendar.get(fields.DATE)}"


def buddhist(day):
    return plain(by_icu("buddhist", day))


def umm_al_qura(day):
    return plain(by_icu("islamic-umalqura", day))


def roc(day):
    calendar = by_icu("roc", day)
    return plain(calendar) if calendar.get(icu.Calendar.ERA) == 1 else "-"


def japanese(day):
    calendar = by_icu("japanese", day)
    era = ERAS.get(calendar.get(icu.Calendar.ERA))
    return f"{era}-{plain(calendar)}" if era else "-"


def chinese(day):
    calendar = by_icu("chinese", day)
    leap = "L" if calendar.get(IS_LEAP_MONTH) else ""
    year = calendar.get(EXTENDED_YEAR) - 2637
    return f"{year}-{calendar.get(icu.Calendar.MONTH) + 1}{leap}-{calendar.get(icu.Calendar.DATE)}"


def lunar(day):
    try:
        date = LunarDate.from_solar_date(day.year, day.month, day.day)
    except (ValueError, IndexError):
        return "-"
    if not 1 <= date.day <= 30 or day.year > 2099:  # it counts on beyond the years that it knows
        return "-"
    leap = "L" if date.is_leap_month else ""
    return f"{date.year}-{date.month}{leap}-{date.day}"


def hijri(day):
    try:
        date = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return "-"
    return f"{date.year}-{date.month}-{date.day}"


def ethiopian(day):
    return plain(by_icu("ethiopic", day))


random.seed(1398)
print("iso\tbuddhist\troc\tjapanese\tethiopian\tumm_al_qura\thijridate\tchinese\tlunardate")
first, last = datetime.date(1850, 1, 1).toordinal(), datetime.date(2150, 1, 1).toordinal()
for ordinal in sorted(random.sample(range(first, last), 2000)):
    day = datetime.date.fromordinal(ordinal)
    readers = [buddhist, roc, japanese, ethiopian, umm_al_qura, hijri, chinese, lunar]
    print(day.isoformat(), *(read(day) for read in readers), sep="\t")
