//! The kinds of relation that dates, lengths of time, times of day and ages are held against.

use super::{PLAIN, RelationKind, Sort, one};

/// All of them.
pub(super) const KINDS: &[RelationKind] = &[
    RelationKind {
        name: "equivalence",
        doc: "one stretch of time named in two ways",
        roles: &[one("name", Sort::Days, "the first name"), one("stated", Sort::Days, "the second name")],
    },
    RelationKind {
        name: "length",
        doc: "a stretch of time and how long it is said to be",
        roles: &[one("period", Sort::Days, "the stretch"), one("duration", Sort::Duration, "its length")],
    },
    RelationKind {
        name: "overlap",
        doc: "a stretch of one calendar with a stretch of another in which it lies, begins or ends",
        roles: &[one("name", Sort::Days, "the first name"), one("stated", Sort::Days, "the second name")],
    },
    RelationKind {
        name: "weekday",
        doc: "a day and its day of the week",
        roles: &[one("weekday", Sort::Weekday, "the day of the week"), one("day", Sort::Days, "the day")],
    },
    RelationKind {
        name: "span",
        doc: "two times, the earlier one first, and how long it is from the one to the other",
        roles: &[
            one("from", Sort::Days, "the earlier time"),
            one("to", Sort::Days, "the later time"),
            one("duration", Sort::Duration, "the time between them"),
        ],
    },
    RelationKind {
        name: "weekdays",
        doc: "two days of the week and how many days lie between them",
        roles: &[
            one("from", Sort::Weekday, "the day of the week that comes so much later than the first one"),
            one("to", Sort::Weekday, "the later day of the week"),
            one("duration", Sort::Duration, "the time between them"),
        ],
    },
    RelationKind {
        name: "chain",
        doc: "two dates of the same weeks and their days of the week, in each year in which the first fits",
        roles: &[
            one("first", Sort::Weekday, "the weekday of the first date"),
            one("from", Sort::Days, "the first date"),
            one("second", Sort::Weekday, "the weekday of the second date"),
            one("to", Sort::Days, "the second date"),
        ],
    },
    RelationKind {
        name: "lead",
        doc: "the weekday of the news and the day of its date line",
        roles: &[
            one("weekday", Sort::Days, "the last such day up to the date line"),
            one("day", Sort::Days, "the day of the date line"),
            one("usual", Sort::Duration, "how long before it the news may be"),
        ],
    },
    RelationKind {
        name: "run",
        doc: "the first and the last part of a run, and how many there were",
        roles: &[
            one("first", Sort::Days, "the first part"),
            one("last", Sort::Days, "the last part"),
            one("duration", Sort::Duration, "how long so many parts are"),
        ],
    },
    RelationKind {
        name: "edition",
        doc: "something that comes every year: which one this is, and when the first one was",
        roles: &[
            one("first", Sort::Days, "when the first one was"),
            one("this", Sort::Days, "when this one is"),
            one("nth", Sort::Duration, "how many years it takes to come to this one"),
        ],
    },
    RelationKind {
        name: "terms",
        doc: "terms of office and the time in it",
        roles: &[
            one("count", PLAIN, "how many terms"),
            one("each", Sort::Duration, "how long one is"),
            one("from", Sort::Days, "the beginning"),
            one("to", Sort::Days, "the end"),
        ],
    },
    RelationKind {
        name: "bound",
        doc: "the day on which a year begins or ends, and when it is said to",
        roles: &[one("name", Sort::Days, "the day"), one("stated", Sort::Days, "when it is said to be")],
    },
    RelationKind {
        name: "past",
        doc: "what is told as past, and the day of writing",
        roles: &[one("event", Sort::Days, "what has happened"), one("now", Sort::Days, "the day of writing")],
    },
    RelationKind {
        name: "hour",
        doc: "a time of day in hours since midnight",
        roles: &[one("clock", PLAIN, "the time of day"), one("day", PLAIN, "how many hours a day has")],
    },
    RelationKind {
        name: "order",
        doc: "two times of which one is said to come first",
        roles: &[one("earlier", Sort::Days, "the earlier time"), one("later", Sort::Days, "the later time")],
    },
    RelationKind {
        name: "clock",
        doc: "one moment by two clocks, as time since midnight in Greenwich, days of the week counted in",
        roles: &[
            one("first", Sort::Duration, "by the first clock"),
            one("second", Sort::Duration, "by the second clock"),
        ],
    },
    RelationKind {
        name: "hours",
        doc: "two times of day, as time since midnight, and how long it is from the one to the other",
        roles: &[
            one("start", Sort::Duration, "the first time of day"),
            one("end", Sort::Duration, "the second time of day"),
            one("duration", Sort::Duration, "the time between them"),
        ],
    },
    RelationKind {
        name: "day",
        doc: "a day of a month and how many days that month has",
        roles: &[
            one("day", PLAIN, "the number of the day"),
            one("last", PLAIN, "the number of the month's last day"),
        ],
    },
    RelationKind {
        name: "age",
        doc: "somebody's birth and age at some time",
        roles: &[
            one("birth", Sort::Days, "the birth"),
            one("at", Sort::Days, "when the age was reached"),
            one("age", Sort::Duration, "the age"),
        ],
    },
    RelationKind {
        name: "ages",
        doc: "somebody's age at two times",
        roles: &[
            one("then", Sort::Days, "the first time"),
            one("age_then", Sort::Duration, "the age then"),
            one("now", Sort::Days, "the second time"),
            one("age_now", Sort::Duration, "the age at the second time"),
        ],
    },
    RelationKind {
        name: "birthday",
        doc: "somebody's birth, and an age that was reached so long before some day",
        roles: &[
            one("birth", Sort::Days, "the birth"),
            one("at", Sort::Days, "the day in question"),
            one("age", Sort::Duration, "the age that was reached"),
            one("past", Sort::Duration, "how long that had been before the day"),
        ],
    },
    RelationKind {
        name: "kin",
        doc: "two ages and how far they are said to lie apart",
        roles: &[
            one("elder", Sort::Duration, "the greater age"),
            one("younger", Sort::Duration, "the lesser age"),
            one("gap", Sort::Duration, "how far they lie apart"),
        ],
    },
    RelationKind {
        name: "generation",
        doc: "the ages of somebody and of their child",
        roles: &[
            one("parent", Sort::Duration, "the age of the parent"),
            one("child", Sort::Duration, "the age of the child"),
            one("least", Sort::Duration, "how old the youngest parents were"),
        ],
    },
    RelationKind {
        name: "lifetime",
        doc: "somebody's age, and the longest life",
        roles: &[one("age", Sort::Duration, "the age"), one("longest", Sort::Duration, "the longest life")],
    },
    RelationKind {
        name: "life",
        doc: "somebody's birth and something that they did",
        roles: &[
            one("birth", Sort::Days, "the birth"),
            one("event", Sort::Days, "when they did it"),
            one("longest", Sort::Duration, "the longest life"),
        ],
    },
];
