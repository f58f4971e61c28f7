//! The kinds of relation that contests, votes, league tables and records are held against.

use super::{PLAIN, Q, RelationKind, many, one, percent};

/// All of them.
pub(super) const KINDS: &[RelationKind] = &[
    RelationKind {
        name: "advantage",
        doc: "a score and how far it is said to lie apart",
        roles: &[
            one("score", PLAIN, "how far the side named first is ahead"),
            one("margin", PLAIN, "how far the sides are said to be apart, unsigned"),
        ],
    },
    RelationKind {
        name: "progress",
        doc: "the points of both sides at one time and at a later one",
        roles: &[
            one("before", PLAIN, "the points of one side"),
            one("after", PLAIN, "its points later"),
            one("other_before", PLAIN, "the points of the other side"),
            one("other_after", PLAIN, "its points later"),
        ],
    },
    RelationKind {
        name: "aggregate",
        doc: "the scores of two legs and both together",
        roles: &[
            one("first_high", PLAIN, "the goals of the better side in the first leg that is told"),
            one("first_low", PLAIN, "the goals of the other side in it"),
            one("second_high", PLAIN, "the goals of the better side in the second leg that is told"),
            one("second_low", PLAIN, "the goals of the other side in it"),
            one("high", PLAIN, "the goals of the better side over both"),
            one("low", PLAIN, "the goals of the other side over both"),
        ],
    },
    RelationKind {
        name: "tally",
        doc: "the goals of one player and those of the side that has more",
        roles: &[one("tally", PLAIN, "the player's goals"), one("side", PLAIN, "the goals of the side")],
    },
    RelationKind {
        name: "standing",
        doc: "games won, drawn and lost, and what they come to",
        roles: &[
            one("won", PLAIN, "games won"),
            one("drawn", PLAIN, "games drawn"),
            one("lost", PLAIN, "games lost"),
            one("played", PLAIN, "games played"),
            one("points", PLAIN, "points in the table"),
            one("scored", PLAIN, "goals for"),
            one("conceded", PLAIN, "goals against"),
            one("difference", PLAIN, "goals for less goals against"),
        ],
    },
    RelationKind {
        name: "wins",
        doc: "games that ended in one way, and all of which they are some",
        roles: &[one("won", PLAIN, "the games that ended so"), one("played", PLAIN, "all games")],
    },
    RelationKind {
        name: "medals",
        doc: "medals by metal and all together",
        roles: &[
            one("gold", PLAIN, "gold medals"),
            one("silver", PLAIN, "silver medals"),
            one("bronze", PLAIN, "bronze medals"),
            one("medals", PLAIN, "all medals"),
        ],
    },
    RelationKind {
        name: "house",
        doc: "the seats of one side, of the whole house, and the majority that they make",
        roles: &[
            one("seats", PLAIN, "the seats of one side"),
            one("house", PLAIN, "all seats"),
            one("majority", PLAIN, "how many seats more than all others"),
            one("needed", PLAIN, "the least number of seats that makes a majority"),
            one("short", PLAIN, "how many seats more would make one; below zero if it is made"),
            one("lacking", PLAIN, "how many votes more would make that part of the house"),
            one("fraction", PLAIN, "the part of the house that a decision needs"),
        ],
    },
    RelationKind {
        name: "division",
        doc: "the votes of a division and the seats of the house",
        roles: &[many("votes", PLAIN, "votes of one kind"), one("house", PLAIN, "all seats")],
    },
    RelationKind {
        name: "benches",
        doc: "the seats of each party and those of the house",
        roles: &[many("seats", PLAIN, "the seats of one party"), one("house", PLAIN, "all seats")],
    },
    RelationKind {
        name: "poll-error",
        doc: "a lead and the margin of error of the poll that it is told by",
        roles: &[one("lead", PLAIN, "the lead"), one("error", PLAIN, "the margin of error of one share")],
    },
    RelationKind {
        name: "stand",
        doc: "the runs before a stand, those that it adds, and the runs when it ends",
        roles: &[
            one("before", PLAIN, "the runs before"),
            one("added", PLAIN, "the runs that two batsmen add"),
            one("after", PLAIN, "the runs when the next wicket is down"),
        ],
    },
    RelationKind {
        name: "turnout",
        doc: "votes cast, who might have voted, and the share of them who did",
        roles: &[
            one("votes", PLAIN, "votes cast"),
            one("electorate", PLAIN, "who might have voted"),
            percent(one("turnout", PLAIN, "the share who did")),
        ],
    },
    RelationKind {
        name: "most",
        doc: "a part, its whole, and whether it is told to be most of it",
        roles: &[
            one("part", PLAIN, "the part"),
            one("whole", PLAIN, "the whole"),
            one(
                "way",
                PLAIN,
                "1 if the part is told to be most of the whole, -1 if it is told to be the smaller part",
            ),
        ],
    },
    RelationKind {
        name: "tie-break",
        doc: "a set and its tie-break",
        roles: &[
            one("games", PLAIN, "how far the side named first is ahead in the set"),
            one("points", PLAIN, "how far it is ahead in the tie-break"),
        ],
    },
    RelationKind {
        name: "sets",
        doc: "the scores of all sets of a match, and how many sets there were",
        roles: &[
            many("leads", PLAIN, "how far the side named first is ahead in each set"),
            one("sets", PLAIN, "how many sets there were"),
        ],
    },
    RelationKind {
        name: "set-down",
        doc: "the first sets of a match that its winner came from behind to win",
        roles: &[
            many("leads", PLAIN, "how far the winner is ahead in each of them"),
            one("behind", PLAIN, "by how many sets the winner was behind"),
        ],
    },
    RelationKind {
        name: "straight",
        doc: "the scores of all sets of a match of which one side is said to have lost none",
        roles: &[
            many("leads", PLAIN, "how far the side named first is ahead in each set"),
            one("lost", PLAIN, "how many sets the winner lost"),
        ],
    },
    RelationKind {
        name: "card",
        doc: "strokes, how far that is from par, and what the course asks for",
        roles: &[
            one("score", PLAIN, "the strokes"),
            one("from_par", PLAIN, "how many above par, or below it"),
            one("par", PLAIN, "the par of one round"),
            one("rounds", PLAIN, "how many rounds"),
        ],
    },
    RelationKind {
        name: "cards",
        doc: "the strokes of a round and of all rounds, each with how far that is from par",
        roles: &[
            one("score", PLAIN, "the strokes of one round"),
            one("from_par", PLAIN, "how many above par, or below it"),
            one("total", PLAIN, "the strokes of so many rounds"),
            one("total_from_par", PLAIN, "how many above par, or below it"),
            one("rounds", PLAIN, "how many rounds"),
        ],
    },
    RelationKind {
        name: "places",
        doc: "two places of one in a ranking, and the step between them",
        roles: &[
            one("before", PLAIN, "the place before"),
            one("after", PLAIN, "the place after"),
            one("places", PLAIN, "how many places lie between them"),
            one("direction", PLAIN, "1 for up, towards the first place, -1 for down"),
        ],
    },
    RelationKind {
        name: "wickets",
        doc: "the wickets that are down when a match is won, and the margin",
        roles: &[
            one("down", PLAIN, "the wickets that are down"),
            one("margin", PLAIN, "by how many wickets it is won"),
            one("wicket", PLAIN, "for which wicket runs are added"),
        ],
    },
    RelationKind {
        name: "chase",
        doc: "runs to get, runs got, and the margin of the defeat",
        roles: &[
            one("target", PLAIN, "the runs that would win"),
            one("score", PLAIN, "the runs got"),
            one("margin", PLAIN, "the runs that the other side won by"),
            one("made", PLAIN, "the runs of a side that won"),
        ],
    },
    RelationKind {
        name: "mixed-up",
        doc: "two quantities in one unit where one converts the other",
        roles: &[
            one("first", Q, "the quantity"),
            one("second", Q, "the same quantity, in the unit that it should not be in"),
        ],
    },
    record("air-temperature", "a temperature of the air on Earth"),
    record("quake", "the magnitude of an earthquake"),
    record("sea-depth", "a depth of the sea"),
    record("mountain", "the height of a mountain on Earth"),
    record("train", "the speed of a train"),
    record("majority-share", "the share of those who are told to be most of all"),
];

/// A figure and what has been measured of its kind.
const fn record(name: &'static str, doc: &'static str) -> RelationKind {
    RelationKind { name, doc, roles: RECORD }
}

const RECORD: &[super::RoleSpec] =
    &[one("value", Q, "the figure"), one("bounds", Q, "what has been measured")];
