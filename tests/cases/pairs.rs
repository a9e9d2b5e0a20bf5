//! Two faults at once, of two kinds, under tokens and names made up anew: both are named, each on its
//! own records, and nothing else above information is said. Every fault meets every fault of the other
//! kinds; by default a share of the pairs is looked at (PAIRS=999 for all, PAIRS_SEED for others).

use std::env;

use toml::{Table, Value};

use crate::case::Case;
use crate::heard::{self, Heard};
use crate::mutants::chance::Chance;
use crate::mutants::record::{self, Record, ZONE};
use crate::side_by_side::side_by_side;

const PAIRS: usize = 30;
const SEED: u64 = 20_261_123;

/// A domain's own names, made up.
struct Names {
    tokens: Vec<String>,
    /// Below the zone.
    mail_from: String,
}

impl Names {
    fn new(chance: &mut Chance) -> Names {
        let letters: Vec<char> = ('a'..='z').chain('2'..='7').collect();
        let mut token = || (0..32).map(|_| *chance.one(&letters)).collect::<String>();
        let tokens = vec![token(), token(), token()];
        let mail_from = (*chance.one(&["bounce", "mail", "ses-bounces", "return.mail", "m"])).to_owned();
        Names { tokens, mail_from }
    }

    fn healthy(&self) -> Vec<Record> {
        let target = |token: &String| format!("{token}.dkim.amazonses.com");
        let dkim = |token: &String| Record::new(&format!("{token}._domainkey"), "CNAME", &target(token));
        let mut zone: Vec<Record> = self.tokens.iter().map(dkim).collect();
        zone.extend([
            Record::new(&self.mail_from, "MX", "10 feedback-smtp.us-east-1.amazonses.com"),
            Record::new(&self.mail_from, "TXT", "v=spf1 include:amazonses.com ~all"),
            Record::new("_dmarc", "TXT", "v=DMARC1; p=none"),
            Record::new("@", "A", "192.0.2.80"),
            Record::new("@", "MX", "10 mx.example.org"),
            Record::new("mx", "A", "192.0.2.25"),
        ]);
        zone
    }
}

/// What goes wrong in a zone: of a kind, with the code and the records that it must stand on.
struct Fault {
    kind: &'static str,
    code: &'static str,
    records: &'static [&'static str],
    act: fn(&mut World),
}

struct World {
    zone: Vec<Record>,
    /// Members of the scenario beside the zone's records.
    members: Table,
    zone_members: Table,
}

impl World {
    /// The record that fault and oracle mean: by its place among the healthy ones.
    fn change(&mut self, index: usize, change: impl FnOnce(&mut Record)) {
        change(&mut self.zone[index]);
    }

    fn value(&mut self, index: usize, change: impl FnOnce(String) -> String) {
        let value = change(self.zone[index].text());
        self.zone[index].value = vec![value];
    }

    fn remove(&mut self, index: usize) {
        // Out of the zone, and in its place among those that follow.
        self.zone[index].host = format!("gone-{index}");
        self.zone[index].rtype = "A".to_owned();
        self.zone[index].value = vec!["192.0.2.99".to_owned()];
    }
}

const DKIM_1: &[&str] = &["dkim-1"];
const DKIM_2: &[&str] = &["dkim-2"];
const DKIM_3: &[&str] = &["dkim-3"];
const MX: &[&str] = &["mail-from-mx"];
const SPF: &[&str] = &["mail-from-spf"];
const DMARC: &[&str] = &["dmarc"];

macro_rules! fault {
    ($kind:literal, $code:literal, $records:expr, $act:expr) => {
        Fault { kind: $kind, code: $code, records: $records, act: $act }
    };
}

