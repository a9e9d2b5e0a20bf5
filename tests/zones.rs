//! The wizard's core writes into arbitrary hosted zones of a simulated account, meets other
//! writers, and takes back what it wrote: no value that it did not write is ever lost.

// A failure to set up is a failure of the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "zones/arbitrary.rs"]
mod arbitrary;
#[path = "zones/kept.rs"]
mod kept;
#[path = "zones/wizard.rs"]
mod wizard;

use arbitrary::{set, sets, zone_of};
use kept::{lost, touched};
use proptest::prelude::*;
use sendoff::core::diagnosis::findings;
use sendoff::core::facts::journal::{Fate, deeds};
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::finding::Code;
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::record::RecordSet;
use sendoff::core::rules::untouched::untouched;
use sendoff::report::{Style, finding_text, preview};
use sendoff::words::{Lang, Words};
use wizard::Wizard;

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_set_but_ours_changes_no_value_is_lost_and_all_of_it_can_be_taken_back(standing in sets()) {
        let mut wizard = Wizard::new(&standing);
        let before = wizard.zone();
        let changes = wizard.offered();
        wizard.confirm_all(&changes);
        let after = wizard.zone();
        prop_assert_eq!(lost(&before, &after), Vec::<String>::new());
        prop_assert_eq!(touched(&before, &after), zone_of(&changes));
        wizard.take_back();
        prop_assert_eq!(wizard.zone(), before);
    }

    #[test]
    fn another_writer_between_preview_and_write_loses_nothing(standing in sets(), theirs in sets()) {
        let mut wizard = Wizard::new(&standing);
        let changes = wizard.offered();
        wizard.put(&theirs);
        let before = wizard.zone();
        wizard.confirm_all(&changes);
        let after = wizard.zone();
        prop_assert_eq!(lost(&before, &after), Vec::<String>::new());
        // All of the batch, or nothing of it and a person is told.
        if before != after {
            prop_assert_eq!(touched(&before, &after), zone_of(&changes));
        } else if wizard.model.notice.as_ref().is_some_and(|notice| notice.message.id == "note-overtaken") {
            // They wrote what was still needed, and that is said.
        } else if !changes.is_empty() && !wizard.found_all_as_wanted() {
            let problem = &wizard.model.setback.as_ref().expect("it is told").problem;
            prop_assert!(matches!(problem.kind, ProblemKind::Conflict | ProblemKind::Refused), "{:?}", problem);
        }
    }

    #[test]
    fn another_writer_after_the_write_loses_nothing_to_the_undo(standing in sets(), theirs in sets()) {
        let mut wizard = Wizard::new(&standing);
        let changes = wizard.offered();
        wizard.confirm_all(&changes);
        let written = wizard.zone();
        wizard.put(&theirs);
        let before = wizard.zone();
        wizard.take_back();
        let after = wizard.zone();
        for (key, set) in &before {
            if written.get(key) != Some(set) {
                prop_assert_eq!(after.get(key), Some(set), "theirs was taken away");
            }
        }
        let ours = zone_of(&changes);
        for key in touched(&before, &after) {
            prop_assert!(ours.contains(&key), "{:?} is not ours", key);
        }
    }
}

#[test]
fn a_race_is_shown_and_what_stands_now_is_previewed_anew() {
    let mut wizard = Wizard::new(&[]);
    let changes = wizard.offered();
    let other = set("bounce.example.com", "TXT", 60, &["\"google-site-verification=x\""]);
    wizard.put(std::slice::from_ref(&other));
    let before = wizard.zone();
    wizard.confirm_all(&changes);
    assert_eq!(wizard.zone(), before, "nothing of the batch was written");
    let setback = wizard.model.setback.clone().expect("the race is told");
    assert_eq!(setback.problem.kind, ProblemKind::Conflict);
    assert!(setback.retry_at.is_none(), "nothing is sent again without a person");
    let again = wizard.offered();
    let [Change::PublishRecords { sets, .. }] = again.as_slice() else { panic!("{again:?}") };
    let merged = sets.iter().find(|set| set.after.rtype == "TXT" && set.after.name == other.name).unwrap();
    assert_eq!(merged.before.as_ref(), Some(&other));
    assert_eq!(merged.after.ttl, Some(60));
    assert_eq!(
        merged.after.values,
        ["\"google-site-verification=x\"", "\"v=spf1 include:amazonses.com ~all\""]
    );
    wizard.confirm_all(&again);
    assert_eq!(lost(&before, &wizard.zone()), Vec::<String>::new());
    assert_eq!(touched(&before, &wizard.zone()), zone_of(&again));
}

