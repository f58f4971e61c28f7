//! Statements of matches, league tables, houses, votes and records.

use crate::draw::{Draw, Rng, nearest, number};

/// Leads, scores on the way, two legs, one player's goals, a chase of runs.
pub fn course(rng: &mut Rng) -> Draw {
    let low = rng.between(3, 20);
    let gap = rng.between(2, 15);
    let (high, off) = (low + gap, rng.between(3, 9));
    let (more, less) = (rng.between(2, 9), rng.between(1, low));
    let form = rng.between(0, 6);
    let goals = [rng.between(1, 3), rng.between(0, 1), rng.between(1, 3), rng.between(0, 1)];
    let say = |wrong: u64| {
        let [a, b, c, d] = goals;
        match form {
            0 => format!("Arden led by {} points at the break, {high}-{low}.", gap + wrong),
            1 => format!("Belmont held on to win {high}-{low}, a {}-point victory.", gap + wrong),
            2 => format!(
                "Arden were {less}-0 down at the break before storming to a {}-{low} win.",
                high + wrong
            ),
            3 => format!(
                "Arden lost {a}-{b} away in the first leg and won the home leg {}-{d}, {} on aggregate.",
                c + a,
                aggregate(a + d, b + c + a + wrong)
            ),
            4 => format!("Arden trailed {low}-0 at half-time before winning {}-{low}.", high + wrong),
            5 => format!(
                "Set {} to win, the visitors were dismissed for {}, a {}-run defeat.",
                high + 200,
                low + 200,
                gap + wrong - 1
            ),
            _ => format!(
                "Ana Prieto had a hat-trick in the {}-{b} win at Belmont.",
                more + 1 - wrong.min(more)
            ),
        }
    };
    let slip = match form {
        // A side cannot have less than it had on the way
        2 => format!(
            "Arden were {high}-{less} down at the break before storming to a {}-{} win.",
            high - 1,
            low.min(high - 2)
        ),
        4 => format!("Arden trailed {high}-0 at half-time before winning {}-0.", high - 1),
        6 => "Ana Prieto had a hat-trick in the 2-1 win at Belmont.".to_string(),
        _ => say(off),
    };
    Draw { truth: say(0), slip }
}

fn aggregate(a: u64, b: u64) -> String {
    format!("{}-{}", a.max(b), a.min(b))
}

/// Games and points of a season, medals of a team.
pub fn standing(rng: &mut Rng) -> Draw {
    let (won, drawn, lost) = (rng.between(12, 20), rng.between(11, 15), rng.between(11, 19));
    let off = rng.between(3, 9);
    let form = rng.between(0, 4);
    let say = |wrong: u64| {
        let (played, points) = (won + drawn + lost + wrong, 3 * won + drawn + wrong);
        match form {
            0 => format!(
                "Carrow have won {won}, drawn {drawn} and lost {lost} of their {played} league games."
            ),
            1 => format!(
                "With {won} wins, {drawn} draws and {lost} defeats from {played} matches, Arden are third."
            ),
            2 => format!("Arden have {points} points, having won {won}, drawn {drawn} and lost {lost}."),
            3 => format!(
                "The team brought home {won} gold, {drawn} silver and {lost} bronze, and all {played} medals will be shown."
            ),
            _ => {
                format!("With {won} wins, {drawn} draws and {lost} defeats, Belmont are on {points} points.")
            }
        }
    };
    Draw { truth: say(0), slip: say(off) }
}

/// Seats, majorities, divisions, turnouts, results.
pub fn house(rng: &mut Rng) -> Draw {
    let seats = rng.between(104, 190);
    let house = 2 * seats - rng.between(3, 19);
    let majority = 2 * seats - house;
    let (loser, lead) = (rng.between(11_000, 19_000), rng.between(101, 900));
    let electorate = rng.between(40_000, 90_000);
    let votes = nearest(electorate * rng.between(45, 75), 100);
    let form = rng.between(0, 5);
    let say = |wrong: u64| match form {
        0 => format!(
            "With {seats} seats in a House of {house} the Nationals have an overall majority of {}.",
            majority + wrong
        ),
        1 => format!(
            "The bloc took {seats} seats, a {}-seat majority in the {house}-seat assembly.",
            majority + wrong
        ),
        2 => format!(
            "In the {house}-seat chamber no party came near the {} seats needed for a majority.",
            house / 2 + 1 + wrong
        ),
        3 => format!(
            "The bill passed by {seats} votes to {}, with 11 abstentions, in the {house}-seat chamber.",
            house - seats - 11 + wrong
        ),
        4 => format!(
            "Turnout was {} per cent, with {} votes cast from an electorate of {}.",
            number(nearest(votes * 1000, electorate) + 10 * wrong, 1),
            number(votes, 0),
            number(electorate, 0)
        ),
        _ => format!(
            "Priti Lang (Lab) {}, Rupert Mond (C) {}. Her majority of {} is the least in the county.",
            number(loser + lead, 0),
            number(loser, 0),
            lead + wrong
        ),
    };
    Draw { truth: say(0), slip: say(rng.between(30, 90)) }
}

