//! Changes in the joints of news: what is told of a level by its participle, its noun, its revision, its length or by not moving.

use crate::draw::{Draw, Rng, number};

/// Two levels whose order a word tells.
pub fn order(rng: &mut Rng) -> Draw {
    let (low, step) = (rng.between(312, 489), rng.between(13, 90));
    let form = rng.between(0, 7);
    let (less, more) = (number(low, 1), number(low + step, 1));
    let say = |less: &str, more: &str| match form {
        0 => format!(
            "The guild put plantings of flax at a reduced {less}00 hectares against {more}00 last year."
        ),
        1 => format!(
            "The port had a May surplus of {more} billion crowns, revised upwards from a provisional {less} billion."
        ),
        2 => format!("The office wants to cut a planned gap of {more} million crowns to {less} million."),
        3 => format!("Takings were £{more}m in June, a marked increase over the £{less}m taken in May."),
        4 => format!("A charge of £{less} on each cart would be raised to £{more}."),
        5 => format!("Lending rose by £{more}m in May, up from a £{less}m rise in April."),
        6 => format!(
            "Outlays are set to rise to £{less}m this year. A further increase to £{more}m is due in 2031."
        ),
        _ => format!("The mill was listed at ${more}m in May, was cut to ${less}m in June and then sold."),
    };
    Draw { truth: say(&less, &more), slip: say(&more, &less) }
}

/// A level that is told as unchanged.
pub fn steady(rng: &mut Rng) -> Draw {
    let (level, off) = (rng.between(310, 890), rng.between(90, 260));
    let near = level + level / 100;
    let form = rng.between(0, 3);
    let say = |now: u64| {
        let (now, before) = (number(now, 1), number(level, 1));
        match form {
            0 => format!("Flax plantings are little changed at {now} hectares from {before} last year."),
            1 => format!("Sales at the inn were flat at £{now}m, against £{before}m a year earlier."),
            2 => format!("The price of tin held steady at {now} crowns a ton from {before} crowns."),
            _ => format!("The rate was virtually unchanged at {now} percent from {before} percent in May."),
        }
    };
    Draw { truth: say(near), slip: say(level + off) }
}

/// Two lengths of time, the shorter one after a cut.
pub fn lasting(rng: &mut Rng) -> Draw {
    let (hours, minutes) = (rng.between(2, 6), rng.between(11, 49));
    let form = rng.between(0, 3);
    let long = format!("{hours} hours {minutes} minutes");
    let short = format!("{} hours {} minutes", hours, minutes - rng.between(3, 9));
    let say = |before: &str, after: &str| match form {
        0 => format!("The new line cuts the ride to the coast to {after} from {before}."),
        1 => format!("The ride to the coast was shortened from {before} to {after}."),
        2 => format!("The council lengthened the fair from {after} to {before}."),
        _ => format!("The yard reduced the shift on Sundays to {after} from {before}."),
    };
    Draw { truth: say(&long, &short), slip: say(&short, &long) }
}