/// The records stand in the order of their ids.
fn faults() -> Vec<Fault> {
    vec![
        fault!("dkim", "dkim-missing", DKIM_1, |world| world.remove(0)),
        fault!("dkim", "dkim-name-doubled", DKIM_2, |world| {
            world.change(1, |record| record.host += &format!(".{ZONE}"));
        }),
        fault!("dkim", "dkim-underscore-lost", DKIM_3, |world| {
            world.change(2, |record| record.host = record.host.replace("._domainkey", ".domainkey"));
        }),
        fault!("dkim", "dkim-target-doubled", DKIM_1, |world| {
            world.value(0, |value| format!("{value}.{ZONE}"));
        }),
        fault!("dkim", "dkim-txt-not-cname", DKIM_2, |world| {
            world.change(1, |record| record.rtype = "TXT".to_owned());
        }),
        fault!("dkim", "dkim-target-mistyped", DKIM_3, |world| {
            world.value(2, |value| value.replace("amazonses", "amazonsess"));
        }),
        fault!("dkim", "dkim-wrong-signing-zone", DKIM_1, |world| {
            world.value(0, |value| value.replace("dkim.", "dkim.eu-south-1."));
        }),
        fault!("mail-from", "mx-missing", MX, |world| world.remove(3)),
        fault!("mail-from", "mx-wrong-region", MX, |world| {
            world.value(3, |value| value.replace("us-east-1", "ap-northeast-1"));
        }),
        fault!("mail-from", "mail-from-receives-mail", MX, |world| {
            world.value(3, |_| "10 mx.example.org".to_owned());
        }),
        fault!("mail-from", "mx-target-doubled", MX, |world| {
            world.value(3, |value| format!("{value}.{ZONE}"));
        }),
        fault!("mail-from", "spf-missing", SPF, |world| world.remove(4)),
        fault!("mail-from", "spf-without-ses", SPF, |world| {
            world.value(4, |value| value.replace("include:amazonses.com", "include:_spf.example.net"));
        }),
        fault!("mail-from", "spf-duplicate", SPF, |world| {
            let host = world.zone[4].host.clone();
            world.zone.push(Record::new(&host, "TXT", "v=spf1 -all"));
        }),
        fault!("dmarc", "dmarc-missing", DMARC, |world| world.remove(5)),
        fault!("dmarc", "dmarc-name-doubled", DMARC, |world| {
            world.change(5, |record| record.host += &format!(".{ZONE}"));
        }),
        fault!("dmarc", "dmarc-at-apex", DMARC, |world| {
            world.change(5, |record| "@".clone_into(&mut record.host));
        }),
        fault!("dmarc", "dmarc-literal-quotes", DMARC, |world| {
            world.value(5, |value| format!("\"{value}\""));
        }),
        fault!("dmarc", "dmarc-duplicate", DMARC, |world| {
            world.zone.push(Record::new("_dmarc", "TXT", "v=DMARC1; p=reject"));
        }),
        fault!("dmarc", "dmarc-policy-invalid", DMARC, |world| {
            world.value(5, |value| value.replace("none", "monitor"));
        }),
        fault!("zone", "name-server-lame", &[], |world| {
            world.members.insert("servers".to_owned(), toml::toml! { "192.0.2.31" = "refused" }.into());
        }),
        fault!("zone", "split-horizon", &[], |world| {
            world.members.insert("system_resolver".to_owned(), "system".into());
            let inside = toml::toml! {
                apex = "example.org"
                private = true
                hosted_zone = "Z0PRIVATE000001"
                private_at = ["system"]
                servers = [{ host = "dc1.corp.test", address = "198.51.100.64" }]
            };
            world.members.insert("inside".to_owned(), inside.into());
        }),
    ]
}

fn pairs() -> Vec<(usize, usize)> {
    let faults = faults();
    let all = (0..faults.len()).flat_map(|one| (one + 1..faults.len()).map(move |other| (one, other)));
    // A record with a policy that nobody knows stands, and where every record stands, a private zone
    // does no harm.
    let harmless =
        |one: &Fault, other: &Fault| one.code == "dmarc-policy-invalid" && other.code == "split-horizon";
    all.filter(|(one, other)| faults[*one].kind != faults[*other].kind)
        .filter(|(one, other)| !harmless(&faults[*one], &faults[*other]))
        .collect()
}

