//! Bad answers at each call in turn, before and after its effect.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use crate::known::known;
use crate::proxy::Fate;
use crate::world::World;

const HTML: &str = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Hotel Wi-Fi</body></html>";

/// What no ensure is: it is never sent again without a person.
const MAILS: [&str; 2] = ["ses:SendEmail", "cognito-idp:AdminCreateUser"];

#[derive(Clone, Copy, Debug)]
enum Fault {
    Drops,
    Halves,
    Delays,
    Status(u16),
    Html(u16),
    Malformed,
}

const FAULTS: [Fault; 8] = [
    Fault::Drops,
    Fault::Halves,
    Fault::Delays,
    Fault::Status(429),
    Fault::Status(500),
    Fault::Status(503),
    Fault::Html(503),
    Fault::Malformed,
];

fn fate(fault: Fault, xml: bool, carried_out: bool) -> Fate {
    let said = |status, kind, body| Fate::Said { carried_out, status, kind, body };
    match fault {
        Fault::Drops => Fate::Dropped { carried_out },
        Fault::Halves => Fate::Halved,
        Fault::Delays => Fate::Delayed(Duration::from_millis(700)),
        Fault::Html(status) => said(status, "text/html", HTML),
        Fault::Status(status) if xml => said(status, "text/xml", error_xml(status)),
        Fault::Status(status) => said(status, "application/x-amz-json-1.1", error_json(status)),
        Fault::Malformed if xml => said(200, "text/xml", "<?xml version=\"1.0\"?><Unclosed><a>"),
        Fault::Malformed => said(200, "application/x-amz-json-1.1", "{\"Members\": [1, "),
    }
}

/// As the services write them: "Common errors" of each API reference.
const fn error_json(status: u16) -> &'static str {
    match status {
        429 => r#"{"__type": "TooManyRequestsException", "message": "Too many requests"}"#,
        503 => r#"{"__type": "ServiceUnavailable", "message": "Unavailable"}"#,
        _ => r#"{"__type": "InternalErrorException", "message": "Internal error"}"#,
    }
}

const fn error_xml(status: u16) -> &'static str {
    match status {
        429 => {
            "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>r</RequestId></ErrorResponse>"
        }
        503 => {
            "<ErrorResponse><Error><Type>Receiver</Type><Code>ServiceUnavailable</Code><Message>Unavailable</Message></Error><RequestId>r</RequestId></ErrorResponse>"
        }
        _ => {
            "<ErrorResponse><Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>Internal failure</Message></Error><RequestId>r</RequestId></ErrorResponse>"
        }
    }
}

/// The first call of every operation meets the fault, in one world after the other.
fn at_each_call(fault: Fault, carried_out: bool) {
    let world = World::start("granted");
    let met = std::sync::Arc::new(std::sync::Mutex::new(BTreeSet::new()));
    let meets = std::sync::Arc::clone(&met);
    world.proxy.decide(move |request| {
        let Some(operation) = known().of(request) else { return Fate::Passes };
        if !meets.lock().unwrap().insert(operation.name.clone()) {
            return Fate::Passes;
        }
        fate(fault, request.is_xml(), carried_out)
    });
    // A fault may end a run; another one goes on where it ended.
    let mut ended = world.apply().end();
    for _ in 0..2 * known().names().len() {
        if ended.code == 0 || met.lock().unwrap().len() == known().names().len() {
            break;
        }
        ended = world.apply().end();
    }
    let last = world.apply().end();
    let state = world.served.state();
    let said = format!(
        "{fault:?} {carried_out}\n{}\n{}\n{}\n{:#}\n{}",
        ended.out,
        last.out,
        last.err,
        state["calls"],
        world.journal()
    );
    let never: Vec<String> =
        known().names().into_iter().filter(|name| !met.lock().unwrap().contains(name)).collect();
    let mails = world.mails();
    let pool = &state["user_pools"]["us-east-1_Rh7Kq2ZtB"]["EmailConfiguration"];
    assert_eq!(pool["EmailSendingAccount"], "DEVELOPER", "{said}");
    for mail in MAILS {
        assert!(world.calls(mail) <= 1, "{mail} went out twice: {said}");
    }
    assert!(mails <= 2, "{said}");
    let in_doubt = last.code == 3 && world.run(&["status", "--json"]).out.contains("may-have-gone-out");
    assert!(last.code == 0 || in_doubt, "it ends with {}: {said}", last.code);
    if last.code == 0 {
        assert_eq!(mails, 2, "{said}");
        assert_eq!(never, Vec::<String>::new(), "{said}");
    } else {
        // Whether the invitation went out is a person's to say; until then its user stays.
        assert!(never.iter().all(|name| name == "cognito-idp:AdminDeleteUser"), "{never:?} {said}");
    }
    assert_eq!(world.choices()["mail_from"], "bounce.example.com", "{said}");
}

#[test]
fn a_bad_answer_at_each_call_ends_with_the_fault() {
    let has_effects = |fault: &Fault| !matches!(fault, Fault::Halves | Fault::Delays);
    let before = FAULTS.into_iter().filter(has_effects).map(|fault| (fault, false));
    let threads: Vec<_> = before
        .chain(FAULTS.into_iter().map(|fault| (fault, true)))
        .map(|(fault, carried_out)| thread::spawn(move || at_each_call(fault, carried_out)))
        .collect();
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
