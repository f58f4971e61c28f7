//! The kinds of relation, with their roles: what a rule file may name.
//!
//! A role's sort is its dimension in terms of the relation's own unknowns: in a change, `from` and `to`
//! share the unknown `Q`, `percent` is a plain number; in a rate, `rate` is `A/B`.

mod contests;
mod times;

use crate::claim::Role;

/// What a role may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A number whose dimension is this product of unknowns (empty: a plain number).
    Amount(&'static [(char, i8)]),
    /// A stretch of days.
    Days,
    /// A length of time in seconds.
    Duration,
    /// A day of the week, 0 for Monday.
    Weekday,
}

/// One role of a kind.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a trait of its own, and a role may have any of them"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleSpec {
    /// Its name.
    pub name: Role,
    /// What it holds.
    pub sort: Sort,
    /// Whether several may play it.
    pub many: bool,
    /// Whether a computed value of it is written in percent.
    pub percent: bool,
    /// Whether its sign comes from a word (`fell`) and not from the figure.
    pub signed: bool,
    /// Whether it lies between two others, so that degrees of it have no zero.
    pub apart: bool,
    /// What it means, for error messages and the rule index.
    pub doc: &'static str,
}

/// One kind of relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelationKind {
    /// Its name.
    pub name: &'static str,
    /// What must agree.
    pub doc: &'static str,
    /// Its roles.
    pub roles: &'static [RoleSpec],
}

const fn one(name: Role, sort: Sort, doc: &'static str) -> RoleSpec {
    RoleSpec { name, sort, many: false, percent: false, signed: false, apart: false, doc }
}

const fn many(name: Role, sort: Sort, doc: &'static str) -> RoleSpec {
    RoleSpec { name, sort, many: true, percent: false, signed: false, apart: false, doc }
}

/// A role whose sign comes from a verb: a fall of 23 percent is -23 percent.
const fn signed(name: Role, sort: Sort, doc: &'static str) -> RoleSpec {
    RoleSpec { signed: true, ..one(name, sort, doc) }
}

/// A plain number that is written in percent.
const fn percent(spec: RoleSpec) -> RoleSpec {
    RoleSpec { percent: true, ..spec }
}

/// A role that is the difference of two others.
const fn apart(spec: RoleSpec) -> RoleSpec {
    RoleSpec { apart: true, ..spec }
}

const Q: Sort = Sort::Amount(&[('Q', 1)]);
const PLAIN: Sort = Sort::Amount(&[]);