/// The preview was made of a TXT set that somebody adds a value to before it is confirmed.
#[test]
fn a_value_added_between_preview_and_enter_stays_and_a_person_is_told() {
    let spf = "\"v=spf1 ip4:192.0.2.7 -all\"";
    let stood = set("bounce.example.com", "TXT", 3600, &["\"owner=mail team\"", spf]);
    let mut wizard = Wizard::new(std::slice::from_ref(&stood));
    let shown = wizard.preview();
    let [Change::PublishRecords { sets, .. }] = shown.as_slice() else { panic!("{shown:?}") };
    assert!(sets.iter().any(|set| set.before.as_ref() == Some(&stood)), "{sets:?}");
    let mut theirs = stood.clone();
    theirs.values.insert(0, "\"google-site-verification=x\"".to_owned());
    wizard.put(std::slice::from_ref(&theirs));
    let before = wizard.zone();

    wizard.enter();
    assert_eq!(wizard.performed, shown, "the wizard could not know of it");
    assert_eq!(wizard.zone(), before, "nothing of the batch was written, and theirs stands");
    let problem = wizard.model.setback.clone().expect("it is told").problem;
    for (lang, words) in [(Lang::En, "after the preview"), (Lang::Ja, "プレビューの後")] {
        let said = Words::new(lang).problem(&problem);
        assert!(said.title.contains(words), "{said:?}");
        assert!(said.said.is_some_and(|said| said.contains("do not match the current values")));
    }

    // Enter shows what stands by now, and only the next one writes.
    wizard.enter();
    assert_eq!(wizard.performed.len(), 1);
    let again = wizard.model.preview.clone().expect("a new preview").changes;
    assert!(again.iter().flat_map(Change::swaps).any(|swap| swap.gone == Some(&theirs)), "{again:?}");
    wizard.enter();
    assert_eq!(lost(&before, &wizard.zone()), Vec::<String>::new());
    // The journal keeps when, by which request, and how it stood before.
    let journal = deeds(&wizard.model.facts.journal);
    let deed = journal.last().expect("the write");
    assert!(deed.at > wizard::begins() && deed.at <= wizard.model.facts.now, "{deed:?}");
    assert!(matches!(&deed.fate, Fate::Done(outcome) if outcome.request_id.is_some()), "{deed:?}");
    assert!(deed.change.swaps().iter().any(|swap| swap.gone == Some(&theirs)), "{deed:?}");
    let merged = &wizard.zone()[&(stood.name.clone(), "TXT".to_owned())];
    assert_eq!(merged.ttl, Some(3600));
    assert_eq!(
        merged.values,
        [
            "\"google-site-verification=x\"",
            "\"owner=mail team\"",
            "\"v=spf1 ip4:192.0.2.7 include:amazonses.com -all\""
        ]
    );
    wizard.take_back();
    assert_eq!(wizard.zone(), before, "and their value stays when ours goes");
}

/// RFC 4592, section 3.3.1: the wildcard answers below names that do not exist, however many
/// labels deep, and not beside one that does.
#[test]
fn the_preview_says_what_stays_and_which_wildcard_will_no_longer_answer() {
    let wildcard = set("*.example.com", "TXT", 60, &["\"any\""]);
    let address = set("bounce.example.com", "A", 60, &["192.0.2.7"]);
    let key = set("google._domainkey.example.com", "TXT", 60, &["\"v=DKIM1; p=AAAA\""]);
    let said = |standing: &[RecordSet]| {
        let wizard = Wizard::new(standing);
        let [change] = &wizard.offered()[..] else { panic!("one zone") };
        let facts = &wizard.model.facts;
        (untouched(facts, change), preview(facts, &wizard.model.choices, change, &Words::new(Lang::En)))
    };
    let (kept, text) = said(&[wildcard.clone(), address.clone()]);
    assert_eq!(kept.beside, std::slice::from_ref(&address));
    let names: Vec<&str> = kept.hidden.iter().map(|(name, _)| name.as_str()).collect();
    let tokens = wizard::TOKENS.map(|token| format!("{token}._domainkey.example.com"));
    assert!(tokens.iter().all(|token| names.contains(&token.as_str())), "{names:?}");
    assert!(!names.contains(&"bounce.example.com"), "it has an address of its own: {names:?}");
    assert!(text.contains("*.example.com") && text.contains("bounce.example.com A stays as it is"), "{text}");
    assert!(text.contains("other record sets of the zone are not touched"), "{text}");

    let (kept, _) = said(&[wildcard, key]);
    let hidden = |below: &str| kept.hidden.iter().filter(|(name, _)| name.as_str().contains(below)).count();
    assert_eq!(hidden("._domainkey."), 0, "_domainkey.example.com exists, so no wildcard answered below it");
    assert_eq!(hidden("bounce."), 1);
}

