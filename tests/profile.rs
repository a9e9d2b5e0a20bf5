//! Whose keys a call is signed with. The environment belongs to a whole process, so each case
//! runs this test program once more in an environment of its own.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "program/watch.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod watch;

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::kinds::name::Region;
use sendoff::core::kinds::query::Query;
use sendoff::proxy::Proxies;

const CHILD: &str = "SENDOFF_TEST_PROFILES";

/// Asks STS with one profile and Route 53 with another, as the flags would say.
async fn ask(profiles: &str) {
    let (main, dns) = profiles.split_once(',').unwrap();
    let some = |profile: &str| Some(profile.to_owned()).filter(|profile| !profile.is_empty());
    let aws = Aws::new(AwsSettings {
        profile: some(main),
        dns_profile: some(dns),
        region: Some(Region::from("us-east-1")),
        pool_region: None,
        pacing: Pacing::Never,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::ZERO,
        credentials: None,
        proxies: Proxies::default(),
        endpoints: sendoff::aws::endpoints(some(main).as_deref(), some(dns).as_deref()).await,
    });
    for query in [Query::Caller, Query::HostedZones] {
        assert!(aws.ask(&query).await.is_err(), "the server says nothing useful");
    }
}

/// The access key that signed the next request.
fn signer(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().unwrap();
    stream.set_read_timeout(Some(watch::PATIENCE)).unwrap();
    let mut head = Vec::new();
    while !head.windows(4).any(|bytes| bytes == b"\r\n\r\n") {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).unwrap();
        assert_ne!(count, 0, "the request ended within its head");
        head.extend_from_slice(&chunk[..count]);
    }
    stream.write_all(b"HTTP/1.1 500 x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&head).into_owned();
    let (_, rest) = head.split_once("Credential=").expect("a signed request");
    rest.split_once('/').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_profile_that_is_named_comes_before_the_environment() {
    if let Ok(profiles) = std::env::var(CHILD) {
        return ask(&profiles).await;
    }
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config");
    let profile = |name: &str| {
        format!(
            "[profile {name}]\naws_access_key_id = {name}KEY\naws_secret_access_key = x\nregion = us-east-1\n"
        )
    };
    fs::write(&config, format!("{}{}{}", profile("MAIN"), profile("DNS"), profile("CHOSEN"))).unwrap();

    for (profiles, signers) in [
        ("MAIN,DNS", ["MAINKEY", "DNSKEY"]),
        ("MAIN,", ["MAINKEY", "MAINKEY"]),
        (",DNS", ["ENVIRONMENTKEY", "DNSKEY"]),
        (",", ["ENVIRONMENTKEY", "ENVIRONMENTKEY"]),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_profile_that_is_named_comes_before_the_environment"])
            .env_clear()
            .env(CHILD, profiles)
            .env("HOME", home.path())
            .env("AWS_CONFIG_FILE", &config)
            .env("AWS_PROFILE", "CHOSEN")
            .env("AWS_ACCESS_KEY_ID", "ENVIRONMENTKEY")
            .env("AWS_SECRET_ACCESS_KEY", "x")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_ENDPOINT_URL", format!("http://{address}"))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let ended = std::thread::spawn(move || {
            let _watch = watch::Watch::over(child.id(), watch::PATIENCE);
            let status = child.wait().unwrap();
            // Whoever still waits for a request learns that none will come.
            drop(TcpStream::connect(address));
            status
        });
        assert_eq!([signer(&listener), signer(&listener)], signers, "{profiles}");
        assert!(ended.join().unwrap().success(), "{profiles}");
    }
}
