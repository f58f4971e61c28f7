//! Which two answers can nobody give at once?
//!
//! In: `61 percent approve of the plan and 34 percent disapprove`, out: a claim `answers` of the two: they are at most all that were asked.
//!
//! ```text
//! answers = SHARE filler FOR-WORD filler SHARE filler AGAINST-WORD      or the other way round, no other percentage between
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::Kind;
use crate::vocabulary::cues::Class;

/// Most words between a share and its answer.
const NEAR: usize = 6;

/// Reads the opposite answers of one sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let shares: Vec<usize> = (0..cx.tokens.len())
        .filter(|at| cx.figure_at(*at).is_some_and(|f| f.kind == Kind::Percent))
        .collect();
    shares.windows(2).find_map(|pair| match pair {
        [a, b] => opposite(cx, *a, *b),
        _ => None,
    })
}

fn opposite(cx: Context<'_>, a: usize, b: usize) -> Option<Claim> {
    let compared = cx.tokens.get(a..b)?.iter().any(|t| {
        t.is_any(&[Class::From, Class::Than, Class::ChangeVerb, Class::ChangeAdverb])
            || t.is_mark(';')
            || t.is_mark('(')
    });
    let named = cx.words.sums.answers.iter().any(|pair| {
        let said = |at: usize, words| answers(cx, at, words);
        said(a, &pair.r#for) && !said(a, &pair.against) && said(b, &pair.against)
            || said(a, &pair.against) && said(b, &pair.r#for) && !said(b, &pair.against)
    });
    if compared || !named {
        return None;
    }
    let slot = |at: usize| Some(Slot::figure("parts", cx.tokens.get(at)?.figure()?));
    Some(claim(
        "answers",
        covered(cx.tokens.get(a..=b)?)?,
        cx.segment,
        vec![slot(a)?, slot(b)?],
        Topic::default(),
    ))
}

/// Whether one of the words stands shortly behind a share.
fn answers(cx: Context<'_>, at: usize, words: &std::collections::BTreeSet<String>) -> bool {
    let behind = cx.tokens.iter().enumerate().skip(at + 1).take(NEAR).take_while(|(_, t)| is_word(t));
    behind.into_iter().any(|(i, _)| cx.begins(i, words))
}
