//! What DNS servers are asked by somebody who waits for records that never come: the wizard's core by
//! a clock that jumps from one of its deadlines to the next, answered by real servers on loopback.

use std::collections::{BTreeMap, VecDeque};

use sendoff::aws::Pacing;
use sendoff::core::kinds::dns::{Question, RecordType};
use sendoff::core::kinds::name::Name;
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::step::StepId;
use sendoff::core::records;
use sendoff::core::wizard::effect::Effect;
use sendoff::core::wizard::model::Model;
use sendoff::core::wizard::msg::Msg;
use sendoff::core::wizard::update::update;

use super::SCENARIOS;
use super::world::World;
use crate::row::Row;
use crate::session::{answer, aws, block_on, settled, started};

/// Seconds since the records were said to be entered.
const MINUTES: [(&str, std::ops::Range<i64>, f64); 2] =
    [("the first two minutes", 0..120, 120.0), ("minutes 5 to 10", 300..600, 30.0)];

/// How often one record was asked for at one name server, the most of all, in each stretch of time.
pub fn rows() -> Vec<Row> {
    let world = World::start(&SCENARIOS[0], 0);
    let asked = block_on(async {
        let session = started(&world.rehearsal, world.asker.clone(), world.resolvers.clone());
        let mut model = settled(session).await.model.clone();
        let aws = aws(&world.rehearsal, Pacing::Never);
        let since = model.facts.now;
        let mut asked: BTreeMap<(usize, Question), usize> = BTreeMap::new();
        let mut effects: VecDeque<Effect> = update(&mut model, Msg::Go(StepId::Records)).into();
        effects.extend(update(&mut model, Msg::Entered));
        loop {
            let passed = model.facts.now.duration_since(since).as_secs();
            let stretch = MINUTES.iter().position(|(_, stretch, _)| stretch.contains(&passed));
            while let Some(effect) = effects.pop_front() {
                let Effect::Ask { ticket, query } = effect else { continue };
                if let (Some(stretch), Some(question)) = (stretch, of_record(&model, &query)) {
                    *asked.entry((stretch, question)).or_default() += 1;
                }
                let result = answer(&aws, &world.asker, &query).await;
                effects.extend(update(&mut model, Msg::Answered { ticket, result }));
            }
            let now = model.wake_at.expect("it goes on waiting");
            if now.duration_since(since).as_secs() >= 600 {
                return asked;
            }
            effects.extend(update(&mut model, Msg::Woke { now }));
        }
    });
    let of_stretch = |(index, (stretch, _, budget)): (usize, &(&str, _, f64))| {
        let counts = || asked.iter().filter(|((of, _), _)| *of == index).map(|(_, count)| *count);
        let most = counts().max().expect("questions");
        Row::count(format!("a record at one server, {stretch}"), most, "questions")
            .within(*budget)
            .beside(format!("most of {} records and servers, none of which has one", counts().count()))
    };
    MINUTES.iter().enumerate().map(of_stretch).collect()
}

/// The question, where it is put to an authoritative server and about one of the records themselves.
fn of_record(model: &Model, query: &Query) -> Option<Question> {
    let Query::Dns(question) = query else { return None };
    let is_wanted = |name: &Name, rtype: RecordType| {
        let views = records::view(&model.facts, &model.choices);
        views.iter().any(|view| view.wanted.name == *name && view.wanted.rtype == rtype)
    };
    (question.server.is_authoritative() && is_wanted(&question.name, question.rtype))
        .then(|| question.clone())
}
