//! Statements of amounts: changes, shares, totals, rates, figures said twice, units, exchange and comparisons.

use crate::draw::{Draw, Rng, Style, nearest, number, slipped};

const RISES: &[&str] = &["rose", "climbed", "jumped", "increased", "grew"];
const FALLS: &[&str] = &["fell", "dropped", "declined", "decreased"];
const MEASURES: &[&str] = &["Sales", "Exports", "Output", "Turnover", "Shipments"];

/// A level before and after: in thousandths of the last printed place, and as printed.
struct Ends {
    from: u64,
    to: u64,
    up: bool,
}

impl Ends {
    fn any(rng: &mut Rng) -> Self {
        let from = rng.between(100_000, 990_000);
        let up = rng.chance();
        let percent = if up { rng.between(108, 240) } else { rng.between(30, 92) };
        Self { from, to: from * percent / 100 + rng.between(0, 999), up }
    }

    fn printed(&self) -> (u64, u64) {
        (nearest(self.from, 1000), nearest(self.to, 1000))
    }

    fn verb(&self, rng: &mut Rng) -> &'static str {
        rng.pick(if self.up { RISES } else { FALLS })
    }

    const fn way(&self) -> (&'static str, &'static str) {
        if self.up { ("up", "rise") } else { ("down", "fall") }
    }
}

fn tenths(value: u64, fine: bool) -> String {
    if fine { number(value, 1) } else { number(nearest(value, 10), 0) }
}

pub fn percent_change(rng: &mut Rng) -> Draw {
    let ends = Ends::any(rng);
    let (from, to) = ends.printed();
    let permille = nearest(ends.from.abs_diff(ends.to) * 1000, ends.from);
    let (fine, sign) = (rng.chance(), rng.pick(&[" percent", "%", " pct"]));
    let (style, what, verb) = (Style::any(rng), rng.pick(MEASURES), ends.verb(rng));
    let (way, noun) = ends.way();
    let form = rng.between(0, 8);
    let say = |from: u64, to: u64, permille: u64| {
        let (from, to) = (style.say(from), style.say(to));
        let share = format!("{}{sign}", tenths(permille, fine));
        match form {
            0 => format!("{what} {verb} {share} to {to} from {from}."),
            1 => format!("{what} {verb} {share} from {from} to {to} last year."),
            2 => format!("{what} went from {from} to {to}, a {share} {noun}."),
            3 => format!("{what} were {to} in the quarter, {way} {share} from {from}."),
            4 => format!("{what} {verb} {share} to {to} vs {from}."),
            5 => format!("{what} {verb} {share} to {to} in May, compared with {from} a year earlier."),
            6 => format!("A {share} {noun} took {} to {to} from {from}.", what.to_lowercase()),
            7 => format!("{what} {verb} to {to} from {from}, a {noun} of {share}."),
            _ => format!("{what} {verb} by {share} to {to} against {from} in 2003."),
        }
    };
    let truth = say(from, to, permille);
    let slip = if rng.between(0, 4) == 0 && (truth.contains("million") || truth.contains("mln")) {
        truth.replacen("million", "billion", 1).replacen("mln", "bln", 1)
    } else if rng.chance() {
        // Three places leave a few points of play, and a percentage has its own rounding
        say(from, to, permille + 80 + rng.between(0, 30) * 10)
    } else {
        say(slipped(rng, from), to, permille)
    };
    Draw { truth, slip }
}

/// `a fall of $8bn to $38bn` is read as a range of amounts, so two in ten of these stay unread.
pub fn amount_change(rng: &mut Rng) -> Draw {
    let ends = Ends::any(rng);
    let (from, to) = ends.printed();
    let by = nearest(ends.from.abs_diff(ends.to), 1000);
    let (style, what, verb) = (Style::any(rng), rng.pick(MEASURES), ends.verb(rng));
    let (way, noun) = ends.way();
    let form = rng.between(0, 4);
    let say = |by: u64| {
        let (from, to, by) = (style.say(from), style.say(to), style.say(by));
        match form {
            0 => format!("{what} {verb} by {by} to {to} from {from}."),
            1 => format!("There was a {noun} of {by} to {to} from {from}."),
            2 => format!("{what} were {to} in the quarter, {way} {by} from {from}."),
            3 => format!("{what} went from {from} to {to}, a {noun} of {by}."),
            _ => format!("{what} {verb} by {by} from {from} to {to} last year."),
        }
    };
    Draw { truth: say(by), slip: say(slipped(rng, by) + 4) }
}

