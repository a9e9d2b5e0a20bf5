//! A healthy zone, changed at random as people and DNS hosts change zones: a letter, a label, a
//! dot, a quote, a type, a duplicate. Where the change alters what SES or a receiver would
//! conclude of a record, a finding above info stands on that record; on every other record, and
//! beside them, none does.

pub mod chance;
mod conclude;
mod dmarc;
mod mutate;
pub mod record;
mod spf;

use std::collections::{BTreeMap, BTreeSet};
use std::env;

use crate::case::Case;
use crate::heard::{self, Heard};
use crate::side_by_side::side_by_side;
use chance::Chance;
use conclude::conclude;
use mutate::mutate;
use record::Record;

/// The identity's, from `tests/cases/healthy.toml`.
const TOKENS: [&str; 3] = [
    "qv3wk7dn2mxr5tzhy6jpulbcfgsaeo4i",
    "h2xw5kfzr7l3mnt6vhyp4ucdgsjeoaqb",
    "z6nq2vw7krl5m3hyp4udbcgfsjaeoitx",
];
/// How many records are this set-up's own.
const OURS: usize = 6;
/// How many mutants are looked at; another number, or another seed to begin with, by the
/// variables MUTANTS and MUTANTS_SEED.
const MUTANTS: u64 = 100;
const SEED: u64 = 20_261_122;

fn healthy(chance: &mut Chance) -> Vec<Record> {
    let dmarc = [
        "v=DMARC1; p=none; rua=mailto:dmarc@example.org",
        "v=DMARC1; p=none",
        "v=DMARC1;p=reject;sp=none;adkim=r;aspf=r;rua=mailto:a@example.org,mailto:b@mail.example.org",
    ];
    let spf = ["v=spf1 include:amazonses.com ~all", "v=spf1 ip4:192.0.2.0/24 include:amazonses.com -all"];
    let mut zone: Vec<Record> = TOKENS
        .iter()
        .map(|token| {
            Record::new(&format!("{token}._domainkey"), "CNAME", &format!("{token}.dkim.amazonses.com"))
        })
        .collect();
    zone.extend([
        Record::new("bounce", "MX", "10 feedback-smtp.us-east-1.amazonses.com"),
        Record::new("bounce", "TXT", chance.one::<&str>(&spf)),
        Record::new("_dmarc", "TXT", chance.one::<&str>(&dmarc)),
        Record::new("@", "A", "192.0.2.80"),
        Record::new("@", "MX", "10 mx.example.org"),
        Record::new("@", "TXT", "v=spf1 include:_spf.example.net ~all"),
        Record::new("mx", "A", "192.0.2.25"),
        Record::new("www", "CNAME", "example.org"),
        Record::new("bounce", "TXT", "site-verification=p7Qd2"),
        Record::new("s1._domainkey", "CNAME", "s1.domainkey.u1234.wl.vendor.test"),
    ]);
    zone
}

struct Mutant {
    seed: u64,
    done: String,
    before: Vec<Record>,
    after: Vec<Record>,
}

fn mutant(seed: u64) -> Mutant {
    let mut chance = Chance::new(seed);
    let before = healthy(&mut chance);
    loop {
        if let Some((done, after)) = mutate(&before, OURS, &mut chance) {
            return Mutant { seed, done, before, after };
        }
    }
}

fn case(zone: &[Record]) -> Case {
    let mut example: toml::Table = toml::Table::new();
    example.insert("records".to_owned(), record::toml(zone));
    let zones: toml::Table = [(record::ZONE.to_owned(), toml::Value::Table(example))].into_iter().collect();
    let world: toml::Table = [("zones".to_owned(), toml::Value::Table(zones))].into_iter().collect();
    Case::over("mutant", world)
}

/// What the findings say otherwise than the oracle, and the codes that they say it with.
fn disagreements(mutant: &Mutant, hear: fn(&Case) -> Vec<Heard>) -> (Vec<String>, Vec<String>, bool) {
    let (before, after) = (conclude(&mutant.before, &TOKENS), conclude(&mutant.after, &TOKENS));
    let changed: BTreeSet<String> = after
        .iter()
        .filter(|(id, conclusion)| before[*id] != **conclusion)
        .map(|(id, _)| id.clone())
        .collect();
    let heard = hear(&case(&mutant.after));
    let above: Vec<&Heard> = heard.iter().filter(|found| !found.is_info()).collect();
    let named: BTreeSet<String> =
        above.iter().map(|found| found.record.clone().unwrap_or_else(|| "no record".to_owned())).collect();
    let about = |id: &String| {
        format!("{id}: {} -> {}", before.get(id).map_or("", |was| was), after.get(id).map_or("", |is| is))
    };
    let tell = |what: &str, ids: Vec<String>| {
        (!ids.is_empty()).then(|| {
            format!("seed {}: {what} {ids:?}\n    {}\n    found {above:?}", mutant.seed, mutant.done)
        })
    };
    let unnamed = changed.difference(&named).map(&about).collect();
    let untrue = named.difference(&changed).map(&about).collect();
    let told = [tell("is not reported:", unnamed), tell("is reported and changes nothing:", untrue)];
    let codes = above.iter().map(|found| found.code.clone()).collect();
    (told.into_iter().flatten().collect(), codes, !changed.is_empty())
}

fn from_environment(name: &str, otherwise: u64) -> u64 {
    env::var(name)
        .ok()
        .map_or(otherwise, |text| text.parse().unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// `hear` gives what is said of a world.
fn judge_mutants(hear: fn(&Case) -> Vec<Heard>) {
    let seed = from_environment("MUTANTS_SEED", SEED);
    let seeds: Vec<u64> = (0..from_environment("MUTANTS", MUTANTS)).map(|index| seed + index).collect();
    let judged = side_by_side(&seeds, |seed| disagreements(&mutant(*seed), hear));
    let mattered = judged.iter().filter(|(_, _, matters)| *matters).count();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for code in judged.iter().flat_map(|(_, codes, _)| codes) {
        *codes.entry(code).or_default() += 1;
    }
    println!("{mattered} of {} mutants matter; reported as {codes:#?}", seeds.len());
    let told: Vec<String> = judged.iter().flat_map(|(told, _, _)| told.clone()).collect();
    assert!(told.is_empty(), "{} disagreements\n{}\n", told.len(), told.join("\n"));
    assert!(mattered * 4 > seeds.len() && mattered * 10 < seeds.len() * 9, "{mattered} of {}", seeds.len());
}

#[test]
fn every_mutant_that_matters_is_reported_on_its_record_and_no_other_is() {
    judge_mutants(heard::by_core);
}

#[test]
fn the_program_reports_every_mutant_that_matters_and_no_other() {
    judge_mutants(heard::by_program);
}

#[test]
fn the_oracle_finds_the_healthy_zone_healthy() {
    for seed in 0..20 {
        let conclusions = conclude(&healthy(&mut Chance::new(seed)), &TOKENS);
        for (id, said) in
            ["key found", "key found", "key found", "p="].iter().zip(["dkim-1", "dkim-2", "dkim-3", "dmarc"])
        {
            assert!(conclusions[said].starts_with(id), "{conclusions:?}");
        }
        assert_eq!(conclusions["mail-from-mx"], "SES takes the bounces");
        assert_eq!(conclusions["mail-from-spf"], "SES passes");
        assert!(conclusions["dmarc"].ends_with("reports []") || conclusions["dmarc"].contains("example.org"));
    }
}
