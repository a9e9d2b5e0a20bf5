//! Whatever happens in whatever order: nobody is deleted who is not ours, and whoever of ours stands is known.

use proptest::prelude::*;

use super::*;

/// What happens to a pool: by this program, by its end, by somebody else, by time.
#[derive(Clone, Copy, Debug)]
enum Act {
    Invite {
        is_cut: bool,
        fails: bool,
    },
    Delete,
    Look,
    /// A person signs up, under the address or the made-up name.
    Person,
    /// Somebody deletes whoever stands there.
    Gone,
    Use,
    Pass(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (any::<bool>(), any::<bool>()).prop_map(|(is_cut, fails)| Act::Invite { is_cut, fails }),
        3 => Just(Act::Delete),
        3 => Just(Act::Look),
        2 => Just(Act::Person),
        1 => Just(Act::Gone),
        1 => Just(Act::Use),
        3 => prop_oneof![1..5i64, 70..4000i64, Just(90_000)].prop_map(Act::Pass),
    ]
}

/// A pool in which one name has one user at a time.
struct World {
    bench: Bench,
    now: i64,
    count: usize,
    standing: Option<(PoolUser, bool)>,
    name: &'static str,
    /// How far the service's clock is ahead.
    ahead: i64,
}

impl World {
    fn make(&mut self, is_ours: bool) -> TestUser {
        self.count += 1;
        let mut made = user(&self.count.to_string(), self.now + self.ahead);
        made.user.username = self.name.to_owned();
        self.standing = Some((made.clone(), is_ours));
        made.user
    }

    fn write(&mut self, change: Change, end: Option<Result<Outcome, Problem>>) {
        let (at, id) = (at(self.now), format!("{}", self.bench.facts.journal.len()));
        self.bench.facts.expire(|query| change.touches(query));
        self.bench.facts.journal.push(Entry::Intent { at, id: id.clone(), change });
        self.bench.facts.journal.extend(end.map(|end| match end {
            Ok(outcome) => Entry::Done { at, id, outcome },
            Err(problem) => Entry::Failed { at, id, problem },
        }));
    }

    fn invite(&mut self, is_cut: bool, fails: bool) {
        if !self.bench.users().may_invite(&UserPoolId::from(POOL)) {
            return;
        }
        let failed = |code: &str| {
            let code = Some(code.to_owned());
            Problem { code, ..Problem::new(ProblemKind::Refused, "cognito-idp:AdminCreateUser", Who::Main) }
        };
        let end = match self.standing {
            Some(_) => Err(failed("UsernameExistsException")),
            None => {
                let user = self.make(true);
                match fails {
                    true => Err(failed("CodeDeliveryFailureException")),
                    false => Ok(Outcome { user: Some(user), ..Outcome::default() }),
                }
            }
        };
        self.write(invite(self.name), (!is_cut).then_some(end));
    }

    fn look(&mut self) {
        let found = |query: &Query| {
            let Query::Users { key, .. } = query else { return Vec::new() };
            let is_meant = |user: &PoolUser| match key {
                UserKey::Sub(sub) => user.user.sub == *sub,
                UserKey::Username(_) | UserKey::Email(_) => true,
            };
            let standing = self.standing.iter().map(|(user, _)| user);
            standing.filter(|user| is_meant(user)).cloned().collect()
        };
        self.bench.facts.now = at(self.now);
        for query in asks(&self.bench.facts) {
            let users = Users { found: found(&query), told_at: Some(at(self.now + self.ahead)) };
            self.bench.facts.record(query, Ok(Answer::Users(users)));
        }
    }

    /// What `src/aws` does with a deletion.
    fn delete(&mut self) -> Result<(), TestCaseError> {
        for change in self.bench.users().deletions() {
            let Change::DeleteTestUser { made: Some(made), .. } = &change else {
                return Err(TestCaseError::fail("whom?"));
            };
            let now = Some(at(self.now + self.ahead));
            let end = match &self.standing {
                Some((user, is_ours)) if made.is(&user.user) && is_untouched(user, now) => {
                    prop_assert!(*is_ours, "a person was deleted: {:?}", self.bench.facts.journal);
                    self.standing = None;
                    Ok(Outcome::default())
                }
                None => Ok(Outcome { already: true, ..Outcome::default() }),
                Some(_) => Err(Problem::new(ProblemKind::Moved, "cognito-idp:AdminDeleteUser", Who::Main)),
            };
            self.write(change, Some(end));
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// A person who signs up within the minute of an invitation cannot be told from it where its answer got
    /// lost and the user was deleted meanwhile; no other is ever deleted.
    #[test]
    fn no_user_is_deleted_that_is_not_ours(
        acts in prop::collection::vec(act(), 1..40),
        by_address in any::<bool>(),
        ahead in -400..400i64,
    ) {
        let name = if by_address { ADDRESS } else { NAME };
        let mut world =
            World { bench: Bench::default(), now: 0, count: 0, standing: None, name, ahead };
        for act in acts {
            match act {
                Act::Invite { is_cut, fails } => world.invite(is_cut, fails),
                Act::Delete => world.delete()?,
                Act::Look => world.look(),
                Act::Person if world.standing.is_none() => {
                    world.now += 61;
                    world.make(false);
                    world.now += 3;
                }
                Act::Gone => world.standing = None,
                Act::Use => {
                    if let Some((user, _)) = &mut world.standing {
                        user.modified = at(world.now + world.ahead);
                    }
                }
                Act::Person => {}
                Act::Pass(seconds) => world.now += seconds,
            }
        }
        // Once it was looked up, whoever of ours stands is known.
        world.now += 61;
        world.look();
        let users = world.bench.users();
        if let Some((user, true)) = &world.standing {
            prop_assert!(users.left.iter().any(|left| left.user.is(&user.user)), "{users:?}");
            prop_assert!(users.open().is_some());
        }
    }
}
