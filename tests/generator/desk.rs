//! What a news desk's calculator checks: margins, yields, paces, parts of a year, accounts, terms, subtotals, and the rest of a
//! hundred percent.

use crate::draw::{Draw, Rng, nearest, number};

/// A true and a wrong statement of one form; `wrong` is the last figure that differs.
fn draw(say: impl Fn(u64) -> String, right: u64, wrong: u64) -> Draw {
    Draw { truth: say(right), slip: say(wrong) }
}

/// Up or down by a fifth or more, which no rounding explains.
fn off(rng: &mut Rng, value: u64) -> u64 {
    let by = value / rng.between(2, 5) + rng.between(2, 9);
    if rng.chance() && value > 2 * by { value - by } else { value + by }
}

/// Tenths: `123` is `12.3`.
fn tenths(value: u64) -> String {
    number(value, 1)
}

/// A profit on sales, or a dividend on a price.
pub fn margin(rng: &mut Rng) -> Draw {
    let (sales, rate) = (rng.between(200, 990), rng.between(6, 30));
    let profit = tenths(nearest(sales * rate, 10));
    let form = rng.between(0, 4);
    let say = |rate: u64| match form {
        0 => format!(
            "Profit was ${profit} million on revenue of ${sales} million, a margin of {rate} percent."
        ),
        1 => format!("The brewer made £{profit}m on sales of £{sales}m, giving it a margin of {rate}%."),
        2 => format!(
            "It earned ${profit} million on revenue of ${sales} million. That is a margin of {rate} percent."
        ),
        3 => format!("At ${sales} a share, the dividend of ${profit} is a yield of {rate} percent."),
        _ => format!(
            "The dividend of {profit} euros gives a yield of {rate}% at the present price of {sales} euros."
        ),
    };
    draw(say, rate, rate + rng.between(4, 11))
}

/// Interest on a loan, by the year and by the month.
pub fn interest(rng: &mut Rng) -> Draw {
    let (loan, rate) = (rng.between(20, 400) * 1_200, rng.between(3, 12));
    let (year, month) = (loan * rate / 100, loan * rate / 1_200);
    let (loan, form) = (number(loan, 0), rng.between(0, 4));
    let say = |paid: u64| {
        let paid = number(paid, 0);
        match form {
            0 => format!("Interest of {rate} percent on the £{loan} loan comes to £{paid} a year."),
            1 => format!("A loan of £{loan} at {rate}% costs £{paid} a year in interest."),
            2 => format!("At {rate} percent, the £{loan} loan costs £{paid} a year."),
            3 => format!("She borrowed £{loan} at {rate}% and pays £{paid} a month in interest."),
            _ => format!("At {rate} percent a year, a loan of £{loan} costs £{paid} a month in interest."),
        }
    };
    let right = if form > 2 { month } else { year };
    draw(say, right, off(rng, right) * 2)
}

/// So much by the week, so much by the year.
pub fn pace(rng: &mut Rng) -> Draw {
    let each = rng.between(110, 900);
    let form = rng.between(0, 5);
    let times = [52, 12, 7, 30, 12, 365][usize::try_from(form).unwrap()];
    let say = |wrong: u64| {
        let all = number(each * times, 0);
        let each = number(each * wrong, 0);
        match form {
            0 => format!("Porters earn £{each} a week, or £{all} a year."),
            1 => format!("The rent is £{each} a month, or £{all} a year."),
            2 => format!("The depot takes {each} calls a day, or {all} a week."),
            3 => format!("The yard sold {all} lamps in April, an average of {each} a day."),
            4 => format!("The firm built {all} sheds in 2019, or {each} a month."),
            _ => format!("There were {all} thefts last year, or {each} a day."),
        }
    };
    Draw { truth: say(1), slip: say(3) }
}