#[test]
fn only_what_stands_as_written_is_taken_back_and_each_write_once() {
    let mut wizard = Wizard::new(&[]);
    let before = wizard.zone();
    let changes = wizard.offered();
    wizard.confirm_all(&changes);
    let merged = set(
        "bounce.example.com",
        "TXT",
        300,
        &["\"v=spf1 include:amazonses.com ~all\"", "\"added by a colleague\""],
    );
    wizard.put(std::slice::from_ref(&merged));
    wizard.take_back();
    let mut expected = before.clone();
    expected.insert((merged.name.clone(), merged.rtype.clone()), merged);
    assert_eq!(wizard.zone(), expected, "the colleague's set stays, all else is as it was");
    let performed = wizard.performed.len();
    wizard.take_back();
    assert_eq!(wizard.performed.len(), performed, "there is nothing left to take back");
    let journal = deeds(&wizard.model.facts.journal);
    let requests = journal
        .iter()
        .filter(|deed| matches!(&deed.fate, Fate::Done(outcome) if outcome.request_id.is_some()));
    assert_eq!(requests.count(), 2, "both writes stand in the journal with their request ids");
}

/// The zone is read again while the preview is on the screen.
#[test]
fn what_was_read_since_the_preview_is_shown_before_it_is_written() {
    let mut wizard = Wizard::new(&[]);
    let shown = wizard.preview();
    let theirs = set("bounce.example.com", "TXT", 60, &["\"theirs\""]);
    wizard.put(std::slice::from_ref(&theirs));
    wizard.look_again();
    wizard.enter();
    assert_eq!(wizard.performed, [], "nothing is sent that nobody saw");
    let again = wizard.model.preview.clone().expect("it is shown anew").changes;
    assert_ne!(again, shown);
    wizard.enter();
    assert_eq!(wizard.performed, again);
    let written = &wizard.zone()[&(theirs.name.clone(), "TXT".to_owned())];
    assert_eq!(written.values, ["\"theirs\"", "\"v=spf1 include:amazonses.com ~all\""]);
}

/// Route 53 API reference, `CreateResourceRecordSetProtections`: known by the refusal alone.
#[test]
fn a_protected_set_is_named_with_the_way_out_and_nothing_is_half_written() {
    let mut wizard = Wizard::new(&[]);
    let before = wizard.zone();
    wizard.protect("_dmarc.example.com", "TXT", "Ask security@example.com");
    let shown = wizard.preview();
    wizard.enter();
    assert_eq!((wizard.zone(), wizard.performed.len()), (before, 1));
    let findings = findings(&wizard.model.facts, &wizard.model.choices);
    let found = findings.iter().find(|found| found.code == Code::RecordSetProtected).expect("it is named");
    assert!(found.seen.as_deref().is_some_and(|seen| seen.contains("Ask security@example.com")), "{found:?}");
    for lang in Lang::ALL {
        let text = finding_text(found, &Words::new(lang), &Style::default());
        assert!(text.contains("Ask security@example.com"), "{text}");
        assert!(text.contains("DeleteResourceRecordSetProtections"), "{text}");
    }

    // The protection was lifted: the same batch goes in, and the finding is gone.
    wizard.unprotect();
    wizard.enter();
    wizard.enter();
    assert_eq!(wizard.performed.last(), shown.first());
    assert_eq!(touched(&Default::default(), &wizard.zone()).len(), wizard.zone().len());
    let findings = self::findings(&wizard.model.facts, &wizard.model.choices);
    assert!(findings.iter().all(|found| found.code != Code::RecordSetProtected), "{findings:?}");
}

#[test]
fn what_somebody_else_wrote_just_so_is_not_ours_to_take_back() {
    let mut wizard = Wizard::new(&[]);
    let changes = wizard.offered();
    let same: Vec<RecordSet> =
        changes.iter().flat_map(Change::swaps).filter_map(|swap| swap.come.cloned()).collect();
    wizard.put(&same);
    let theirs = wizard.zone();
    wizard.confirm_all(&changes);
    assert!(wizard.found_all_as_wanted() && wizard.model.setback.is_none(), "it is as it should be");
    wizard.take_back();
    assert_eq!(wizard.zone(), theirs);
    assert_eq!(wizard.performed, changes, "nothing more was sent");
}

#[test]
fn a_write_of_unknown_outcome_is_not_ours_to_take_back() {
    let mut wizard = Wizard::new(&[]);
    wizard.loses_outcomes = true;
    let changes = wizard.offered();
    wizard.confirm_all(&changes);
    wizard.loses_outcomes = false;
    let written = wizard.zone();
    assert_eq!(touched(&Default::default(), &written).len(), written.len());
    wizard.take_back();
    assert_eq!(wizard.zone(), written);
}
