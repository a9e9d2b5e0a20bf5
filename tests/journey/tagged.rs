//! Killed while the choices were on their way into AWS.

use std::process::Stdio;
use std::thread;

use crate::gate::Keeps;
use crate::killed::world;
use crate::watch::ended;
use crate::wizard::calls;

const APPLY: [&str; 5] = ["apply", "--yes", "--wait", "2m", "--remember-in-aws"];
const TAG: &str = "ses:TagResource";

/// The first time they are kept, right after the identity was made.
fn while_keeping_the_choices(keeps: Keeps) {
    let (served, gate) = world("granted");
    gate.keep("POST /v2/email/tags ", keeps);
    let mut first = served
        .command(&served.with_flags(&APPLY))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    gate.wait_caught();
    first.kill().expect("a signal");
    ended(first);
    gate.open();
    let was_heard = u64::from(keeps == Keeps::Answer);
    assert_eq!(calls(&served.state(), TAG), was_heard);

    // The consent is a choice and was kept before the write. The MAIL FROM name, confirmed later, is
    // written by itself.
    let again = served.run(&APPLY[..4]);
    assert_eq!(again.code, 0, "{}\n{}", again.out, again.err);
    let line = again.out.lines().next().unwrap_or_default();
    assert!(line.starts_with("Since ") && line.contains("Keep the choices in AWS"), "{}", again.out);
    assert_eq!(calls(&served.state(), TAG), 2, "{}", again.out);
    assert_eq!(calls(&served.state(), "ses:CreateEmailIdentity"), 1);
    let writes = served.state()["writes"].clone();
    served.run(&APPLY[..4]);
    assert_eq!(served.state()["writes"], writes);
}

#[test]
fn choices_on_their_way_into_aws_are_kept_once() {
    let threads =
        [Keeps::Question, Keeps::Answer].map(|keeps| thread::spawn(move || while_keeping_the_choices(keeps)));
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
