//! One case: its scenario's text, and what must be found in it.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sendoff::core::kinds::dns::RecordType;
use sendoff::core::kinds::name::Name;
use sendoff::rehearsal::Scenario;
use sendoff::rehearsal::world::World;
use serde::Deserialize;

use crate::before::Before;

/// The finding that names the cause, and the records it stands on (none for a whole step).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub code: String,
    pub severity: String,
    #[serde(default)]
    pub records: Vec<String>,
    /// Where it must be said, for what is said at several steps.
    pub step: Option<String>,
    /// What its English words must hold, where they depend on more than the code.
    pub says: Option<String>,
    /// What it shows as wanted, where that depends on what stands.
    pub wanted: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    /// `None`: a control, of which nothing above info may be said.
    pub expect: Option<Expect>,
    /// Codes above info that are true of this world as well.
    pub also: Vec<String>,
    /// Codes that are near and not true of this world: not even as information.
    pub never: Vec<String>,
    /// The From address as a person types it over what the world has chosen.
    pub typed: Option<String>,
    /// What the command line says of these choices, which only a file of choices can hold.
    pub refused: Option<String>,
    /// Port 53 is closed on the way to the authoritative servers.
    pub port_53_closed: bool,
    /// Questions that resolvers were asked before the world was as it is: resolver, name, type.
    pub asked_before: Vec<(String, String, String)>,
    /// What changed after them: name, type, and the value that took the place of what stood.
    pub changed_since: Vec<(String, String, String)>,
    /// What an earlier run left on this machine.
    pub before: Before,
    /// The healthy world that it lies over, by the name of its file.
    base: String,
    /// The bind is tried first, whatever holds it, and its outcome is in the journal.
    pub bind: bool,
    world: toml::Table,
}

impl Case {
    fn read(path: &Path) -> Case {
        let text = fs::read_to_string(path).expect("a case's text");
        let mut world: toml::Table =
            text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let expect = world.remove("expect").map(|expect| expect.try_into().expect("expect"));
        let also = world.remove("also").map_or_else(Vec::new, |also| also.try_into().expect("also"));
        let never = world.remove("never").map_or_else(Vec::new, |never| never.try_into().expect("never"));
        let typed = world.remove("typed").map(|typed| typed.try_into().expect("a text"));
        let refused = world.remove("refused").map(|refused| refused.try_into().expect("a text"));
        let port_53_closed =
            world.remove("port_53_closed").is_some_and(|closed| closed.as_bool() == Some(true));
        let bind = world.remove("bind").is_some_and(|bind| bind.as_bool() == Some(true));
        let triples = |value: Option<toml::Value>| {
            value.map_or_else(Vec::new, |value| value.try_into().expect("three texts each"))
        };
        let asked_before = triples(world.remove("asked_before"));
        let changed_since = triples(world.remove("changed_since"));
        let before = world.remove("before").map_or_else(Before::default, |before| {
            before.try_into().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        });
        let base = world.remove("extends").map(|base| base.try_into().expect("a base")).expect("extends");
        let below = path.strip_prefix(folder()).expect("below the cases").with_extension("");
        Case {
            name: below.display().to_string(),
            expect,
            also,
            never,
            typed,
            refused,
            port_53_closed,
            asked_before,
            changed_since,
            before,
            base,
            bind,
            world,
        }
    }

    /// What `world` changes of the healthy world, with nothing to be found.
    pub fn over(name: &str, world: toml::Table) -> Case {
        Case {
            name: name.to_owned(),
            expect: None,
            also: Vec::new(),
            never: Vec::new(),
            typed: None,
            refused: None,
            bind: false,
            port_53_closed: false,
            asked_before: Vec::new(),
            changed_since: Vec::new(),
            before: Before::default(),
            base: "healthy".to_owned(),
            world,
        }
    }

    pub fn scenario(&self) -> Scenario {
        let base = folder().join(&self.base).with_extension("toml");
        let healthy = fs::read_to_string(base).expect("a healthy world");
        let mut world: toml::Table = healthy.parse().expect("the healthy world");
        lay_over(&mut world, self.world.clone());
        let text = toml::to_string(&world).expect("a scenario's text");
        Scenario::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// The scenario's world once all that this case tells has happened.
    pub fn world(&self, scenario: &Scenario, now: Timestamp) -> World {
        let mut world = scenario.world(now).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        for (resolver, name, rtype) in &self.asked_before {
            world.tree.resolve(resolver, &Name::from_answer(name), record_type(rtype), now);
        }
        for (name, rtype, value) in &self.changed_since {
            let name = Name::from_answer(name);
            let zone = world.zone_of(&name).expect("a zone");
            world.remove_set(zone, &name, rtype, now);
            world.add_value(&name, rtype, 300, value.clone(), now);
        }
        world
    }
}

fn record_type(text: &str) -> RecordType {
    let known = [RecordType::Cname, RecordType::Mx, RecordType::Txt];
    known.into_iter().find(|rtype| rtype.as_str() == text).expect("a record's type")
}

fn lay_over(base: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Table(base)), toml::Value::Table(over)) => lay_over(base, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The case of this name.
pub fn named(name: &str) -> Case {
    all().into_iter().find(|case| case.name == name).expect("the case")
}

/// Every case, in the order of layers and names.
pub fn all() -> Vec<Case> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the folder of cases");
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    let layers = entries(&folder()).into_iter().filter(|path| path.is_dir());
    let mut paths: Vec<PathBuf> = layers.flat_map(|layer| entries(&layer)).collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}