/// So many a year for so many years, so much an hour for so many hours, so many to the square kilometre, fines of so much each.
pub fn product(rng: &mut Rng) -> Draw {
    let (each, count) = (rng.between(11, 390), rng.between(3, 40));
    let form = rng.between(0, 6);
    let say = |all: u64| {
        let all = number(all, 0);
        match form {
            0 => format!(
                "The state will pay £{each} million a year for {count} years, a total of £{all} million."
            ),
            1 => format!("At £{each} an hour, a {count}-hour week pays £{all}."),
            2 => format!("The court fined {count} drivers £{each} each, a total of £{all}."),
            3 => format!("Fines of £{each} each on {count} drivers brought in £{all}."),
            4 => format!(
                "The isle has {all} people on {count} square kilometres, or {each} per square kilometre."
            ),
            5 => format!(
                "It comes to £{each} for each of the {count} million people, or £{all} million in all."
            ),
            _ => format!("She pays £{each} a month for {count} months, a total of £{all}."),
        }
    };
    draw(say, each * count, off(rng, each * count) * 2)
}

/// A change by the quarter and by the year.
pub fn annualised(rng: &mut Rng) -> Draw {
    let step = rng.between(3, 25);
    let form = rng.between(0, 2);
    let say = |annual: u64| {
        let (step, annual) = (tenths(step), tenths(annual));
        match form {
            0 => {
                format!("The economy grew {step} percent in the quarter, an annual rate of {annual} percent.")
            }
            1 => format!(
                "Output rose {step} percent in the third quarter, or {annual} percent at an annualised rate."
            ),
            _ => format!("Exports fell {step}% in the second quarter, an annualised pace of {annual}%."),
        }
    };
    let (four, rest) = (4 * step, step * step * 6 / 1_000);
    draw(say, if form == 2 { four - rest.min(four) } else { four }, 4 * step + rng.between(18, 60))
}

/// Halves, quarters and months of a year, in one sentence and over two.
pub fn periods(rng: &mut Rng) -> Draw {
    let quarters: Vec<u64> = (0..4).map(|_| rng.between(110, 900)).collect();
    let [a, b, c, last] = quarters.as_slice() else { unreachable!() };
    let (two, three, four) = (a + b, a + b + c, a + b + c + last);
    let form = rng.between(0, 5);
    let right = [two, two, four, two, three, three][usize::try_from(form).unwrap()];
    let say = |all: u64| match form {
        0 => format!(
            "It made ${}m in the first half and ${}m in the second, or ${}m for the year.",
            tenths(*a),
            tenths(*b),
            tenths(all)
        ),
        1 => format!(
            "Profit for the year was £{}m, with £{}m in the first half and £{}m in the second.",
            tenths(all),
            tenths(*a),
            tenths(*b)
        ),
        2 => format!(
            "Sales were ${}m in the first quarter, ${}m in the second, ${}m in the third and ${}m in the fourth, or ${}m for the year.",
            tenths(*a),
            tenths(*b),
            tenths(*c),
            tenths(*last),
            tenths(all)
        ),
        3 => format!(
            "After ${}m in the first nine months, the firm earned ${}m in the fourth quarter, bringing profit for the year to ${}m.",
            tenths(*a),
            tenths(*b),
            tenths(all)
        ),
        4 => format!(
            "It sold {a} vans in April, {b} in May and {c} in June, making {} for the quarter.",
            number(all, 0)
        ),
        _ => format!(
            "It sold {a} vans in April, {b} in May and {c} in June. Second-quarter sales came to {} vans.",
            number(all, 0)
        ),
    };
    draw(say, right, right + right / 3 + rng.between(7, 90))
}

