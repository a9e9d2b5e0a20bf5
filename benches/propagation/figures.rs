//! What came of a measure, as a person reads it.

use std::fmt;

#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub authoritative: usize,
    pub resolvers: usize,
    pub planted: usize,
}

/// One world.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Seconds for each record; `None`: not noticed in time.
    pub noticed: Vec<Option<f64>>,
    pub counts: Counts,
    /// Seconds; `None`: not within ten minutes.
    pub settled: Option<f64>,
}

impl Measured {
    pub fn is_whole(&self) -> bool {
        self.noticed.iter().all(Option::is_some)
    }
}

/// Of all worlds of one method.
pub struct Figures {
    /// In ascending order.
    noticed: Vec<f64>,
    missed: usize,
    counts: Counts,
    settled: Option<f64>,
}

impl Figures {
    pub fn of(worlds: &[Measured]) -> Figures {
        let records = || worlds.iter().flat_map(|world| &world.noticed);
        let mut noticed: Vec<f64> = records().copied().flatten().collect();
        noticed.sort_by(f64::total_cmp);
        let sum = |count: fn(&Counts) -> usize| worlds.iter().map(|world| count(&world.counts)).sum();
        let settled = worlds.iter().map(|world| world.settled).collect::<Option<Vec<f64>>>();
        Figures {
            missed: records().count() - noticed.len(),
            noticed,
            counts: Counts {
                authoritative: sum(|counts| counts.authoritative),
                resolvers: sum(|counts| counts.resolvers),
                planted: sum(|counts| counts.planted),
            },
            settled: settled.map(|seconds| seconds.into_iter().fold(0.0, f64::max)),
        }
    }

    /// The smallest that at least so many of a hundred do not exceed.
    fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.noticed.len() * percent).div_ceil(100);
        self.noticed.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { authoritative, resolvers, planted } = self.counts;
        let total = authoritative + resolvers;
        let settled = self.settled.map_or("never".to_owned(), |seconds| format!("{seconds:.1} s"));
        let [median, p95, most] = [50, 95, 100].map(|percent| self.percentile(percent));
        write!(
            f,
            "         {median:>6.2} s {p95:>6.2} s {most:>6.2} s  {total:>9} ({authoritative} + {resolvers}){planted:>20}  {settled:>7}"
        )?;
        if self.missed > 0 { write!(f, "  {} not noticed in time", self.missed) } else { Ok(()) }
    }
}