pub fn multiple(rng: &mut Rng) -> Draw {
    let (verb, low, high) = rng.pick(&[
        ("doubled", 199, 201),
        ("tripled", 299, 301),
        ("more than doubled", 210, 280),
        ("nearly doubled", 188, 197),
        ("more than tripled", 310, 380),
        ("halved", 50, 50),
    ]);
    let from = rng.between(200, 999);
    let to = nearest(from * rng.between(low, high), 100);
    let wrong = nearest(from * rng.between(120, 150), 100);
    let (style, what, form) = (Style::any(rng), rng.pick(MEASURES), rng.between(0, 3));
    let say = |to: u64| {
        let (from, to) = (style.say(from), style.say(to));
        match form {
            0 => format!("{what} {verb} to {to} from {from}."),
            1 => format!("{what} {verb} from {from} to {to}."),
            2 => format!("{what} {verb} to {to} in May, compared with {from} a year earlier."),
            _ => format!("{what} {verb}, to {to} from {from}."),
        }
    };
    Draw { truth: say(to), slip: say(wrong) }
}

pub fn points(rng: &mut Rng) -> Draw {
    let ends = Ends { from: rng.between(25_000, 60_000), to: rng.between(61_500, 90_000), up: true };
    let ends = if rng.chance() { ends } else { Ends { from: ends.to, to: ends.from, up: false } };
    let unit = 1000;
    let (from, to) = (nearest(ends.from, unit), nearest(ends.to, unit));
    let by = nearest(ends.from.abs_diff(ends.to), unit);
    let (verb, (way, noun)) = (ends.verb(rng), ends.way());
    let (what, form) = (rng.pick(&["Turnout", "Its share", "The rate"]), rng.between(0, 3));
    let say = |by: u64| {
        let points = if by == 1 { "point" } else { "points" };
        match form {
            0 => format!("{what} {verb} {by} percentage {points} to {to} percent from {from} percent."),
            1 => format!("{what} was {to} percent, {way} {by} percentage {points} from {from} percent."),
            2 => format!("{what} {verb} by {by} percentage {points} from {from}% to {to}%."),
            _ => format!(
                "{what} went from {from} percent to {to} percent, a {noun} of {by} percentage {points}."
            ),
        }
    };
    Draw { truth: say(by), slip: say(by + rng.between(4, 20)) }
}

pub fn direction(rng: &mut Rng) -> Draw {
    let ends = Ends::any(rng);
    let (from, to) = ends.printed();
    let (style, what) = (Style::any(rng), rng.pick(MEASURES));
    let (rise, fall) = (rng.pick(RISES), rng.pick(FALLS));
    let form = rng.between(0, 4);
    let say = |up: bool| {
        let (from, to) = (style.say(from), style.say(to));
        let (verb, way) = if up { (rise, "up") } else { (fall, "down") };
        match form {
            0 => format!("{what} {verb} to {to} from {from}."),
            1 => format!("{what} {verb} from {from} to {to}."),
            2 => format!("{what} were {to} in the quarter, {way} from {from}."),
            3 => format!("{what} {verb} to {to} in May, compared with {from} a year earlier."),
            _ => format!("{what} {verb} to {to} against {from} in 2003."),
        }
    };
    Draw { truth: say(ends.up), slip: say(!ends.up) }
}

/// `450 out of 505 pupils` is one figure, and `265 of 780 schools` without an article may be a rank or a score:
/// neither is tied to its percentage yet.
pub fn share(rng: &mut Rng) -> Draw {
    let whole = rng.between(120, 990);
    let part = rng.between(whole / 10, whole * 9 / 10);
    let permille = nearest(part * 1000, whole);
    let (fine, style, form) = (rng.chance(), Style::any(rng), rng.between(0, 6));
    let say = |part: u64, whole: u64, permille: u64| {
        let share = tenths(permille, fine);
        let (some, all) = (style.say(part), style.say(whole));
        match form {
            0 => format!("Of the {whole} ponds tested, {part} held pike - {share} percent."),
            1 => format!(
                "So far, {part} of the {whole} bridges on the list, or {share} percent, have been painted."
            ),
            2 => format!("Farm loans cost the bank {some}, {share} percent of revenue of {all}."),
            3 => format!(
                "About {share} percent of the {whole} skippers who answered, or {part} of them, were against it."
            ),
            4 => format!("The flood closed {part} of {whole} schools ({share}%)."),
            5 => format!("Some {part} out of {whole} pupils, or {share} percent, walk to school."),
            _ => format!("So far, {part} of the {whole} bridges on the list have been painted."),
        }
    };
    let slip = match form {
        6 => say(whole + 5, part, permille),
        _ if rng.chance() => say(slipped(rng, part), whole, permille),
        _ => say(part, whole, permille + 80),
    };
    Draw { truth: say(part, whole, permille), slip }
}

