//! What a person agreed to. A confirmation is for one change of one thing as it stood, and the change
//! itself says what stood: the pool that was seen, the record sets before, the MAIL FROM that is
//! replaced. It is spent by its change, and void once what stood is another, or the set-up was complete
//! since. The journal keeps it, and how it ended.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::change::Change;
use crate::core::kinds::name::Name;

use super::entry::Entry;

/// A confirmation of the journal that nothing has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting<'a> {
    pub id: &'a str,
    pub change: &'a Change,
}

/// The last confirmation of a change that `is_it`, unless it is void.
fn last<'a>(journal: &'a [Entry], is_it: impl Fn(&Change) -> bool) -> Option<(Waiting<'a>, &'a [Entry])> {
    let at = journal.iter().rposition(|entry| match entry {
        Entry::Confirmed { change, .. } => is_it(change),
        _ => false,
    })?;
    let (Some(Entry::Confirmed { id, change, .. }), Some(since)) = (journal.get(at), journal.get(at + 1..))
    else {
        return None;
    };
    let is_void = since.iter().any(|entry| matches!(entry, Entry::Voided { id: void, .. } if void == id));
    (!is_void).then_some((Waiting { id, change }, since))
}

/// The change went out since, and nobody can say that it had no effect.
fn is_spent(since: &[Entry], change: &Change) -> bool {
    since.iter().any(|entry| match entry {
        Entry::Intent { id, change: sent, .. } if sent.is_same_order(change) => {
            let failed = |entry: &Entry| match entry {
                Entry::Failed { id: ended, problem, .. } => ended == id && !problem.kind.outcome_unknown(),
                _ => false,
            };
            !since.iter().any(failed)
        }
        _ => false,
    })
}

/// The confirmation under which this change may go out now; `None` where nobody agreed to it since it
/// last went out. `again`: it has gone out under it before and is repeated, as what became of it is read.
pub fn of<'a>(journal: &'a [Entry], change: &Change, again: bool) -> Option<Waiting<'a>> {
    let (waiting, since) = last(journal, |confirmed| confirmed == change)?;
    (again || !is_spent(since, change)).then_some(waiting)
}

/// The MAIL FROM that was confirmed for this domain and has not gone out yet: the one change that waits,
/// until its MX answers.
pub fn waiting<'a>(journal: &'a [Entry], domain: &Name) -> Option<Waiting<'a>> {
    let is_mail_from =
        |change: &Change| matches!(change, Change::SetMailFrom { domain: of, .. } if of == domain);
    let (waiting, since) = last(journal, is_mail_from)?;
    (!is_spent(since, waiting.change)).then_some(waiting)
}

/// The chosen MAIL FROM is confirmed and waits for its time.
pub fn mail_from_waits(facts: &Facts, choices: &Choices) -> bool {
    let waiting = choices.identity_domain().and_then(|domain| waiting(&facts.journal, domain));
    waiting.is_some_and(|waiting| match waiting.change {
        Change::SetMailFrom { mail_from, .. } => choices.mail_from.as_ref() == Some(mail_from),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::core::facts::journal::{Face, Void};
    use crate::core::kinds::change::{MailFromBefore, Outcome};
    use crate::core::kinds::problem::{Problem, ProblemKind, Who};

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn set(mail_from: &str) -> Change {
        let domain = Name::from_answer("example.com");
        Change::SetMailFrom { mail_from: domain.child(mail_from), domain, before: None }
    }

    fn confirmed(id: &str, change: Change) -> Entry {
        Entry::Confirmed {
            at: AT,
            id: id.to_owned(),
            shown_at: AT,
            by: Face::Wizard,
            change,
            over: Vec::new(),
        }
    }

    fn intent(id: &str, change: Change) -> Entry {
        Entry::Intent { at: AT, id: id.to_owned(), change }
    }

    fn failed(id: &str, kind: ProblemKind) -> Entry {
        let problem = Problem::new(kind, "ses:PutEmailIdentityMailFromAttributes", Who::Main);
        Entry::Failed { at: AT, id: id.to_owned(), problem }
    }

    fn waits(journal: &[Entry]) -> Option<&str> {
        waiting(journal, &Name::from_answer("example.com")).map(|waiting| waiting.id)
    }

    #[test]
    fn a_confirmation_is_spent_by_its_change_and_by_no_other() {
        let mut journal = vec![confirmed("1", set("bounce"))];
        assert_eq!(waits(&journal), Some("1"));
        journal.push(intent("a", set("mail")));
        assert_eq!(waits(&journal), Some("1"), "another MAIL FROM went out");
        journal.push(intent("b", set("bounce")));
        assert_eq!(waits(&journal), None, "it may have gone out");
        journal.push(failed("b", ProblemKind::Refused));
        assert_eq!(waits(&journal), Some("1"), "it had no effect");
        journal.push(intent("c", set("bounce")));
        journal.push(failed("c", ProblemKind::Timeout));
        assert_eq!(waits(&journal), None);
        assert_eq!(of(&journal, &set("bounce"), true).map(|waiting| waiting.id), Some("1"));
        assert_eq!(of(&journal, &set("bounce"), false), None);
    }

    #[test]
    fn the_last_confirmation_counts_unless_it_is_void() {
        let mut journal = vec![confirmed("1", set("bounce")), confirmed("2", set("mail"))];
        assert_eq!(waits(&journal), Some("2"));
        journal.push(Entry::Voided { at: AT, id: "2".to_owned(), why: Void::Left });
        assert_eq!(waits(&journal), None, "the one before it does not come back");
        assert_eq!(of(&journal, &set("mail"), false), None);
    }

    #[test]
    fn what_stood_before_is_part_of_what_was_agreed_to() {
        let Change::SetMailFrom { domain, mail_from, .. } = set("bounce") else { panic!() };
        let before = Some(MailFromBefore { domain: domain.child("old"), rejects: false });
        let over_another = Change::SetMailFrom { domain, mail_from, before };
        let journal = [confirmed("1", set("bounce"))];
        assert_eq!(of(&journal, &over_another, false), None);
    }

    #[test]
    fn the_journal_keeps_it_as_it_was_given() {
        for entry in
            [confirmed("1", set("bounce")), Entry::Voided { at: AT, id: "1".into(), why: Void::Moved }]
        {
            let text = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), entry);
        }
        let done = Entry::Done { at: AT, id: "x".into(), outcome: Outcome::default() };
        assert_eq!(waits(&[done]), None);
    }
}
