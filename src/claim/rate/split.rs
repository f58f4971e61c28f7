//! Which dividend in shares brings a split about?
//!
//! In: `a three-for-two stock split in the form of a 50 pct stock dividend`, out: a claim `split` of the ratio and the percentage. A sentence
//! that tells times, a second split or another percentage may speak of two measures, and nothing is said.
//!
//! ```text
//! split = RATIO { word } SPLIT { word } as { word } PERCENT stock-dividend       in either order
//!       | SPLIT { word } RATIO { word } as { word } PERCENT stock-dividend
//! paid  = THE SPLIT { word } as { word } PERCENT stock-dividend                  of the only split of the sentences before
//! ```

use crate::claim::contest::words::{among, says};
use crate::claim::grammar::{Context, is_word};
use crate::claim::{Claim, Slot, spanning};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Most words between a split and the dividend.
const NEAR: usize = 10;

/// The split of a sentence, or its half of one that two sentences tell.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    whole(cx).or_else(|| half(cx))
}

/// `a three-for-two split`, and later `The split will be paid as a 50 pct stock dividend`.
fn half(cx: Context<'_>) -> Option<Claim> {
    if let Some(ratio) = only(cx, |at, figure| figure.kind == Kind::Ratio && is_split(cx, at)) {
        return spanning(
            cx,
            "split-told",
            (ratio, ratio),
            vec![Slot::figure("ratio", cx.figure_at(ratio)?.id)],
        );
    }
    let percent = only(cx, |_, figure| figure.kind == Kind::Percent)?;
    let stock = (percent + 1..percent + 3).any(|at| says(cx, at, "stock_dividend"));
    let opens = cx.tokens.first()?.is(Class::Definite) && among(cx, 1..3, "split");
    let as_one = among(cx, 2..percent, "by_way_of");
    let slots = vec![Slot::figure("percent", cx.figure_at(percent)?.id)];
    (stock && opens && as_one).then(|| spanning(cx, "split-paid", (0, percent), slots)).flatten()
}

fn whole(cx: Context<'_>) -> Option<Claim> {
    let ratio = only(cx, |at, figure| figure.kind == Kind::Ratio && is_split(cx, at))?;
    let percent = only(cx, |_, figure| figure.kind == Kind::Percent)?;
    let stock = (percent + 1..percent + 3).any(|at| says(cx, at, "stock_dividend"));
    let (first, last) = (ratio.min(percent), ratio.max(percent));
    let between = cx.tokens.get(first + 1..last).filter(|words| words.len() <= NEAR)?;
    let plain =
        between.iter().all(|t| is_word(t) && !t.is_any(&[Class::And, Class::Clause]) || t.is_mark(','));
    let as_one = among(cx, first + 1..last, "by_way_of");
    let slots = vec![
        Slot::figure("ratio", cx.figure_at(ratio)?.id),
        Slot::figure("percent", cx.figure_at(percent)?.id),
    ];
    (stock && plain && as_one).then(|| spanning(cx, "split", (first, last), slots)).flatten()
}

/// The place of the only figure that fits.
fn only(cx: Context<'_>, fits: impl Fn(usize, &Figure) -> bool) -> Option<usize> {
    let mut found = (0..cx.tokens.len()).filter(|at| cx.figure_at(*at).is_some_and(|f| fits(*at, f)));
    found.next().filter(|_| found.next().is_none())
}

/// Whether a ratio is that of a split of shares.
fn is_split(cx: Context<'_>, at: usize) -> bool {
    among(cx, at + 1..at + 4, "split") || among(cx, at.saturating_sub(4)..at, "split")
}
