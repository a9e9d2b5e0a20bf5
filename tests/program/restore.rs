//! `restore`: what was bound goes back, and nothing else is taken for a snapshot.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use sendoff::core::facts::journal::Entry;
use sendoff::core::kinds::change::Binding;
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::name::{Name, Region, UserPoolId};
use sendoff::core::wizard::effect::SetupKey;
use sendoff::rehearsal::Scenario;
use sendoff::shell::Disk;
use sendoff::shell::disk::Snapshot;
use serde_json::{Map, Value, json};

use super::served::Served;

pub const POOL: &str = "us-east-1_Rh7Kq2ZtB";

fn find(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    entries
        .flat_map(|path| if path.is_dir() { find(&path) } else { vec![path] })
        .filter(|path| path.parent().is_some_and(|parent| parent.ends_with("snapshots")))
        .collect()
}

/// Bound by `apply`, and the pool as it was before.
pub fn bound() -> (Served, PathBuf, Value) {
    let served = Served::start("already-done");
    let before = pool(&served);
    let other = ["--from", "Sender <sender@example.com>"].map(str::to_owned);
    let served = served.without("--from");
    let applied = served.run(&["apply", "--yes", &other[0], &other[1], "--skip", "test"]);
    assert_eq!(applied.code, 0, "{}\n{}", applied.out, applied.err);
    assert_eq!(pool(&served)["EmailConfiguration"]["From"], other[1].as_str());
    let [snapshot] = find(&served.state_home()).try_into().expect("one snapshot");
    (served, snapshot, before)
}

pub fn pool(served: &Served) -> Value {
    let mut pool = served.state()["user_pools"][POOL].take();
    pool.as_object_mut().expect("a pool").remove("LastModifiedDate");
    pool
}

