//! Where do relations get the variables of times and lengths?
//!
//! In: the figure `Friday`, used as a day of the week, out: a variable of the number 4. Beside what a figure states,
//! a time may be used for a number that its name says, with readings that a family found out, or for
//! every year in turn.

use super::Builder;
use crate::figure::{Figure, FigureId, Time, TimeUnit, Value};
use crate::num::{Interval, Num};
use crate::relation::{Domain, Variable, VariableId, anchor};
use crate::source::Span;
use crate::unit::{Base, Dimension, Unit};

impl Builder<'_> {
    /// How messages name a figure: its text, and the number of a year that only the rest of the text gives away.
    pub(super) fn name(&self, figure: &Figure) -> String {
        let text = self.source.slice(figure.span);
        let year = match &figure.value {
            Value::Time(Time::Period(period)) => anchor::year_of(period, &self.anchors),
            _ => None,
        };
        year.map_or_else(|| text.to_string(), |year| format!("{text} ({year})"))
    }

    /// The unit in which people count lengths of many years.
    pub fn years() -> Unit {
        Unit::new("years", Dimension::of(Base::Time), Num::from(TimeUnit::Year.seconds()))
    }

    /// A variable for a length of time that no figure states, in seconds.
    pub fn length(&mut self, seconds: &Interval) -> VariableId {
        let years = Self::years();
        let low = years.from_base(seconds).low().map(|low| low.to_decimal(0));
        let text = low.map_or_else(String::new, |low| format!("{low} years"));
        self.made(None, text, vec![reading(seconds, &years)])
    }

    /// The variables of a figure's time, tried for each year that it may mean where the text fixes none.
    pub fn open_time(&mut self, id: FigureId) -> Option<VariableId> {
        let Value::Time(time) = &self.figure(id)?.value else { return None };
        let mut readings = anchor::resolve(time, &self.anchors);
        if readings.is_empty() {
            readings = anchor::resolve_open(time, &self.anchors);
        }
        self.dated(id, readings)
    }

    /// The variable of a figure for a number that is not the amount it states: the weekday of its name, the day
    /// of its date, the years of an anniversary.
    pub fn valued(&mut self, id: FigureId, interval: &Interval, unit: &Unit) -> Option<VariableId> {
        let readings = vec![reading(&unit.to_base(interval), unit)];
        self.dated(id, readings)
    }

    /// The variable of a word that stands for so much of a unit: `the centenary` is 100 years.
    pub fn measured_cue(&mut self, span: Span, interval: &Interval, unit: &Unit) -> VariableId {
        let text = self.source.slice(span).to_string();
        let readings = vec![reading(&unit.to_base(interval), unit)];
        self.push(Variable {
            id: VariableId(0),
            figure: None,
            span: Some(span),
            text,
            readings,
            spelling: None,
        })
    }

    /// The variable of a figure with readings that the families of relations found out.
    pub fn dated(&mut self, id: FigureId, readings: Vec<Domain>) -> Option<VariableId> {
        let figure = self.figure(id)?;
        let text = self.name(figure);
        Some(self.made(Some(figure), text, readings))
    }

    /// The variable of the day of writing, if the text or the caller dates it to a day.
    pub fn now(&mut self) -> Option<VariableId> {
        let (day, _) = self.anchors.now.filter(|(first, last)| first == last)?;
        let days = Interval::point(Num::from(day.0));
        let readings = vec![Domain::Days { start: days.clone(), end: days }];
        Some(self.made(None, format!("the day of writing, {}", day.iso()), readings))
    }

    fn made(&mut self, figure: Option<&Figure>, text: String, readings: Vec<Domain>) -> VariableId {
        let (id, span) = (figure.map(|figure| figure.id), figure.map(|figure| figure.span));
        self.push(Variable { id: VariableId(0), figure: id, span, text, readings, spelling: None })
    }
}

/// An amount in base units, which nobody rounded.
fn reading(interval: &Interval, unit: &Unit) -> Domain {
    Domain::Amount {
        interval: interval.clone(),
        truncated: interval.clone(),
        dimension: unit.dimension.clone(),
        unit: unit.clone(),
    }
}
