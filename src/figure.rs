//! Which stretches of the text state a value, and which value?
//!
//! In: `about 1.425 million tons`, out: a [`Figure`] of kind quantity over `1.425 million tons`, with
//! its readings in metric and short tons and the hedge `about`. The grammar, one file a kind of
//! figure, is in `figure/`; what the figures say of each other is the next stages' work.

mod amount;
mod count;
mod digits;
pub mod grammar;
pub mod hedge;
mod length;
mod not_figure;
pub mod number;
mod ordinal;
mod par;
pub mod quantum;
mod ratio;
pub mod scan;
pub mod score;
mod separators;
mod suffix;
mod time;
mod words;

pub use scan::{Context, Draft};

use crate::calendar::Calendar;
use crate::num::rounding::{self, Precision};
use crate::num::{Interval, Num};
use crate::segment::Segment;
use crate::source::{Source, Span};
use crate::unit::{Base, Dimension, Unit};
use crate::vocabulary::Vocabulary;

/// Index of a figure in its document, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub usize);

/// What sort of value a figure states; the names are those of the JSON report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A bare number.
    Number,
    /// A number with a physical unit.
    Quantity,
    /// A number with a currency.
    Money,
    /// Parts of a hundred.
    Percent,
    /// Percentage points and basis points.
    Points,
    /// `a third`, `one in five`, `twice`, `15 per 100,000`.
    Ratio,
    /// `third`, `21st`.
    Ordinal,
    /// A number of things: `481,800 shares`.
    Count,
    /// One day, or a month of a year.
    Date,
    /// A stretch of the calendar: a quarter, a year, `March 21-June 21`.
    Period,
    /// A day of the week.
    Weekday,
    /// A length of time: `three-month`, `18 months`.
    Duration,
    /// How old somebody is.
    Age,
    /// A time of day.
    Clock,
    /// The result of a contest: `3-2`.
    Score,
}

impl Kind {
    /// The name in the JSON report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Quantity => "quantity",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Ratio => "ratio",
            Self::Ordinal => "ordinal",
            Self::Count => "count",
            Self::Date => "date",
            Self::Period => "period",
            Self::Weekday => "weekday",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Clock => "clock",
            Self::Score => "score",
        }
    }
}

/// One stretch of text that states a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its index.
    pub id: FigureId,
    /// What sort of value.
    pub kind: Kind,
    /// The figure with its unit or counted noun, without hedges.
    pub span: Span,
    /// The words before (or after) it that bend the value.
    pub hedge: Option<Hedge>,
    /// What it says.
    pub value: Value,
    /// How the number was written, for figures that are written as one number.
    pub spelling: Option<Spelling>,
}

impl Figure {
    /// The first reading of an amount; times and scores have none.
    pub fn reading(&self) -> Option<&Reading> {
        match &self.value {
            Value::Amount(readings) => readings.first(),
            _ => None,
        }
    }

    /// Whether it is a time, and no amount or score.
    pub const fn is_time(&self) -> bool {
        matches!(self.value, Value::Time(_))
    }

    /// Whether it says when: a time, and no length of one.
    pub fn is_moment(&self) -> bool {
        self.is_time() && self.kind != Kind::Duration
    }

    /// Whether so much comes in each stretch of time: `765 engines a day`.
    pub fn is_by_time(&self) -> bool {
        let by_time = |(base, power): &(Base, i8)| *base == Base::Time && *power < 0;
        self.dimension().is_some_and(|dimension| dimension.powers().iter().any(by_time))
    }

    /// How much an amount is in its first reading, in base units.
    pub fn in_base_units(&self) -> Option<Interval> {
        self.reading().map(|reading| reading.unit.to_base(&reading.interval))
    }

    /// The dimension of an amount in its first reading.
    pub fn dimension(&self) -> Option<&Dimension> {
        self.reading().map(|reading| &reading.unit.dimension)
    }
}

/// What a figure says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number with a unit; several readings where the text leaves the unit open (`ton`).
    /// At least one.
    Amount(Vec<Reading>),
    /// A point or a stretch of time, as the text names it.
    Time(Time),
    /// Both sides of a score.
    Score(u32, u32),
}

/// One way to read an amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Every value that the spelling and the hedge allow, in `unit`.
    pub interval: Interval,
    /// The same if the writer may have cut digits rather than rounded; holds `interval`.
    pub truncated: Interval,
    /// The unit that the text states, magnitude words multiplied out.
    pub unit: Unit,
}

/// How a number was written: enough to respell it with one slip and read it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Plain digits with a point: `1.425`, also for number words (`twenty-three` is `23`).
    pub digits: String,
    /// The power of ten of the magnitude words: 6 for million.
    pub exponent: i32,
    /// How the last place is to be read.
    pub precision: Precision,
    /// Whether digits were written (`false`: number words, which no digit slip explains).
    pub in_digits: bool,
}

impl Spelling {
    /// The number as the point that is printed, without what rounding or a bound would leave open.
    pub fn printed(&self) -> Option<Interval> {
        rounding::rounded(&self.digits, self.exponent, Precision::Exact)
    }
}

/// Words that bend a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hedge {
    /// Where they stand.
    pub span: Span,
    /// How they bend it.
    pub bend: Bend,
}

/// The side and the slack that a hedge grants, as shares of the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bend {
    /// How far below the value it may be.
    pub below: Slack,
    /// How far above.
    pub above: Slack,
}

