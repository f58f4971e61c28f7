//! Statements of sides, votes, thresholds and tables: who has more, and which word says so.

use crate::draw::{Draw, Rng};

/// Two sides, each with its level beside its name, and the most beside the least.
pub fn sides(rng: &mut Rng) -> Draw {
    let few = rng.between(120, 480);
    let many = few + rng.between(21, 300);
    let form = rng.between(0, 5);
    let say = |many: u64, few: u64| match form {
        0 => format!("Weavers ({many}) outnumbered dyers ({few}) in the valley."),
        1 => format!("Births, at {many}, exceeded deaths, at {few}."),
        2 => format!("The guild has more weavers ({many}) than dyers ({few})."),
        3 => format!("The largest of the flocks has {many} sheep and the smallest {few} sheep."),
        4 => format!("The cheapest seat costs {few} crowns and the dearest {many} crowns."),
        _ => format!(
            "The longest pier is the Tarn at {many} metres; the shortest, the Vell, measures {few} metres."
        ),
    };
    Draw { truth: say(many, few), slip: say(few, many) }
}

/// A level on one side of a threshold that it has crossed.
pub fn threshold(rng: &mut Rng) -> Draw {
    let bar = rng.between(23, 79) * 100;
    let apart = rng.between(11, 90);
    let form = rng.between(0, 4);
    let say = |above: u64, below: u64| match form {
        0 => format!("The gauge closed at {above}, above {bar} for the first time."),
        1 => format!("The index, at {below}, is below {bar}."),
        2 => format!("The index closed below {bar} for the first time since 2008, at {below}."),
        3 => format!("Attendance topped {bar} for the first time: {above} came."),
        _ => format!("The index eased to {below} in May, the first reading below {bar} since 2008."),
    };
    Draw { truth: say(bar + apart, bar - apart), slip: say(bar - apart, bar + apart) }
}

/// Votes, majorities and tie-breaks.
pub fn carried(rng: &mut Rng) -> Draw {
    let less = rng.between(21, 58);
    let more = less + rng.between(3, 30);
    let all = more + less;
    let form = rng.between(0, 5);
    let points = rng.between(0, 5);
    let say = |more: u64, less: u64, (own, other): (u64, u64)| match form {
        0 => format!("The council approved the plan {more}-{less}."),
        1 => format!("The motion was carried by {more} votes to {less}."),
        2 => format!("Most of the wardens, {more} of {all}, voted for the change."),
        3 => format!("The Growers took {more} of the {all} seats, an outright majority."),
        4 => format!("The council voted {more}-{less} to close the pool."),
        _ => format!("Ines Vold beat Tora Lind 7-6 ({own}-{other}) 6-3."),
    };
    Draw { truth: say(more, less, (7, points)), slip: say(less, more, (points, 7)) }
}

/// Places of a table, records and the ones before them, scores on the way.
pub fn tables(rng: &mut Rng) -> Draw {
    let less = rng.between(31, 70);
    let more = less + rng.between(2, 25);
    let form = rng.between(0, 6);
    let say = |more: u64, less: u64| match form {
        0 => format!("Marn topped the table with {more} points, and Orsk was second with {less} points."),
        1 => format!("Marn tops the table with {more} points. Orsk is second on {less}."),
        2 => format!("Orsk finished third with {less} points, after Marn with {more}."),
        3 => format!("The river reached {more} feet, a record. The old mark, set in 1953, was {less} feet."),
        4 => format!("The stall took £{more}m, a record for May. The previous high was £{less}m."),
        5 => format!("Marn won with a throw of {more}.31m. Orsk took silver with {less}.20m."),
        _ => format!("Marn led {less}-3 at half-time but Orsk hit back to level at {more}-{more}."),
    };
    Draw { truth: say(more, less), slip: say(less, more) }
}
