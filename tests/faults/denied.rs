//! A permission that is missing: the action is named, and all that does not need it goes on.

use std::sync::Mutex;
use std::thread;

use crate::known::known;
use crate::proxy::Fate;
use crate::world::World;

const JSON: &str = r#"{"__type": "AccessDeniedException", "message": "User is not authorized"}"#;
const XML: &str = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User is not authorized</Message></Error><RequestId>r</RequestId></ErrorResponse>";

/// Without it nobody knows whose account it is; AWS itself lets nobody deny it (STS API reference,
/// `GetCallerIdentity`: "No permissions are required").
const NEVER_DENIED: &str = "sts:GetCallerIdentity";

fn without(operation: String) {
    let world = World::start("granted");
    let denied = operation.clone();
    world.proxy.decide(move |request| {
        if known().of(request).is_none_or(|known| known.name != denied) {
            return Fate::Passes;
        }
        let (kind, body) = if request.is_xml() { ("text/xml", XML) } else { ("application/json", JSON) };
        Fate::Said { carried_out: false, status: 403, kind, body }
    });
    let ended = world.begin(&["apply", "--yes", "--wait", "2s"]).end();
    let said = format!("{operation}\n{}\n{}", ended.out, ended.err);
    assert_ne!(ended.code, -1, "{said}");
    let status = world.run(&["status"]);
    let named = [&ended.out, &status.out].into_iter().any(|out| out.contains(&operation));
    assert!(named || ended.code == 0, "the action is named: {said}\n{}", status.out);

    // Once it is granted, the same command goes on.
    world.proxy.decide(|_| Fate::Passes);
    let ended = world.apply().end();
    assert_eq!(ended.code, 0, "{said}\n{}\n{}", ended.out, ended.err);
    assert_eq!(world.mails(), 2, "{said}");
}

#[test]
fn a_missing_permission_is_named_and_once_granted_it_goes_on() {
    let mut operations = known().names();
    operations.retain(|name| name != NEVER_DENIED);
    assert!(operations.len() > 10, "{operations:?}");
    let left = Mutex::new(operations);
    let failed = thread::scope(|scope| {
        let worker = || {
            let mut failed = 0;
            loop {
                let Some(next) = left.lock().unwrap().pop() else { return failed };
                failed += usize::from(thread::spawn(move || without(next)).join().is_err());
            }
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker")).sum::<usize>()
    });
    assert_eq!(failed, 0, "see above");
}