/// Sales and costs, tax, debt and cash, exports and imports.
pub fn account(rng: &mut Rng) -> Draw {
    let (out, left) = (rng.between(110, 400), rng.between(110, 900));
    let (all, out) = (tenths(out + left), tenths(out));
    let form = rng.between(0, 6);
    let say = |left: u64| {
        let left = tenths(left);
        match form {
            0 => format!("The baths had sales of £{all}m and costs of £{out}m, for a profit of £{left}m."),
            1 => format!(
                "After tax of ${out} million, net profit was ${left} million on a pre-tax profit of ${all} million."
            ),
            2 => format!(
                "It has debts of ${all} million and cash of ${out} million, for net debt of ${left} million."
            ),
            3 => format!(
                "The surplus narrowed to ${left} billion as exports came to ${all} billion and imports to ${out} billion."
            ),
            4 => format!("Profit before tax was £{all}m. Tax took £{out}m, leaving £{left}m."),
            5 => format!("Sales of £{all}m less costs of £{out}m left a profit of £{left}m."),
            _ => format!("The council spent £{all}m and took in £{out}m, a shortfall of £{left}m."),
        }
    };
    draw(say, left, left + left / 4 + rng.between(9, 60))
}

/// Subtotals, parts by what they are called, terms, and what is left over.
pub fn parts(rng: &mut Rng) -> Draw {
    let (a, b, c) = (rng.between(21, 390), rng.between(21, 390), rng.between(21, 390));
    let (long, short) = (rng.between(2, 12), rng.between(2, 12));
    let (two, all) = (a + b, a + b + c);
    let form = rng.between(0, 9);
    let right =
        [all, all, all, two, b, b, long + short, long + short, two, all][usize::try_from(form).unwrap()];
    let say = |n: u64| match form {
        0 => format!(
            "It will shed {two} posts in the north - {a} in Tarn, {b} in Arden - and {c} in the south, {n} in all."
        ),
        1 => format!(
            "It will shed {two} posts in the north ({a} in Tarn and {b} in Arden) and {c} in the south, a total of {n}."
        ),
        2 => format!("Guards held {n} climbers, of whom {a} were men, {b} women and {c} children."),
        3 => format!("{n} people took part, {a} men and {b} women."),
        4 => format!(
            "The bank will shut {two} branches. Of these, {a} are in Tarn. The other {n} are in Arden."
        ),
        5 => format!("The bank will shut {two} branches. Tarn will lose {a} and Arden the remaining {n}."),
        6 => format!("He was jailed for {n} years: {long} years for fraud and {short} years for theft."),
        7 => format!("He was jailed for {n} years, {long} of them for fraud and {short} for theft."),
        8 => format!("The {a} homes in Tarn and the {b} in Arden make {n} homes in all."),
        _ => format!(
            "It sold {a} vans in Tarn, {b} in Arden and {c} in Corley, the firm said, a total of {n}."
        ),
    };
    draw(say, right, right + right / 4 + rng.between(7, 60))
}

/// What is left of a hundred percent, and two shares of one vote.
pub fn rest(rng: &mut Rng) -> Draw {
    let (p, q) = (rng.between(30, 45), rng.between(15, 29));
    let (one, two) = (100 - p, 100 - p - q);
    let (ours, theirs) = (rng.between(30, 60) * 1_000, rng.between(20, 29) * 1_000);
    let share = |votes: u64| nearest(votes * 1_000, ours + theirs);
    let form = rng.between(0, 6);
    let right = [one, one, two, two, two, one, share(theirs)][usize::try_from(form).unwrap()];
    let say = |n: u64| match form {
        0 => format!("The council owns {p} percent of the line and a bank the remaining {n} percent."),
        1 => format!("Some {p} percent of the crew voted to strike, the other {n} to stay."),
        2 => format!(
            "Some {p} percent said yes, {q} percent said no and the remaining {n} percent had no view."
        ),
        3 => format!("Some {p}% of readers are young, {q}% are old and the rest, {n}%, are in between."),
        4 => {
            format!("Some {p} percent said yes, {q} percent no and everyone else, {n} percent, had no view.")
        }
        5 => format!("Finch won the runoff with {n} percent of the vote to {p} percent for Hale."),
        _ => format!(
            "Finch took {} votes, or {} percent, to {}, or {} percent, for Hale.",
            number(ours, 0),
            tenths(share(ours)),
            number(theirs, 0),
            tenths(n)
        ),
    };
    let by = if form == 6 { rng.between(40, 90) } else { rng.between(4, 15) };
    draw(say, right, right + by)
}
