//! What AWS is asked.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use sendoff::aws::Pacing;
use sendoff::core::kinds::query::Query;

use crate::at_once;
use crate::row::Row;
use crate::served::Served;
use crate::session::{aws, block_on, world};

pub fn table() -> Vec<Row> {
    let mut table = writes();
    table.push(at_once::to_ses());
    table.push(paced());
    table
}

/// A whole set-up, and then once more.
fn writes() -> Vec<Row> {
    let served = Served::start("granted");
    let writes = || served.state()["writes"].as_u64().expect("a count") as usize;
    let begin = Instant::now();
    let first = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(first.code, 0, "{first:?}");
    let (made, time) = (writes(), begin.elapsed());
    let second = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(second.code, 0, "{second:?}");
    vec![
        Row::count("a whole set-up", made, "writes").beside(format!("in {:.1} s", time.as_secs_f64())),
        Row::count("a second run", writes() - made, "writes").within(0.0),
    ]
}

/// How many calls to SES begin within one second, when five are wanted at once.
fn paced() -> Row {
    let rehearsal = world("already-done");
    block_on(async {
        let aws = aws(&rehearsal, Pacing::Always);
        let queries =
            [Query::SesAccount, Query::Identities, Query::SesAccount, Query::Identities, Query::SesAccount];
        let ends = join_all(queries.iter().map(|query| async {
            aws.ask(query).await.expect("an answer");
            Instant::now()
        }))
        .await;
        let within = |begin: &Instant| {
            ends.iter()
                .filter(|end| *end >= begin && end.duration_since(*begin) < Duration::from_secs(1))
                .count()
        };
        let most = ends.iter().map(within).max().unwrap_or_default();
        let row = Row::count("calls to SES in one second", most, "calls").within(1.0);
        // An answer that a busy machine brings late comes soon before the next.
        Row { is_count: false, ..row }.beside("five wanted at once")
    })
}
