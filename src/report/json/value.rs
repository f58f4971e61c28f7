//! What does a figure say, in JSON?
//!
//! In: `1.425 million tons`, out: `{"low": "1424500", "high": "1425500", "unit": "t"}`; in: `the first
//! quarter`, out: `{"start": "2019-03-21", "end": "2019-06-21"}`. Which days a time stands for was worked out by
//! the relation stage, whose variables are read here.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Analysis;
use crate::calendar::Day;
use crate::figure::{self, Figure, FigureId};
use crate::num::{Interval, Num};
use crate::relation::Domain;

/// What a figure says, or what a check computed. What the text leaves open is left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A number with a unit.
    Amount {
        /// The least value that the spelling allows, a decimal.
        #[serde(skip_serializing_if = "Option::is_none")]
        low: Option<String>,
        /// The greatest.
        #[serde(skip_serializing_if = "Option::is_none")]
        high: Option<String>,
        /// The unit that the text states; empty for plain numbers.
        unit: String,
    },
    /// A day or a stretch of days.
    Days {
        /// The first day: `2019-03-21`.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<String>,
        /// The last day.
        #[serde(skip_serializing_if = "Option::is_none")]
        end: Option<String>,
    },
    /// The result of a contest.
    Score {
        /// Both sides, in the order of the text.
        sides: [u32; 2],
    },
}

impl Value {
    /// An interval with its unit.
    pub fn amount(interval: &Interval, unit: &str) -> Self {
        Self::Amount {
            low: interval.low().map(ToString::to_string),
            high: interval.high().map(ToString::to_string),
            unit: unit.to_owned(),
        }
    }
}

/// The value of a figure; `None` if it is a time that nothing fixes.
pub fn of(figure: &Figure, resolved: &Resolved) -> Option<Value> {
    match &figure.value {
        figure::Value::Amount(readings) => {
            readings.first().map(|reading| Value::amount(&reading.interval, &reading.unit.symbol))
        }
        figure::Value::Score(first, second) => Some(Value::Score { sides: [*first, *second] }),
        figure::Value::Time(_) => resolved.value(figure.id),
    }
}

/// The days that each figure of a document was found to stand for.
pub struct Resolved(Vec<Ends>);

/// First and last day, as far as they are known.
#[derive(Clone, Default)]
struct Ends {
    start: Option<Day>,
    end: Option<Day>,
}

impl Resolved {
    /// Collects them from the relation stage's variables. The first variable of a figure counts: it
    /// is the figure itself, later ones are what other figures make of it.
    pub fn of(analysis: &Analysis) -> Self {
        let mut all = vec![Ends::default(); analysis.figures.len()];
        for variable in &analysis.relations.variables {
            let slot = variable.figure.and_then(|id| all.get_mut(id.0));
            if let (Some(slot), [Domain::Days { start, end }]) = (slot, variable.readings.as_slice()) {
                let day = |ends: &Interval| ends.single().and_then(Num::to_i64).map(Day);
                slot.start = slot.start.or_else(|| day(start));
                slot.end = slot.end.or_else(|| day(end));
            }
        }
        Self(all)
    }

    fn value(&self, id: FigureId) -> Option<Value> {
        let Ends { start, end } = self.0.get(id.0)?;
        let (start, end) = (start.map(Day::iso), end.map(Day::iso));
        (start.is_some() || end.is_some()).then_some(Value::Days { start, end })
    }

    /// Both days as `2019-03-21/2019-06-21`; `None` if one is open.
    pub fn interval(&self, id: FigureId) -> Option<String> {
        let Ends { start, end } = self.0.get(id.0)?;
        Some(format!("{}/{}", (*start)?.iso(), (*end)?.iso()))
    }
}
