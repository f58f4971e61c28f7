//! How does a time print? For `factcheck show figures` and the tables of tests.
//!
//! In: the first quarter of the current Iranian year, out: `persian +0 Q1`. A year is its number, a sign and
//! a number if counted from the current one, or `?`; an edge stands behind: `2004 end`.

use std::fmt;

use crate::calendar::Calendar;
use crate::figure::{Edge, Part, Period, Time, TimeUnit, Year, Zone};

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => write!(f, "{period}"),
            Self::Range(first, last) => write!(f, "{first} .. {last}"),
            Self::Weekday { day, shift: 0 } => write!(f, "weekday {day}"),
            Self::Weekday { day, shift } => write!(f, "weekday {day} {shift:+}"),
            Self::Shift { count, unit, from_now } => {
                let from = if *from_now { "from now" } else { "from there" };
                write!(f, "{count:?} {} {from}", name(*unit))
            }
            Self::Ending { count, unit, end: Some(end) } => write!(f, "{count} {} to {end}", name(*unit)),
            Self::Ending { count, unit, end: None } => write!(f, "{count} {} to now", name(*unit)),
            Self::Same { years } => write!(f, "same {years:+}"),
            Self::Clock { minutes, zone } => {
                write!(f, "{:02}:{:02}", minutes / 60, minutes % 60)?;
                match zone {
                    Some(Zone::Offset(minutes)) => write!(f, " UTC{minutes:+}"),
                    Some(Zone::Open) => write!(f, " local"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.calendar != Calendar::Gregorian {
            write!(f, "{} ", format!("{:?}", self.calendar).to_lowercase())?;
        }
        match self.year {
            Year::Stated(year) => write!(f, "{year}")?,
            Year::Relative(years) => write!(f, "{years:+}")?,
            Year::Open => write!(f, "?")?,
        }
        match self.part {
            Part::Year => Ok(()),
            Part::FiscalYear => write!(f, " fiscal"),
            Part::Half(half) => write!(f, " H{half}"),
            Part::Quarter(quarter) => write!(f, " Q{quarter}"),
            Part::FiscalHalf(half) => write!(f, " fiscal H{half}"),
            Part::FiscalQuarter(quarter) => write!(f, " fiscal Q{quarter}"),
            Part::Season(season) => write!(f, " season {season}"),
            Part::Month(month) => write!(f, "-{month:02}"),
            Part::Day { month, day } => write!(f, "-{month:02}-{day:02}"),
            Part::Ambiguous { first, second } => write!(f, " {first:02}/{second:02}"),
            Part::DayOfMonth(day) => write!(f, "-?-{day:02}"),
            Part::Decade => write!(f, " decade"),
            Part::Century => write!(f, " century"),
        }?;
        f.write_str(match self.edge {
            Edge::Whole => "",
            Edge::Start => " start",
            Edge::Middle => " middle",
            Edge::End => " end",
        })
    }
}

const fn name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "s",
        TimeUnit::Minute => "min",
        TimeUnit::Hour => "h",
        TimeUnit::Day => "d",
        TimeUnit::Week => "wk",
        TimeUnit::Month => "mo",
        TimeUnit::Quarter => "quarter",
        TimeUnit::Year => "y",
    }
}
