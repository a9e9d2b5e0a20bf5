//! A random world: a base and some pieces of `bases.toml` and `pieces.toml`, and how `apply` is called there.

use std::fmt;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;

use crate::core::facts::choices::Choices;
use crate::core::kinds::step::StepId;

static BASES: LazyLock<toml::Table> = LazyLock::new(|| include_str!("bases.toml").parse().expect("bases"));
static PIECES: LazyLock<toml::Table> = LazyLock::new(|| include_str!("pieces.toml").parse().expect("pieces"));

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub base: &'static str,
    pub pieces: Vec<&'static str>,
    /// `--to` is given.
    pub to: bool,
    /// `--skip test` is given.
    pub skips_test: bool,
}

/// Most worlds have a fault or two; one in six has none.
pub fn told() -> impl Strategy<Value = Told> {
    let names =
        |table: &'static toml::Table| -> Vec<&'static str> { table.keys().map(String::as_str).collect() };
    let pieces = prop_oneof![
        1 => Just(Vec::new()),
        3 => prop::collection::vec(select(names(&PIECES)), 1..3),
        2 => prop::collection::vec(select(names(&PIECES)), 3..6),
    ];
    (select(names(&BASES)), pieces, any::<bool>(), any::<bool>()).prop_map(
        |(base, mut pieces, to, skips_test)| {
            pieces.sort_unstable();
            pieces.dedup();
            Told { base, pieces, to, skips_test }
        },
    )
}

impl Told {
    /// The scenario's text, which a case can be made of.
    pub fn text(&self) -> String {
        let mut world = toml::Table::new();
        world.insert("extends".to_owned(), "already-done".into());
        let parts = self.pieces.iter().map(|piece| &PIECES[*piece]).chain([&BASES[self.base]]);
        let parts: Vec<&toml::Value> = parts.collect();
        for part in parts.iter().rev() {
            lay_over(&mut world, part.as_table().expect("a table"));
        }
        // A scenario's own records are replaced by those of what lies over it.
        if world["extends"].as_str() == Some("already-done") {
            let standing = include_str!("../../../../assets/scenarios/already-done.toml");
            let standing: toml::Table = standing.parse().expect("a scenario");
            let ours = world.remove("ops").and_then(|ops| ops.as_array().cloned()).unwrap_or_default();
            let mut ops = standing["ops"].as_array().expect("ops").clone();
            ops.extend(ours);
            world.insert("ops".to_owned(), ops.into());
        }
        toml::to_string(&world).expect("a scenario")
    }

    /// The flags of the command line, beside what the scenario chooses.
    pub fn given(&self, chosen: &Choices) -> Choices {
        let skip = if self.skips_test { vec![StepId::Test] } else { Vec::new() };
        Choices { to: chosen.to.clone().filter(|_| self.to), skip, ..chosen.clone() }
    }

    /// The worlds that lack one of the pieces.
    pub fn smaller(&self) -> Vec<Told> {
        let without = |out| {
            let mut less = self.clone();
            less.pieces.remove(out);
            less
        };
        (0..self.pieces.len()).map(without).collect()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flags = [(self.to, " --to"), (self.skips_test, " --skip test")];
        let flags: String = flags.iter().filter(|(given, _)| *given).map(|(_, flag)| *flag).collect();
        write!(f, "{} + {:?}{flags}", self.base, self.pieces)
    }
}

fn lay_over(base: &mut toml::Table, over: &toml::Table) {
    for (key, value) in over {
        match (base.get_mut(key), value) {
            (Some(toml::Value::Table(base)), toml::Value::Table(over)) => lay_over(base, over),
            (Some(toml::Value::Array(base)), toml::Value::Array(over)) if key == "ops" => {
                base.extend(over.clone())
            }
            _ => {
                base.insert(key.clone(), value.clone());
            }
        }
    }
}
