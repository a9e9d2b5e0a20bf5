//! What `apply --yes` leaves to a person at the pool and what it binds; and the zone that it leaves alone.

use serde_json::Value;

use crate::case;
use crate::program::Program;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const UPDATE: &str = "cognito-idp:UpdateUserPool";

fn updates(state: &Value) -> u64 {
    state["calls"][UPDATE].as_u64().unwrap_or(0)
}

#[test]
fn a_pool_that_a_stack_or_a_module_deploys_is_bound_only_with_consent() {
    for name in ["cloudformation", "cdk", "amplify", "amplify-gen1", "terraform"] {
        let program = Program::of(&case::named(&format!("cognito/{name}")));
        let before = program.state()["user_pools"][POOL]["EmailConfiguration"].clone();
        let held = program.run(&["apply", "--yes", "--skip", "test"]);
        assert_eq!(held.code, 3, "{name}: {held:?}");
        assert!(held.out.contains("run apply without --yes"), "{name}:\n{}", held.out);
        let state = program.state();
        assert_eq!(
            (updates(&state), &state["user_pools"][POOL]["EmailConfiguration"]),
            (0, &before),
            "{name}"
        );

        let asked = program.answer(&["--plain", "--skip", "test"], "1\nq\n");
        assert_eq!(asked.code, 0, "{name}: {asked:?}");
        let email = program.state()["user_pools"][POOL]["EmailConfiguration"].clone();
        assert_eq!(email["EmailSendingAccount"], "DEVELOPER", "{name}");
    }
    let free = Program::of(&case::named("cognito/not-owned"));
    let bound = free.run(&["apply", "--yes", "--skip", "test"]);
    assert_eq!((bound.code, updates(&free.state())), (0, 1), "{bound:?}");
}

#[test]
fn a_pool_with_a_member_that_no_list_knows_is_not_bound() {
    let program = Program::of(&case::named("cognito/unknown-member"));
    let before = program.state()["user_pools"].clone();
    let held = program.run(&["apply", "--yes", "--skip", "test"]);
    assert_eq!(held.code, 3, "{held:?}");
    assert!(held.out.contains("BrandNewConfiguration"), "{}", held.out);
    let state = program.state();
    assert_eq!((updates(&state), &state["user_pools"]), (0, &before));
}

#[test]
fn nothing_is_written_into_a_zone_that_the_old_hosts_copy_names_and_the_parent_does_not() {
    let program = Program::of(&case::named("zone/not-delegated-but-in-own-ns"));
    let held = program.run(&["apply", "--yes", "--skip", "test"]);
    let written = &program.state()["calls"]["route53:ChangeResourceRecordSets"];
    assert_eq!(written.as_u64().unwrap_or(0), 0, "{held:?}");
    assert!(held.out.contains("Z0LEFTOVER00001 does not answer for example.org"), "{held:?}");
    // The same call where the parent delegates to the zone.
    let program = Program::of(&case::named("zone/not-undelegated-but-old-ns"));
    program.run(&["apply", "--yes", "--skip", "test"]);
    let written = &program.state()["calls"]["route53:ChangeResourceRecordSets"];
    assert_eq!(written.as_u64(), Some(1));
}