fn case(wrong: &[&Fault], chance: &mut Chance) -> Case {
    let names = Names::new(chance);
    let mut world = World { zone: names.healthy(), members: Table::new(), zone_members: Table::new() };
    wrong.iter().for_each(|fault| (fault.act)(&mut world));
    world.zone_members.insert("records".to_owned(), record::toml(&world.zone));
    let mut zones = Table::new();
    zones.insert(ZONE.to_owned(), Value::Table(world.zone_members));
    if let Some(inside) = world.members.remove("inside") {
        zones.insert("inside".to_owned(), inside);
    }
    world.members.insert("zones".to_owned(), Value::Table(zones));
    let mut identity = Table::new();
    identity.insert("tokens".to_owned(), names.tokens.clone().into());
    identity.insert("mail_from".to_owned(), format!("{}.{ZONE}", names.mail_from).into());
    let nest =
        |key: &str, inner: Table| -> Table { [(key.to_owned(), Value::Table(inner))].into_iter().collect() };
    let ses = nest("us-east-1", nest("identities", nest(ZONE, identity)));
    world.members.insert("ses".to_owned(), Value::Table(ses));
    Case::over("pair", world.members)
}

fn disagreements(seed: u64, pair: (usize, usize), hear: fn(&Case) -> Vec<Heard>) -> Option<String> {
    let faults = faults();
    let mut expected: Vec<(String, Option<String>)> = Vec::new();
    let wrong = [&faults[pair.0], &faults[pair.1]];
    for fault in wrong {
        let code = fault.code.to_owned();
        match fault.records {
            [] => expected.push((code, None)),
            records => expected.extend(records.iter().map(|id| (code.clone(), Some((*id).to_owned())))),
        }
    }
    expected.sort();
    let case = case(&wrong, &mut Chance::new(seed));
    let heard = hear(&case);
    let mut found: Vec<(String, Option<String>)> =
        heard.into_iter().filter(|found| !found.is_info()).map(|found| (found.code, found.record)).collect();
    found.sort();
    (found != expected).then(|| format!("seed {seed}, {pair:?}: expected {expected:?}\n    found {found:?}"))
}

fn judge_pairs(hear: fn(&Case) -> Vec<Heard>) {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = number("PAIRS_SEED").unwrap_or(SEED);
    let most = number("PAIRS").map_or(PAIRS, |most| usize::try_from(most).unwrap_or(PAIRS));
    let mut chance = Chance::new(seed);
    let mut all = pairs();
    assert!(all.len() > 150, "{}", all.len());
    // Every fault is in one of those that are looked at.
    let mut chosen: Vec<(usize, usize)> = (0..faults().len())
        .map(|fault| {
            let with: Vec<(usize, usize)> =
                all.iter().filter(|pair| pair.0 == fault || pair.1 == fault).copied().collect();
            *chance.one(&with)
        })
        .collect();
    while chosen.len() < most.min(all.len()) && !all.is_empty() {
        let pair = all.swap_remove(chance.below(all.len()));
        if !chosen.contains(&pair) {
            chosen.push(pair);
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    let seeded: Vec<(u64, (usize, usize))> = (seed..).zip(chosen).collect();
    let told: Vec<String> = side_by_side(&seeded, |(seed, pair)| disagreements(*seed, *pair, hear))
        .into_iter()
        .flatten()
        .collect();
    assert!(told.is_empty(), "{} of {}\n{}\n", told.len(), seeded.len(), told.join("\n"));
}

#[test]
fn of_two_faults_both_are_named_and_no_third() {
    judge_pairs(heard::by_core);
}

#[test]
fn the_program_names_both_of_two_faults_and_no_third() {
    judge_pairs(heard::by_program);
}

#[test]
fn a_zone_under_made_up_names_is_healthy() {
    for seed in 0..5 {
        let case = case(&[], &mut Chance::new(seed));
        for hear in [heard::by_core, heard::by_program] {
            let told: Vec<Heard> = hear(&case).into_iter().filter(|found| !found.is_info()).collect();
            assert!(told.is_empty(), "seed {seed}: {told:?}");
        }
    }
}
