//! Statements whose figures stand in sentences of their own: a whole and its parts, two flows and their gap, a share and its whole, a
//! price and what so many cost. No word ties most of these; so a slip is two digits swapped.

use crate::draw::{Draw, Rng, number};

/// Two neighbouring digits swapped, the first two that differ.
fn swapped(value: u64) -> u64 {
    let mut digits: Vec<char> = value.to_string().chars().collect();
    let at = (0..digits.len() - 1).find(|i| digits[*i] != digits[i + 1] && digits[i + 1] != '0').unwrap_or(0);
    digits.swap(at, at + 1);
    digits.into_iter().collect::<String>().parse().unwrap()
}

/// A number that ends in no zero, of which no two neighbouring digits are alike.
fn long(rng: &mut Rng, low: u64, high: u64) -> u64 {
    let value = rng.between(low, high);
    let digits: Vec<char> = value.to_string().chars().collect();
    let plain = !value.is_multiple_of(10) && digits.windows(2).all(|pair| pair[0] != pair[1]);
    if plain { value } else { long(rng, low, high) }
}

/// A whole in the headline or the sentence before, its parts in the next ones.
pub fn whole(rng: &mut Rng) -> Draw {
    let (a, b, c) = (long(rng, 112, 480), long(rng, 112, 480), long(rng, 112, 480));
    let tens = [a, b, c].iter().sum::<u64>() % 100;
    if tens % 10 == 0 || tens % 11 == 0 {
        return whole(rng);
    }
    let form = rng.between(0, 4);
    let say = |all: u64| match form {
        0 => format!(
            "Arden lets in {all} million crowns of cloth\n\nPeru got {a} million crowns of it at 9 percent, Chile {b} million at 8 percent and Ghana {c} million.\n"
        ),
        1 => format!(
            "The fund let in {} tonnes of rice. Out of this, Peru got {} tonnes, Chile {} and Ghana {} tonnes.",
            number(all * 100, 0),
            number(a * 100, 0),
            number(b * 100, 0),
            number(c * 100, 0)
        ),
        2 => format!(
            "Arden Rail is raising {all} mln dlrs in three tranches. One of {a} mln dlrs runs for five years. A second {b} mln dlr loan runs for six. A companion {c} mln dlr loan runs for nine."
        ),
        3 => format!(
            "The board gave out ${all} million. Tarn got ${a} million, Corley ${b} million and Belmont ${c} million."
        ),
        _ => format!(
            "The yard will take over the Tarn mill for {a} mln dlrs. It also gets {b} mln dlrs in cash and tax refunds of {c} mln dlrs, making total proceeds {all} mln dlrs."
        ),
    };
    let all = a + b + c;
    Draw { truth: say(all), slip: say(swapped(all)) }
}

/// Flows of two times side by side, and the gaps that they leave.
pub fn columns(rng: &mut Rng) -> Draw {
    let (outs, outs_before) = (long(rng, 5120, 6480), long(rng, 5120, 6480));
    let (gap, gap_before) = (long(rng, 312, 980), long(rng, 312, 980));
    let form = rng.between(0, 2);
    let say = |gap_now: u64, gap_then: u64| {
        let n = |value: u64| number(value, 2);
        let (now, then) = (n(gap_now), n(gap_then));
        let (ins, ins_before) = (n(outs + gap), n(outs_before + gap_before));
        let (outs, outs_before) = (n(outs), n(outs_before));
        match form {
            0 => format!(
                "Corley had a trade surplus of {now} billion crowns in May after a surplus of {then} billion in April. Exports came to {ins} billion from {ins_before} billion in April, and imports were at {outs} billion against {outs_before} billion."
            ),
            1 => format!(
                "The trade surplus in May totalled {now} billion dlrs, compared with {then} billion a year earlier. Exports were {ins} billion dlrs, against {ins_before} billion a year earlier. Imports were {outs} billion dlrs, against {outs_before} billion a year earlier."
            ),
            _ => format!(
                "Exports were {ins} billion dlrs, against {ins_before} billion a year ago. Imports were {outs} billion dlrs, against {outs_before} billion a year ago. This left a surplus of {now} billion dlrs, compared with {then} billion."
            ),
        }
    };
    let slip = if rng.chance() { say(swapped(gap), gap_before) } else { say(gap, swapped(gap_before)) };
    Draw { truth: say(gap, gap_before), slip }
}

/// Shares whose whole or rest stands in another sentence.
pub fn apart(rng: &mut Rng) -> Draw {
    let (first, second) = (rng.between(31, 58), rng.between(13, 24));
    let last = 100 - first - second;
    let (whole, percent) = (long(rng, 512, 980), rng.between(31, 58));
    let part = (2 * whole * percent + 100) / 200;
    if last % 11 == 0 || last % 10 == 0 || percent % 11 == 0 || percent % 10 == 0 {
        return apart(rng);
    }
    let form = rng.between(0, 2);
    let say = |last: u64, percent: u64| match form {
        0 => format!(
            "The mill is owned {first} percent by Arden Bank and {second} percent by its staff. A {last} percent stake was sold to Belmont."
        ),
        1 => format!(
            "Partners in the field are Arden Oil, which runs it with a {first} pct stake, Belmont Gas ({second} pct) and Corley Energy ({last} pct)."
        ),
        _ => format!(
            "Arden ends its ${whole} million swap\n\nBy Friday holders of ${part} million - or {percent} percent of the total debt - had come in.\n"
        ),
    };
    Draw { truth: say(last, percent), slip: say(swapped(last), swapped(percent)) }
}