/// The kinds of amounts.
const KINDS: &[RelationKind] = &[
    RelationKind {
        name: "change",
        doc: "a value before, a value after, and what is said of the step between them",
        roles: &[
            one("from", Q, "the value before"),
            one("to", Q, "the value after"),
            percent(signed("percent", PLAIN, "the change in percent")),
            signed("amount", Q, "the change itself"),
            signed("points", PLAIN, "the change between two percentages in points"),
            percent(signed("step", PLAIN, "the change between two percentages, of the first or in points")),
            one("multiple", PLAIN, "the value after as a multiple of the value before"),
            one("direction", PLAIN, "1 for up, -1 for down"),
            one(
                "steady",
                PLAIN,
                "the share of itself by which a level that is told as unchanged may have moved",
            ),
        ],
    },
    RelationKind {
        name: "compare",
        doc: "two levels, and what is said of the one against the other",
        roles: &[
            one("left", Q, "the level that is compared"),
            one("right", Q, "what it is compared with"),
            one("sign", PLAIN, "1 if the left one is to be greater, -1 if it is to be less"),
            apart(one("difference", Q, "how much lies between them, unsigned")),
            percent(one("percent", PLAIN, "what lies between them as a share of the right one, unsigned")),
            one("points", PLAIN, "how many points lie between two percentages, unsigned"),
            one("multiple", PLAIN, "the left one as a multiple of the right one"),
        ],
    },
    RelationKind {
        name: "within",
        doc: "a level, and the range that it lies in or not",
        roles: &[
            one("level", Q, "the level"),
            one("low", Q, "the lower end"),
            one("high", Q, "the upper end"),
            one("sign", PLAIN, "1 if the level is to lie between the ends, -1 if it is not"),
        ],
    },
    RelationKind {
        name: "contest",
        doc: "the scores of a contest and what they are said to come to",
        roles: &[
            many("leads", PLAIN, "how far the side named first is ahead in each score"),
            one("outcome", PLAIN, "1 for a win or a lead, 0 for a draw, -1 for a defeat"),
        ],
    },
    RelationKind {
        name: "restate",
        doc: "one value said twice",
        roles: &[one("first", Q, "the first statement"), one("second", Q, "the second statement")],
    },
    RelationKind {
        name: "units",
        doc: "one quantity in two units",
        roles: &[one("first", Q, "the quantity"), one("second", Q, "the same in another unit")],
    },
    RelationKind {
        name: "fuel",
        doc: "how far so much fuel takes a car, and how much fuel so far takes",
        roles: &[
            one("first", Q, "the first statement"),
            one("second", Sort::Amount(&[('Q', -1)]), "the other way round"),
        ],
    },
    RelationKind {
        name: "exchange",
        doc: "one sum in two currencies, against the widest bounds of their rate",
        roles: &[
            one("first", PLAIN, "the sum in one currency"),
            one("second", PLAIN, "the same sum in the other"),
            one("usual", PLAIN, "the widest bounds of the first for one of the second"),
        ],
    },
    RelationKind {
        name: "rates",
        doc: "two sums, each in the same two currencies",
        roles: &[
            one("above", PLAIN, "one sum in the first currency"),
            one("below", PLAIN, "the same sum in the second"),
            one("other_above", PLAIN, "another sum in the first currency"),
            one("other_below", PLAIN, "that sum in the second"),
        ],
    },
    RelationKind {
        name: "average",
        doc: "a total, how many share it, and what falls to each",
        roles: &[
            one("total", Q, "all together"),
            one("count", PLAIN, "how many"),
            one("each", Q, "what falls to each one"),
        ],
    },
    RelationKind {
        name: "rate",
        doc: "one quantity for each unit of another",
        roles: &[
            one("numerator", Sort::Amount(&[('A', 1)]), "what is shared out"),
            one("denominator", Sort::Amount(&[('B', 1)]), "what it is shared out over"),
            one("rate", Sort::Amount(&[('A', 1), ('B', -1)]), "how much for each unit"),
        ],
    },
    RelationKind {
        name: "mean",
        doc: "figures and their mean",
        roles: &[many("parts", PLAIN, "one of the figures"), one("mean", PLAIN, "their mean")],
    },
    RelationKind {
        name: "split",
        doc: "a split of shares, and the dividend in shares that brings it about",
        roles: &[
            one("ratio", PLAIN, "how many shares one becomes"),
            percent(one("percent", PLAIN, "the new shares, as a part of the old ones")),
        ],
    },
    RelationKind {
        name: "levy",
        doc: "a sum, and what a percentage of it brings in or costs by the year",
        roles: &[
            one("part", PLAIN, "what is paid"),
            one("whole", PLAIN, "the sum on which it is paid"),
            percent(one("percent", PLAIN, "the rate")),
            one("times", PLAIN, "how many times a year it is paid"),
        ],
    },
    RelationKind {
        name: "pace",
        doc: "what falls to a shorter time, and what to a longer one",
        roles: &[
            one("smaller", PLAIN, "by the shorter time"),
            one("larger", PLAIN, "by the longer time"),
            one("times", PLAIN, "how many of the shorter times the longer one holds"),
        ],
    },
    RelationKind {
        name: "return",
        doc: "a gain, what it was gained on, and the percentage that it is of it",
        roles: &[
            one("gain", PLAIN, "the profit, dividend or rent"),
            one("base", PLAIN, "the sales or the price"),
            percent(one("percent", PLAIN, "the margin or yield")),
        ],
    },
    RelationKind {
        name: "annualised",
        doc: "a change by the quarter or month, and the same by the year",
        roles: &[
            percent(signed("step", PLAIN, "the change by the quarter or month")),
            percent(signed("annual", PLAIN, "the change by the year")),
            one("times", PLAIN, "how many such periods a year holds"),
        ],
    },
    RelationKind {
        name: "per-share",
        doc: "two sums of one account, each also said by the share",
        roles: &[
            one("total", PLAIN, "a sum"),
            one("each", PLAIN, "the same by the share"),
            one("other_total", PLAIN, "another sum of the account"),
            one("other_each", PLAIN, "the same by the share"),
        ],
    },
    RelationKind {
        name: "fall",
        doc: "a fall in percent",
        roles: &[one("value", Q, "how far it fell"), one("bounds", Q, "how far a thing can fall")],
    },
    RelationKind {
        name: "proportion",
        doc: "a share of people or things that are counted",
        roles: &[one("value", Q, "the share"), one("bounds", Q, "from none of them to all of them")],
    },
    RelationKind {
        name: "probability",
        doc: "how probable something is",
        roles: &[one("value", Q, "the probability"), one("bounds", Q, "from never to surely")],
    },
    RelationKind {
        name: "count",
        doc: "a number of things",
        roles: &[one("value", Q, "how many"), one("bounds", Q, "how many there can be")],
    },
    RelationKind {
        name: "wind",
        doc: "the speed of a wind on Earth",
        roles: &[one("value", Q, "the speed"), one("bounds", Q, "what has been measured")],
    },
    RelationKind {
        name: "target",
        doc: "a level to be reached later, against one already reached",
        roles: &[
            one("base", Q, "the level reached"),
            one("target", Q, "the level to be reached"),
            one("direction", PLAIN, "1 if the target is to be higher, -1 if lower"),
            one("base_period", Sort::Days, "when the base was reached"),
            one("horizon", Sort::Days, "when the target is to be reached"),
        ],
    },
    RelationKind {
        name: "share",
        doc: "a part, the whole that it is a part of, and which share of it that is",
        roles: &[
            one("part", Q, "the part"),
            one("whole", Q, "the whole"),
            percent(one("percent", PLAIN, "the part as a share of the whole")),
        ],
    },
    RelationKind {
        name: "stake",
        doc: "two parts of one whole, each with its share of it",
        roles: &[
            one("part", Q, "the part"),
            one("percent", PLAIN, "its share"),
            one("part_before", Q, "the other part"),
            one("percent_before", PLAIN, "the share of the other part"),
        ],
    },
    RelationKind {
        name: "portions",
        doc: "two parts of one vote, each with its share of it",
        roles: &[
            one("part", PLAIN, "one part"),
            percent(one("percent", PLAIN, "its share")),
            one("other", PLAIN, "the other part"),
            percent(one("other_percent", PLAIN, "the share of the other part")),
        ],
    },
    RelationKind {
        name: "total",
        doc: "parts and their sum",
        roles: &[many("parts", Q, "a part"), one("total", Q, "the sum")],
    },
    RelationKind {
        name: "listing",
        doc: "a number of things and the list of their names",
        roles: &[
            one("stated", PLAIN, "how many there are said to be"),
            one("listed", PLAIN, "how many names the list holds"),
        ],
    },
    RelationKind {
        name: "occasions",
        doc: "a number of times and the years that are listed of them",
        roles: &[
            one("stated", PLAIN, "how many times there are said to be"),
            many("listed", PLAIN, "a year that is listed, which counts as one"),
        ],
    },
    RelationKind {
        name: "breakdown",
        doc: "percentages of one whole that leave no one out twice",
        roles: &[
            many("parts", PLAIN, "a share of the whole"),
            percent(one("rest", PLAIN, "all that is left of it")),
        ],
    },
    RelationKind {
        name: "running",
        doc: "an amount added to a level, and the level that it led to",
        roles: &[
            one("before", Q, "the level before"),
            one("added", Q, "what was added"),
            one("after", Q, "the level after"),
        ],
    },
    RelationKind {
        name: "balance",
        doc: "what came in, what went out, and the gap between them",
        roles: &[
            one("inflow", Q, "what came in"),
            one("outflow", Q, "what went out"),
            one("gap", Q, "the gap, whichever way it is"),
        ],
    },
];

/// Every kind, those of times, contests and records last.
pub fn all() -> impl Iterator<Item = &'static RelationKind> {
    KINDS.iter().chain(times::KINDS).chain(contests::KINDS)
}

/// The kind of that name.
pub fn find(name: &str) -> Option<&'static RelationKind> {
    all().find(|kind| kind.name == name)
}
