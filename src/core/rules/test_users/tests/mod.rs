//! Whose a user is, by the journal and what a look has found.

mod sequences;

use jiff::Timestamp;

use super::*;
use crate::core::facts::journal::Entry;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::Outcome;
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};

const POOL: &str = "us-east-1_Ab12Cd34E";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + seconds).unwrap()
}

fn address(text: &str) -> crate::core::kinds::address::Address {
    crate::core::kinds::address::address(text).unwrap()
}

fn invite(username: &str) -> Change {
    let user_pool = UserPoolId::from(POOL);
    Change::InviteTestUser {
        user_pool,
        username: username.to_owned(),
        to: address("you@example.net"),
        proves: Proves::default(),
    }
}

fn user(sub: &str, created: i64) -> PoolUser {
    let user = TestUser { username: format!("name-{sub}"), sub: sub.to_owned(), created: at(created) };
    PoolUser { user, modified: at(created) }
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug)]
enum End {
    /// The answer named this user.
    Made(&'static str),
    Cut,
    Undelivered,
    Exists,
    /// A journal of before the user was kept.
    Nameless,
}

#[derive(Default)]
struct Bench {
    facts: Facts,
}

impl Bench {
    fn asked(mut self, username: &str, seconds: i64, end: End) -> Self {
        let (at, id) = (at(seconds), format!("{}", self.facts.journal.len()));
        let failed = |kind, code: &str| {
            let code = Some(code.to_owned());
            let problem = Problem { code, ..Problem::new(kind, "cognito-idp:AdminCreateUser", Who::Main) };
            Some(Entry::Failed { at, id: id.clone(), problem })
        };
        let done =
            |user| Some(Entry::Done { at, id: id.clone(), outcome: Outcome { user, ..Outcome::default() } });
        let end = match end {
            End::Made(sub) => done(Some(user(sub, seconds).user)),
            End::Nameless => done(None),
            End::Cut => None,
            End::Undelivered => failed(ProblemKind::Refused, "CodeDeliveryFailureException"),
            End::Exists => failed(ProblemKind::Conflict, "UsernameExistsException"),
        };
        self.facts.journal.push(Entry::Intent { at, id: id.clone(), change: invite(username) });
        self.facts.journal.extend(end);
        self
    }

    fn deleted(mut self, username: &str, seconds: i64) -> Self {
        let (at, id) = (at(seconds), format!("{}", self.facts.journal.len()));
        let change = Change::DeleteTestUser {
            user_pool: UserPoolId::from(POOL),
            username: username.to_owned(),
            made: None,
            named: false,
        };
        self.facts.journal.push(Entry::Intent { at, id: id.clone(), change });
        self.facts.journal.push(Entry::Done { at, id, outcome: Outcome::default() });
        self
    }

    /// All that is asked is answered so, by a clock that is `ahead` of this machine's.
    fn found(mut self, seconds: i64, ahead: i64, found: &[PoolUser]) -> Self {
        self.facts.now = at(seconds);
        for query in asks(&self.facts) {
            let users = Users { found: found.to_vec(), told_at: Some(at(seconds + ahead)) };
            self.facts.record(query, Ok(Answer::Users(users)));
        }
        self
    }

    fn users(&self) -> TestUsers {
        TestUsers::of(&self.facts)
    }

