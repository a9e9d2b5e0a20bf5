//! More than one `--user-pool`: each is bound and proven, and none is passed over.

use sendoff::rehearsal::Scenario;

use super::served::Served;

const FIRST: &str = "us-east-1_Rh7Kq2ZtB";

fn world() -> Served {
    let scenario = format!("extends = \"already-done\"\n\n[user_pool_copies]\n\"{FIRST}\" = 2\n");
    Served::here(&Scenario::parse(&scenario).expect("a scenario"))
}

/// Another pool of the world.
fn second(served: &Served) -> String {
    let pools = served.state()["user_pools"].as_object().cloned().expect("pools");
    pools.keys().find(|id| *id != FIRST).cloned().expect("a copy")
}

#[test]
fn a_pool_that_is_not_there_is_not_passed_over() {
    let served = world().without("--user-pool");
    let named = ["--user-pool", FIRST, "--user-pool", "us-east-1_NoSuchPool", "--skip", "test"];
    let status = served.run(&[&["status", "--json"][..], &named].concat());
    assert_ne!(status.code, 0, "{}", status.out);
    let told = status.json();
    assert_eq!(
        (told["complete"].as_bool(), told["configured"].as_bool()),
        (Some(false), Some(false)),
        "{told}"
    );
    assert_eq!(status.step("pool"), "wrong", "{told}");
    let text = served.run(&[&["status"][..], &named].concat());
    assert!(text.out.contains("us-east-1_NoSuchPool"), "{}", text.out);
}

#[test]
fn each_is_bound_and_proven() {
    let served = world().without("--user-pool").without("--from").without("--to");
    let second = second(&served);
    let from = "Sender <sender@example.com>";
    let named = ["--user-pool", FIRST, "--user-pool", &second, "--from", from, "--to", "you@example.net"];
    let applied = served.run(&[&["apply", "--yes", "--wait", "2m"][..], &named].concat());
    assert_eq!(applied.code, 0, "{}\n{}", applied.out, applied.err);
    let state = served.state();
    for id in [FIRST, &second] {
        assert_eq!(state["user_pools"][id]["EmailConfiguration"]["From"], from, "{id}: {}", applied.out);
    }
    for (operation, times) in [
        ("cognito-idp:UpdateUserPool", 2),
        ("ses:SendEmail", 1),
        ("cognito-idp:AdminCreateUser", 2),
        ("cognito-idp:AdminDeleteUser", 2),
    ] {
        assert_eq!(state["calls"][operation], times, "{operation}: {}", applied.out);
    }
    let status = served.run(&[&["status", "--json"][..], &named].concat());
    assert_eq!(status.code, 0, "{}", status.out);
    let again = served.run(&[&["apply", "--yes"][..], &named].concat());
    assert_eq!((again.code, &served.state()["writes"]), (0, &state["writes"]), "{}", again.out);
}