pub fn total(rng: &mut Rng) -> Draw {
    let (a, b, c) = (rng.between(20, 480), rng.between(20, 480), rng.between(20, 480));
    let (high, low) = (a.max(b) + 10, a.min(b));
    let (style, form) = (Style::any(rng), rng.between(0, 6));
    let sum = match form {
        2 | 3 => a + b + c,
        5 => high - low,
        _ => a + b,
    };
    let say = |sum: u64| match form {
        0 => format!("The firm sold {a} vans and {b} trucks, a total of {} vehicles.", number(sum, 0)),
        1 => format!(
            "The storm killed {a} people in Arden and {b} people in Belmont, a total of {} people.",
            number(sum, 0)
        ),
        2 => format!(
            "The firm sold {a} vans, {b} buses and {c} trucks, a total of {} vehicles.",
            number(sum, 0)
        ),
        3 => format!(
            "The zoo has {a} birds, {b} fish and {c} snakes, for a total of {} animals.",
            number(sum, 0)
        ),
        4 => format!("The line ordered {a} ferries, taking its fleet to {sum} ferries from {b}."),
        5 => format!(
            "Exports came to {} and imports reached {}, leaving a deficit of {}.",
            style.say(low),
            style.say(high),
            style.say(sum)
        ),
        _ => format!("The museum bought {a} coins in May, bringing its collection to {sum} coins from {b}."),
    };
    Draw { truth: say(sum), slip: say(slipped(rng, sum)) }
}

pub fn rate(rng: &mut Rng) -> Draw {
    let (count, price) = (rng.between(110, 980), rng.between(12, 98));
    let product = count * price;
    let form = rng.between(0, 2);
    let say = |product: u64| {
        let product = number(product, 0);
        match form {
            0 => format!("Inspectors wrote {count} fines in May, worth £{product} at £{price} a time."),
            1 => {
                format!("The trust will pay ${product} for the {count} boats, an average of ${price} apiece.")
            }
            _ => format!(
                "The {count}-hectare station was sold for ${product} in May. That works out at ${price} a hectare."
            ),
        }
    };
    Draw { truth: say(product), slip: say(slipped(rng, product)) }
}

/// A true headline rounds the figure in the text; the slip swaps two of its digits, as a pen does: the rule ties
/// unequal values only where one slip of the pen leads from one to the other, so a digit far off stays untied.
pub fn restate(rng: &mut Rng) -> Draw {
    let tens = rng.between(1, 9);
    let ones = (tens + rng.between(1, 8)) % 10;
    let last = (ones + rng.between(1, 9)) % 10;
    let (rounded, swapped) = if ones > 0 && rng.chance() {
        (100 * tens + 10 * ones + last, 100 * ones + 10 * tens + last)
    } else {
        (100 * tens + 10 * last + ones, 100 * tens + 10 * ones + last)
    };
    let exact = rounded * 1000 + rng.between(0, 998) - 499;
    let form = rng.between(0, 2);
    let say = |brief: u64, exact: u64| match form {
        0 => {
            let (brief, long) = (number(brief * 1000, 0), number(exact, 0));
            format!(
                "Harbour traffic reaches {brief} containers\n\nBRINMOUTH - Harbour traffic reached {long} containers in June.\n"
            )
        }
        1 => {
            let fine = if exact.is_multiple_of(1000) {
                number(exact / 1000, 2)
            } else {
                number(nearest(exact, 100), 3)
            };
            let (brief, long) = (number(brief, 2), fine);
            format!(
                "Mine output hits {brief} million tons\n\nThe mine's output hit {long} million tons last year.\n"
            )
        }
        _ => {
            let (brief, long) = (number(brief * 1000, 0), number(exact, 0));
            format!(
                "City population falls to {brief} people\n\nARDEN - The city population fell to {long} people in June.\n"
            )
        }
    };
    Draw { truth: say(rounded, exact), slip: say(rounded, swapped * 1000) }
}