/// A colleague with another tool.
pub fn update(served: &Served, body: &Value) {
    let (address, body) = (served.address(), body.to_string());
    let request = format!(
        "POST / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-amz-json-1.1\r\n\
         X-Amz-Target: AWSCognitoIdentityProviderService.UpdateUserPool\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/cognito-idp/aws4_request, \
         SignedHeaders=host, Signature=0\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(crate::watch::PATIENCE)).expect("a time-out");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn setup(account: &str) -> SetupKey {
    SetupKey {
        account: account.to_owned(),
        region: Region::from("us-east-1"),
        domain: Name::from_answer("example.com"),
    }
}

fn binding(user_pool: &str, members: &Value, mfa: Value) -> Binding {
    Binding {
        user_pool: UserPoolId::from(user_pool),
        email: Map::new(),
        seen: members.as_object().expect("members").clone(),
        seen_mfa: mfa,
        restored: None,
        accepted: Vec::new(),
    }
}

/// The file of a snapshot that this program would have written of these members.
pub fn snapshot_file(user_pool: &str, account: &str, members: &Value, mfa: Value) -> Vec<u8> {
    let at = "2026-11-22T09:00:00Z".parse().expect("a time");
    let snapshot = Snapshot::of(&binding(user_pool, members, mfa), &setup(account), at);
    serde_json::to_vec(&snapshot).expect("JSON")
}

/// One that it did write, and has in its journal.
fn written(served: &Served, members: &Value, mfa: Value) -> PathBuf {
    let endpoints = Endpoints::at(&format!("http://{}", served.address()));
    let disk = Disk::below(&served.state_home(), &endpoints);
    let (setup, at) = (setup("123456789012"), "2026-11-22T09:00:00Z".parse().expect("a time"));
    let line = disk.snapshot(&setup, &binding(POOL, members, mfa), at).expect("a snapshot");
    disk.append(&setup, &line).expect("a line");
    let Entry::Snapshot { file, .. } = line else { panic!("{line:?}") };
    disk.directory(&setup).join("snapshots").join(file)
}

#[test]
fn what_was_bound_goes_back_as_it_was() {
    let (served, snapshot, before) = bound();
    let file = text(&snapshot);

    let unasked = served.restore(&[file]);
    assert_eq!(unasked.code, 2, "nobody is there to ask: {unasked:?}");
    let only = served.restore(&[file, "--yes", "--read-only"]);
    assert_eq!(only.code, 1, "{only:?}");
    assert!(only.out.contains("- From: Sender <sender@example.com>"), "the preview:\n{}", only.out);
    assert_ne!(pool(&served), before);

    let restored = served.restore(&[file, "--yes"]);
    assert_eq!(restored.code, 0, "{restored:?}");
    assert_eq!(pool(&served), before);
    assert!(!restored.out.contains('⟦'), "{}", restored.out);
    let writes = served.state()["writes"].clone();
    let again = served.restore(&[file, "--yes"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(served.state()["writes"], writes, "{}", again.out);

    // It is in the journal like every other write, with a snapshot of its own before it.
    assert_eq!(find(&served.state_home()).len(), 2);
    let journal = snapshot.parent().and_then(Path::parent).expect("a directory").join("journal.jsonl");
    let journal = fs::read_to_string(journal).expect("a journal");
    let of = |entry: &str| {
        let begins = format!("{{\"entry\":\"{entry}\"");
        let is_one = |line: &&str| line.starts_with(&begins) && line.contains("\"kind\":\"restore-pool\"");
        journal.lines().filter(is_one).count()
    };
    assert_eq!((of("confirmed"), of("intent")), (1, 1), "{journal}");
}

#[test]
fn other_settings_are_left_alone_unless_all_are_wanted() {
    let (served, snapshot, before) = bound();
    let mut body = served.state()["user_pools"][POOL].take();
    let members = body.as_object_mut().expect("a pool");
    for fixed in ["Id", "Name", "Arn", "CreationDate", "LastModifiedDate", "EstimatedNumberOfUsers"] {
        members.remove(fixed);
    }
    members["AdminCreateUserConfig"].as_object_mut().expect("an object").remove("UnusedAccountValidityDays");
    members.insert("UserPoolId".to_owned(), json!(POOL));
    members.insert("DeletionProtection".to_owned(), json!("INACTIVE"));
    update(&served, &body);

    let mail = served.restore(&[text(&snapshot), "--yes"]);
    assert_eq!(mail.code, 0, "{mail:?}");
    assert!(mail.out.contains("\n    DeletionProtection\n"), "what --all would do:\n{}", mail.out);
    assert_eq!(pool(&served)["DeletionProtection"], "INACTIVE");
    assert_eq!(pool(&served)["EmailConfiguration"], before["EmailConfiguration"]);

    let all = served.restore(&[text(&snapshot), "--all", "--yes"]);
    assert_eq!(all.code, 0, "{all:?}");
    assert!(all.out.contains("+ DeletionProtection: \"ACTIVE\""), "the preview:\n{}", all.out);
    assert_eq!(pool(&served), before);
}

#[test]
fn what_no_update_puts_back_is_named_with_all_too() {
    let (served, snapshot, before) = bound();
    let members = |value: &Value| value.as_object().expect("an object").clone();
    let then: Value = serde_json::from_slice(&fs::read(&snapshot).expect("a snapshot")).expect("JSON");
    // As it would be had the pool asked for an authenticator app then.
    let mut mfa = members(&then["mfa"]);
    mfa.insert("SoftwareTokenMfaConfiguration".to_owned(), json!({ "Enabled": false }));
    let file = written(&served, &then["members"], Value::Object(mfa));

    for arguments in [&["--yes"][..], &["--all", "--yes"], &["--all", "--yes"]] {
        let restored = served.restore(&[&[text(&file)], arguments].concat());
        assert_eq!(restored.code, 0, "{restored:?}");
        let (_, by_hand) = restored.out.split_once("Only SetUserPoolMfaConfig").expect("said");
        assert!(by_hand.contains("\n    SoftwareTokenMfaConfiguration\n"), "{arguments:?}: {}", restored.out);
    }
    assert_eq!(pool(&served), before);
}

#[test]
fn nothing_but_an_unchanged_snapshot_of_this_pool_is_put_back() {
    let (served, snapshot, _) = bound();
    let writes = served.state()["writes"].clone();
    let whole = fs::read_to_string(&snapshot).expect("a snapshot");
    let home = tempfile::TempDir::new().expect("a directory");
    let file = |name: &str, content: &[u8]| {
        let path = home.path().join(name);
        fs::write(&path, content).expect("a file");
        path
    };
    let seen = |account: &str| {
        let members = json!({ "Id": "us-east-1_Gone00000", "Arn": format!("arn:aws:cognito-idp:us-east-1:{account}:x") });
        snapshot_file("us-east-1_Gone00000", account, &members, json!({}))
    };
    let edited = whole.replace("\"ACTIVE\"", "\"INACTIVE\"");
    assert_ne!(edited, whole);
    let newer = whole.replacen("\"version\": 1", "\"version\": 2", 1);
    let table: Vec<(PathBuf, i32, &str)> = vec![
        (file("edited.json", edited.as_bytes()), 1, "changed after it was written"),
        (file("newer.json", newer.as_bytes()), 1, "newer version of sendoff"),
        (file("half.json", &whole.as_bytes()[..whole.len() / 2]), 1, "not a snapshot"),
        (file("binary.json", &[0, 159, 146, 150]), 1, "not a snapshot"),
        (file("other.json", b"{\"UserPool\": {}}"), 1, "not a snapshot"),
        (file("list.json", b"[]"), 1, "not a snapshot"),
        (file("large.json", &vec![b' '; 5 << 20]), 1, "5242880 bytes, at most 4194304"),
        (home.path().to_owned(), 1, "not a snapshot"),
        (home.path().join("missing.json"), 1, "could not be read"),
        (file("account.json", &seen("210987654321")), 2, "us-east-1_Gone00000"),
        (file("gone.json", &seen("123456789012")), 2, "us-east-1_Gone00000"),
    ];
    for (path, code, said) in table {
        let refused = served.restore(&[text(&path), "--yes", "--all", "--user-pool", POOL]);
        assert_eq!(refused.code, code, "{path:?}: {refused:?}");
        assert!(refused.err.contains(said), "{path:?}: {}", refused.err);
        assert!(!refused.err.contains('⟦'), "{}", refused.err);
    }
    let elsewhere = served.restore(&[text(&snapshot), "--yes", "--region", "eu-west-1"]);
    assert_eq!(elsewhere.code, 2, "{elsewhere:?}");
    let gone = served.restore(&[text(&home.path().join("gone.json")), "--yes"]);
    assert_eq!(gone.code, 1, "a pool that was deleted: {gone:?}");
    assert!(gone.err.contains("does not exist"), "{}", gone.err);
    let foreign = served.restore(&[text(&home.path().join("account.json")), "--yes"]);
    assert_eq!(foreign.code, 1, "another account's: {foreign:?}");
    assert!(foreign.err.contains("210987654321") && foreign.err.contains("123456789012"), "{}", foreign.err);
    assert_eq!(served.state()["writes"], writes, "nothing was written by any of them");
    // Blanks and line ends are no edit.
    let compact: Value = serde_json::from_str(&whole).expect("JSON");
    fs::write(&snapshot, compact.to_string()).expect("a file");
    assert_eq!(served.restore(&[text(&snapshot), "--yes"]).code, 0);
}

#[test]
fn a_snapshot_that_binds_the_pool_waits_for_production_access_like_every_bind() {
    let scenario = "extends = \"already-done\"\n\n[ses.us-east-1]\nproduction_access = false\n";
    let served = Served::here(&Scenario::parse(scenario).expect("a scenario"));
    let bound = served.state()["user_pools"][POOL].take();
    assert_eq!(bound["EmailConfiguration"]["EmailSendingAccount"], "DEVELOPER");
    let file = written(&served, &bound, json!({}));
    // Since then somebody has taken it back to Cognito's own sender.
    let shared = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    update(&served, &json!({ "UserPoolId": POOL, "EmailConfiguration": shared }));

    let writes = served.state()["writes"].clone();
    let restored = served.restore(&[text(&file), "--yes"]);
    assert_eq!(restored.code, 1, "{restored:?}");
    assert!(restored.out.contains("SES in us-east-1 is still a sandbox"), "{}", restored.out);
    assert!(restored.err.contains("start it without --yes"), "{}", restored.err);
    assert_eq!(served.state()["writes"], writes);
}