/// How far a hedge reaches on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slack {
    /// This share of the value; zero for not at all.
    Share(Num),
    /// Without end.
    Open,
}

/// A point or a stretch of time as the text names it; what fixes it is the relation stage's work.
#[derive(Debug, Clone, PartialEq)]
pub enum Time {
    /// A part of a calendar year: a day, month, quarter, the year itself.
    Period(Period),
    /// `March 21-June 21`, `1941 to 1945`.
    Range(Box<Time>, Box<Time>),
    /// `Friday`, `last Friday`: 0 is Monday; the shift counts weeks, 0 if the text gives none.
    Weekday {
        /// 0 is Monday.
        day: u8,
        /// -1 for `last Friday`, 1 for `next Friday`, 0 for a bare one.
        shift: i32,
    },
    /// `three years ago` (-3), `two days later` (+2), `a year earlier` (-1).
    Shift {
        /// How many; negative for earlier.
        count: Interval,
        /// Of what.
        unit: TimeUnit,
        /// Counted from now (`ago`) or from another time in the text (`later`, `earlier`).
        from_now: bool,
    },
    /// A stretch that ends at a point: `the three months to June`, `the past five years`
    /// (no end: now), `the year ended March 31`.
    Ending {
        /// How many units long.
        count: u32,
        /// Of what.
        unit: TimeUnit,
        /// Its last point; `None` is now.
        end: Option<Box<Time>>,
    },
    /// Refers to a period named elsewhere: `the same period`, `the three-month period of this year`.
    Same {
        /// Years away from that one: -1 for `the same period of last year`.
        years: i32,
    },
    /// A time of day.
    Clock {
        /// Minutes after midnight.
        minutes: u16,
        /// The zone, if one is named.
        zone: Option<Zone>,
    },
}

/// Whose clock shows a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Minutes east of Greenwich.
    Offset(i16),
    /// `ET`, `local time`: the season or the place decides, which the text need not tell.
    Open,
}

/// A part of a year of some calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// Whose calendar.
    pub calendar: Calendar,
    /// Which year.
    pub year: Year,
    /// Which part of it.
    pub part: Part,
    /// Whether the text means all of it or an end of it.
    pub edge: Edge,
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Year {
    /// A year with its number, in its calendar.
    Stated(i32),
    /// Counted from the current one: 0 `this year`, -1 `last year`.
    Relative(i32),
    /// Not said: `June 8`, `the first quarter`.
    Open,
}

/// Which part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// A fiscal year that bears this year's number, its months unknown.
    FiscalYear,
    /// First or second.
    Half(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 0 spring, 1 summer, 2 autumn, 3 winter.
    Season(u8),
    /// 1 to 12 (13 in some calendars).
    Month(u8),
    /// A day of a month.
    Day {
        /// From 1.
        month: u8,
        /// From 1.
        day: u8,
    },
    /// `08/06/2019`: the day and month may be either way round.
    Ambiguous {
        /// The first number.
        first: u8,
        /// The second.
        second: u8,
    },
    /// `the 8th`: a day of an unnamed month.
    DayOfMonth(u8),
    /// A quarter of a fiscal year, its months unknown.
    FiscalQuarter(u8),
    /// A half of a fiscal year, its months unknown.
    FiscalHalf(u8),
    /// Ten years from the year on: the 1990s.
    Decade,
    /// A hundred years up to the year: the 19th century ends with 1900.
    Century,
}

/// All of a period, or an end of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// All of it.
    Whole,
    /// `early 2004`, `the beginning of`.
    Start,
    /// `mid-2004`.
    Middle,
    /// `by the end of the year`.
    End,
}

/// What times are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl TimeUnit {
    /// All of them, the shortest first.
    pub const ALL: [Self; 8] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// Its symbol in the report.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
            Self::Month => "mo",
            Self::Quarter => "qtr",
            Self::Year => "y",
        }
    }

    /// The one with that symbol.
    pub fn of_symbol(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.symbol() == symbol)
    }

    /// It as a unit of time.
    pub fn unit(self) -> Unit {
        Unit::new(self.symbol(), Dimension::of(Base::Time), Num::from(self.seconds()))
    }

    /// How many seconds it takes; of a year and its parts, that of the mean Gregorian year.
    ///
    /// ```
    /// use factcheck::figure::TimeUnit;
    /// assert_eq!(12 * TimeUnit::Month.seconds(), TimeUnit::Year.seconds());
    /// ```
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
            Self::Week => 604_800,
            Self::Month => 2_629_746,
            Self::Quarter => 7_889_238,
            Self::Year => 31_556_952,
        }
    }
}

/// Finds every figure of a text, in its order; figures never overlap.
pub fn read(source: &Source, segments: &[Segment], vocabulary: &Vocabulary) -> Vec<Figure> {
    let drafts =
        segments.iter().flat_map(|segment| scan::scan(&Context::new(&source.text, segment.span, vocabulary)));
    let mut figures: Vec<_> =
        drafts.enumerate().filter_map(|(index, draft)| draft.into_figure(FigureId(index))).collect();
    time::settle::calendars(&mut figures);
    time::settle::clocks(source, &mut figures, vocabulary);
    time::settle::metres(source, &mut figures);
    separators::settle(source, &mut figures);
    figures
}