/// A pair of units with the ratio in millionths.
const UNITS: &[(&str, &str, u64)] = &[
    ("acres", "hectares", 404_686),
    ("hectares", "acres", 2_471_054),
    ("miles", "km", 1_609_344),
    ("km", "miles", 621_371),
    ("metres", "feet", 3_280_840),
    ("feet", "metres", 304_800),
    ("kg", "lb", 2_204_623),
    ("lb", "kg", 453_592),
];

pub fn units(rng: &mut Rng) -> Draw {
    let (one, two, ratio) = rng.pick(UNITS);
    let first = rng.between(120_000, 990_000);
    let second = nearest(nearest(first * ratio, 1_000_000), 1000);
    let first = number(nearest(first, 1000), 0);
    let celsius = rng.between(0, 45);
    let form = rng.between(0, 5);
    let say = |second: u64, fahrenheit: u64| match form {
        0 => format!("The crew measured {first} {one} ({second} {two}) on Friday."),
        1 => format!("Some {first} {one} ({second} {two}) were left."),
        2 => format!("It reached {celsius}C ({fahrenheit}F) on the coast."),
        3 => format!("It came to {first} {one}, or {second} {two}, in all."),
        4 => format!("Temperatures rose to {celsius} degrees Celsius ({fahrenheit} degrees Fahrenheit)."),
        _ => format!("The team counted {first} {one} ({second} {two}) by then."),
    };
    let fahrenheit = nearest(celsius * 9, 5) + 32;
    Draw { truth: say(second, fahrenheit), slip: say(slipped(rng, second), fahrenheit + rng.between(5, 30)) }
}

pub fn exchange(rng: &mut Rng) -> Draw {
    let rate = rng.between(1080, 1180);
    let (first, next) = (rng.between(120, 900), rng.between(120, 900));
    let (paid, more) = (nearest(first * rate, 1000), nearest(next * rate, 1000));
    let form = rng.between(0, 2);
    let say = |more: u64| match form {
        0 => format!(
            "The airline paid €{first} million (${} million) for the hangar. It paid a further €{next} million (${} million) for the planes.",
            number(paid, 0),
            number(more, 0)
        ),
        1 => format!(
            "The film took €{first}m (${}m) abroad, compared with €{next}m (${}m) for its sequel.",
            number(paid, 0),
            number(more, 0)
        ),
        _ => format!(
            "The bank lent €{first} million (${} million) and the state gave €{next} million (${} million).",
            number(paid, 0),
            number(more, 0)
        ),
    };
    Draw { truth: say(more), slip: say(slipped(rng, more)) }
}

pub fn compare(rng: &mut Rng) -> Draw {
    let low = rng.between(120, 900) * 10;
    let high = low + low * rng.between(20, 90) / 100;
    let lead = high - low;
    let percent = nearest(lead * 100, low);
    let form = rng.between(0, 6);
    let say = |high: u64, low: u64, lead: u64, percent: u64| {
        let (high, low, lead) = (number(high, 0), number(low, 0), number(lead, 0));
        match form {
            0 => format!("The ferry line carried {low} cars in June, fewer than the {high} expected."),
            1 => format!("The dealers sold {high} cars in May, above the {low} of April."),
            2 => format!("He had {high} votes to his rival's {low}, a lead of {lead}."),
            3 => format!("Ada Finch kept the seat by {lead} votes, {high} to {low}."),
            4 => format!(
                "The zoo counted {high} visitors, {percent} percent more than the {low} of last year."
            ),
            5 => format!(
                "The lido sold {high} tickets, {lead} tickets more than the {low} tickets it had hoped for."
            ),
            _ => format!("The yield of {high} tons was above the {low} tons needed."),
        }
    };
    let slip = if matches!(form, 0 | 1 | 6) {
        say(low, high, lead, percent)
    } else {
        say(high, low, slipped(rng, lead), percent + 8)
    };
    Draw { truth: say(high, low, lead, percent), slip }
}
