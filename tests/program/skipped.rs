//! `--skip`: the step counts as done, what it knows is known all the same, and it can be taken back.

use super::served::Served;

#[test]
fn what_rests_on_a_skipped_step_goes_on() {
    for step in ["access", "identity", "mail-from", "records", "propagation"] {
        let served = Served::start("already-done").without("--from");
        let from = ["--from", "Sender <sender@example.com>"];
        let applied = served.run(&["apply", "--yes", "--skip", step, "--skip", "test", from[0], from[1]]);
        assert_eq!(applied.code, 0, "{step}: {}\n{}", applied.out, applied.err);
        assert_eq!(served.state()["calls"]["cognito-idp:UpdateUserPool"], 1, "{step}: {}", applied.out);
    }
}

#[test]
fn what_was_skipped_is_taken_back() {
    let served = Served::start("already-done");
    let skipped = |arguments: &[&str]| {
        let steps = served.run(&[&["status", "--json"], arguments].concat()).steps();
        steps.iter().filter(|(_, status)| status == "skipped").count()
    };
    assert_eq!(skipped(&[]), 0);
    served.run(&["apply", "--yes", "--skip", "test", "--skip", "access"]);
    assert_eq!(skipped(&[]), 2, "it is kept");
    assert_eq!(skipped(&["--skip", "none"]), 0);
    served.run(&["apply", "--yes", "--skip", "none", "--skip", "test"]);
    assert_eq!(skipped(&[]), 1);
}