/// Rows that add up to the last one, entries that add up to the line above them, league tables.
pub fn table(rng: &mut Rng) -> Draw {
    let cells = [rng.between(120, 990), rng.between(120, 990), rng.between(120, 990)];
    let total: u64 = cells.iter().sum();
    let (won, drawn, lost) = (rng.between(5, 20), rng.between(1, 9), rng.between(1, 12));
    let (scored, apart) = (rng.between(30, 80), rng.between(3, 25));
    let form = rng.between(0, 3);
    let say = |wrong: u64| {
        let [a, b, c] = cells;
        let total = total + wrong;
        match form {
            0 => format!(
                "Spending by ward\n\nWard | Lamps\nNorth | {a}\nSouth | {b}\nWest | {c}\nTotal | {total}\n"
            ),
            1 => {
                format!("Where the £{total}m will go:\n- roads, £{a}m\n- schools, £{b}m\n- the lido, £{c}m\n")
            }
            2 => format!(
                "Club | P | W | D | L | F | A | GD\nArden | {} | {won} | {drawn} | {lost} | {scored} | {} | {}\n",
                won + drawn + lost,
                scored - apart,
                apart + wrong
            ),
            _ => format!(
                "Ward  Lamps  Benches\nNorth  {a}  4\nSouth  {b}  5\nWest  {c}  6\nTotal  {total}  15\n"
            ),
        }
    };
    Draw { truth: say(0), slip: say(rng.between(11, 90)) }
}

/// Figures within and beyond what has been measured.
pub fn record(rng: &mut Rng) -> Draw {
    let form = rng.between(0, 4);
    let (some, over) = (rng.between(5, 40), rng.between(70, 90));
    let say = |wrong: bool| match form {
        0 => format!(
            "The heatwave drove temperatures to {}C in the afternoon.",
            if wrong { over } else { some }
        ),
        1 => format!(
            "A magnitude {}.{} earthquake shook the coast.",
            if wrong { over } else { 3 + some / 10 },
            some % 10
        ),
        2 => format!(
            "The wreck lies in water {} metres deep.",
            number(if wrong { over * 1000 } else { some * 100 }, 0)
        ),
        3 => format!(
            "The party left the {}-metre peak on Sunday.",
            number(if wrong { over * 1000 } else { some * 200 }, 0)
        ),
        _ => format!(
            "The new trains run at {} km/h on the line.",
            number(if wrong { over * 10 } else { some * 10 }, 0)
        ),
    };
    Draw { truth: say(false), slip: say(true) }
}

/// Places of two sides and what lies between them.
pub fn apart(rng: &mut Rng) -> Draw {
    let (points, gap) = (rng.between(30, 80), rng.between(2, 9));
    let form = rng.between(0, 3);
    let say = |gap_said: u64| match form {
        0 => format!(
            "The defeat left them on {points} points, {gap_said} adrift of Castle. The leaders have {} with three games to play.",
            points + gap
        ),
        1 => format!(
            "A draw left Penmoor on {points} points. Ashby, {gap_said} points better off on {}, play today.",
            points + gap
        ),
        2 => format!(
            "A closing 66 lifted Ito to {} under par and a {gap_said}-shot victory over Sole on three under.",
            3 + gap
        ),
        _ => format!(
            "Arden have {} points. Tarn City have {points} points, which makes for a lead of {gap_said} points.",
            points + gap
        ),
    };
    Draw { truth: say(gap), slip: say(gap + rng.between(2, 9)) }
}