    /// The `sub` of those of ours, and of those that may be.
    fn subs(&self) -> (Vec<String>, Vec<String>) {
        let users = self.users();
        (
            users.left.into_iter().map(|left| left.user.sub).collect(),
            users.doubtful.into_iter().map(|doubtful| doubtful.user.sub).collect(),
        )
    }
}

const NAME: &str = "sendoff-test-1";
const ADDRESS: &str = "you@example.net";

#[test]
fn a_user_that_the_answer_named_is_ours_and_no_other() {
    let made = || Bench::default().asked(NAME, 0, End::Made("a"));
    assert_eq!(made().subs().0, ["a"], "it stands until a look says otherwise");
    assert_eq!(made().users().open(), Some(Status::Todo));
    assert_eq!(made().found(30, 0, &[user("a", 0)]).subs().0, ["a"]);
    // The same name, and another person behind it.
    let replaced = made().found(30, 0, &[user("b", 0)]);
    assert_eq!(replaced.users().open(), None);
    assert_eq!(made().found(30, 0, &[]).users(), TestUsers::default());
    assert_eq!(made().deleted(NAME, 2).users(), TestUsers::default());
    assert!(asks(&made().deleted(NAME, 2).facts).is_empty());
}

#[test]
fn of_an_outcome_that_nobody_knows_the_time_tells() {
    for end in [End::Cut, End::Undelivered, End::Nameless] {
        for name in [NAME, ADDRESS] {
            let asked = || Bench::default().asked(name, 0, end);
            let unread = asked().users();
            assert_eq!((unread.open(), unread.left.len()), (Some(Status::Blocked), 0), "{end:?}");
            assert!(!unread.may_invite(&UserPoolId::from(POOL)), "no second one before it is looked up");
            for (created, ahead, ours) in [
                (0, 0, true),
                (-2, 0, true),
                (60, 0, true),
                (-3, 0, false),
                (61, 0, false),
                // The service's clock goes otherwise than this machine's.
                (300, 300, true),
                (0, 300, false),
                (-300, -300, true),
                (0, -300, false),
            ] {
                let found = asked().found(400, ahead, &[user("a", created)]);
                let (left, doubtful) = found.subs();
                assert_eq!(left.len(), usize::from(ours), "{end:?} {created} {ahead}");
                let since = !ours && created > ahead;
                assert_eq!(doubtful.len(), usize::from(since), "{end:?} {created} {ahead}");
                let others = !found.users().others.is_empty();
                assert_eq!(others, !ours, "{end:?} {created} {ahead}");
            }
        }
    }
}

#[test]
fn what_cannot_be_told_apart_is_nobody_s_to_delete() {
    let two = [user("a", 1), user("b", 2)];
    let doubtful = Bench::default().asked(ADDRESS, 0, End::Cut).found(90, 0, &two);
    assert_eq!(doubtful.subs(), (Vec::new(), vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(doubtful.users().open(), None, "it may be a person's account");
    assert_eq!(doubtful.users().deletions(), []);
    let named = doubtful.users().named_deletion();
    assert!(matches!(named, Some(Change::DeleteTestUser { named: true, .. })), "{named:?}");

    let mut timeless = Bench::default().asked(NAME, 0, End::Cut);
    timeless.facts.now = at(90);
    for query in asks(&timeless.facts) {
        let users = Users { found: vec![user("a", 1)], told_at: None };
        timeless.facts.record(query, Ok(Answer::Users(users)));
    }
    assert_eq!(timeless.subs(), (Vec::new(), vec!["a".to_owned()]));
    assert_eq!(timeless.users().open(), Some(Status::Todo), "no person has a name that was made up");
}

#[test]
fn a_look_that_came_too_early_is_repeated() {
    let early = Bench::default().asked(NAME, 0, End::Cut).found(3, 0, &[]);
    let users = early.users();
    assert_eq!((users.open(), users.again_at), (Some(Status::Waiting), Some(at(5))));
    assert!(!users.may_invite(&UserPoolId::from(POOL)));
    let [query] = asks(&early.facts).try_into().unwrap();
    assert_eq!(asked_again_at(&early.facts, &query), Some(at(5)));
    let late = early.found(5, 0, &[]);
    assert_eq!(late.users(), TestUsers::default());
    assert_eq!(asked_again_at(&late.facts, &query), None);
}

#[test]
fn one_that_was_used_or_is_old_goes_only_by_its_name() {
    let made = || Bench::default().asked(NAME, 0, End::Made("a"));
    let mut used = user("a", 0);
    used.modified = at(61);
    for (look, touched) in [
        (made().found(3600, 0, &[user("a", 0)]), false),
        (made().found(3600, 0, &[used]), true),
        (made().found(24 * 3600, 0, &[user("a", 0)]), true),
        // This machine's clock is a day ahead of the service's.
        (made().found(24 * 3600, -24 * 3600, &[user("a", 0)]), false),
    ] {
        let users = look.users();
        assert_eq!(users.left[0].touched, touched);
        assert_eq!(users.deletions().is_empty(), touched);
        assert_eq!(users.named_deletion().is_some(), touched);
        assert_eq!(users.open(), Some(Status::Todo));
    }
}

#[test]
fn one_name_has_one_user_at_a_time() {
    // The second was made, so that the first was gone by then.
    let again = Bench::default().asked(ADDRESS, 0, End::Cut).asked(ADDRESS, 100, End::Made("b"));
    assert_eq!(asks(&again.facts).len(), 1);
    assert_eq!(again.found(200, 0, &[user("b", 100)]).subs(), (vec!["b".to_owned()], Vec::new()));
    // The second was refused: somebody has the name, and it may be the first.
    let refused = Bench::default().asked(ADDRESS, 0, End::Cut).asked(ADDRESS, 100, End::Exists);
    assert_eq!(refused.found(200, 0, &[user("a", 1)]).subs().0, ["a"]);
    let two = Bench::default().asked(ADDRESS, 0, End::Cut).asked(ADDRESS, 100, End::Cut);
    assert_eq!(two.found(200, 0, &[user("a", 101)]).subs().0, ["a"]);
}

#[test]
fn a_deletion_is_of_the_user_that_its_invitation_made() {
    let delete = Change::DeleteTestUser {
        user_pool: UserPoolId::from(POOL),
        username: NAME.to_owned(),
        made: None,
        named: false,
    };
    assert_eq!(pinned(&Facts::default(), &delete), None);
    let facts = Bench::default().asked(NAME, 0, End::Made("a")).facts;
    let Some(Change::DeleteTestUser { made: Some(made), .. }) = pinned(&facts, &delete) else { panic!() };
    assert_eq!(made.sub, "a");
    assert!(pinned(&facts, &delete).unwrap().is_same_order(&delete));
}
