//! A disk that is full behind a write: what became of it is known in this run, and the test user does not stay.

use super::bench::Bench;
use super::*;
use crate::core::kinds::aws::TestUser;

#[test]
fn what_the_disk_did_not_take_counts_in_this_run() {
    let mut bench = Bench::new(true, Some(identity())).proven().started();
    bench.preview(StepId::Pool);
    bench.send(Msg::Enter);
    bench.carries_out = false;
    bench.preview(StepId::Test);
    bench.send(Msg::Enter);
    let made = TestUser { username: "u".into(), sub: "5ub".into(), created: now() };
    for code in ["send-mail", "invite-test-user"] {
        let Some(Effect::Perform { ticket, change }) = bench.open.pop() else { panic!("{:?}", bench.done()) };
        assert_eq!(change.code(), code);
        let user = matches!(change, Change::InviteTestUser { .. }).then(|| made.clone());
        let (at, id) = (bench.model.facts.now, code.to_owned());
        bench.send(Msg::Journalled(Entry::Intent { at, id, change }));
        bench.send(Msg::Unwritten(problem(ProblemKind::Disk)));
        let outcome = Outcome { user, ..Outcome::default() };
        bench.send(Msg::Performed { ticket, result: Ok(outcome) });
    }
    let Some(Effect::Perform { change: Change::DeleteTestUser { made: deleted, .. }, .. }) = bench.open.pop()
    else {
        panic!("{:?}", bench.done());
    };
    assert_eq!(deleted, Some(made), "the very user that was made");
}
