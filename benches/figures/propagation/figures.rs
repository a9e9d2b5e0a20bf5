//! What came of a measure, as a person reads it.

use crate::row::{Row, number};

#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub authoritative: usize,
    pub resolvers: usize,
    /// Answers of a resolver that there is no such record, which it then keeps.
    pub planted: usize,
}

/// One world.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Seconds for each record; `None`: not noticed in time.
    pub noticed: Vec<Option<f64>>,
    pub counts: Counts,
    /// Seconds from the last record's moment until every resolver gives all records; `None`: not
    /// within ten minutes.
    pub settled: Option<f64>,
}

impl Measured {
    pub fn is_whole(&self) -> bool {
        self.noticed.iter().all(Option::is_some)
    }
}

/// Of all worlds of one method.
pub struct Figures {
    /// Seconds in ascending order, infinite where it was not noticed in time.
    noticed: Vec<f64>,
    counts: Counts,
    settled: f64,
}

impl Figures {
    pub fn of(worlds: &[Measured]) -> Figures {
        let records = worlds.iter().flat_map(|world| &world.noticed);
        let mut noticed: Vec<f64> = records.map(|seconds| seconds.unwrap_or(f64::INFINITY)).collect();
        noticed.sort_by(f64::total_cmp);
        let sum = |count: fn(&Counts) -> usize| worlds.iter().map(|world| count(&world.counts)).sum();
        let settled = worlds.iter().map(|world| world.settled.unwrap_or(f64::INFINITY));
        Figures {
            noticed,
            counts: Counts {
                authoritative: sum(|counts| counts.authoritative),
                resolvers: sum(|counts| counts.resolvers),
                planted: sum(|counts| counts.planted),
            },
            settled: settled.fold(0.0, f64::max),
        }
    }

    /// The smallest that at least so many of a hundred do not exceed.
    fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.noticed.len() * percent).div_ceil(100);
        self.noticed.get(rank.saturating_sub(1)).copied().unwrap_or(f64::INFINITY)
    }

    fn questions(&self) -> usize {
        self.counts.authoritative + self.counts.resolvers
    }
}

/// The wizard's, beside the same of the other ways.
pub fn rows(scenario: &str, ours: &Figures, others: &[(&str, Figures)]) -> Vec<Row> {
    let beside = |figure: &dyn Fn(&Figures) -> String| {
        let others = others.iter().map(|(name, figures)| format!("{name}: {}", figure(figures)));
        others.collect::<Vec<_>>().join(", ")
    };
    let seconds = |seconds: f64| format!("{} s", number(seconds));
    let shown = |what: &str, percent: usize, budget: f64| {
        Row::new(format!("{scenario}: shown, {what}"), ours.percentile(percent), "s").within(budget).beside(
            format!(
                "{}; of {} records",
                beside(&|figures| seconds(figures.percentile(percent))),
                ours.noticed.len()
            ),
        )
    };
    let count = |what: &str, unit: &'static str, figure: fn(&Figures) -> usize| {
        Row::count(format!("{scenario}: {what}"), figure(ours), unit)
            .beside(beside(&|figures| figure(figures).to_string()))
    };
    vec![
        shown("median", 50, 1.0),
        shown("95 %", 95, 2.0),
        count("asked until then", "questions", Figures::questions),
        count("absences left at resolvers", "answers", |figures| figures.counts.planted),
        Row::new(format!("{scenario}: at all resolvers"), ours.settled, "s")
            .beside(beside(&|figures| seconds(figures.settled))),
    ]
}
