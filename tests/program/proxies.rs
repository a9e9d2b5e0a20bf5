//! `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, set for the program as a process.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpSocket;
use tokio::task::spawn_blocking;

use crate::authority::Authority;
use crate::loopback::{Loopback, Mood};
use crate::relay;
use crate::run::{Home, Ran};
use crate::served::Served;

/// Known to the proxy alone.
const ENDPOINT: &str = "https://aws.test";
/// me:s@cret
const LOGIN: &str = "Basic bWU6c0BjcmV0";

/// The authority's certificate as a file, where `SSL_CERT_FILE` finds it.
fn file(authority: &Authority, directory: &TempDir) -> String {
    let path = directory.path().join("authority.pem");
    std::fs::write(&path, authority.pem()).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

/// Runs beside what is served in this task.
async fn beside(run: impl FnOnce() -> Ran + Send + 'static) -> Ran {
    spawn_blocking(run).await.expect("it ends")
}

/// A port that nobody listens at, and that nobody else takes as long as the socket is kept.
fn closed() -> (TcpSocket, SocketAddr) {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("a port");
    let address = socket.local_addr().expect("an address");
    (socket, address)
}

#[tokio::test]
async fn everything_of_aws_goes_through_the_proxy_and_the_password_is_kept() {
    let directory = TempDir::new().expect("a directory");
    let authority = Authority::new();
    let served = Served::start("already-done");
    let (front, _tasks) = authority.front("aws.test", served.address().parse().expect("an address")).await;
    let proxy = Loopback::start(Mood::Asks(LOGIN), front).await;
    let served = served.through(ENDPOINT).under(&[
        ("SSL_CERT_FILE", &file(&authority, &directory)),
        ("HTTPS_PROXY", &format!("http://me:s%40cret@{}", proxy.address)),
    ]);
    let log = directory.path().join("log");
    let arguments = ["status".to_owned(), "--json".to_owned(), "--log".to_owned(), log.display().to_string()];
    let served = Arc::new(served);
    let here = Arc::clone(&served);
    let ran = beside(move || here.run(&arguments.each_ref().map(String::as_str))).await;
    let status = ran.json();
    assert_eq!(status["problems"], json!([]), "{ran:?}");
    assert_ne!(status["account"], Value::Null);
    assert_eq!(ran.step("identity"), "done");
    let heard = proxy.heard();
    assert!(!heard.is_empty());
    for heard in heard {
        assert_eq!(heard.line, "CONNECT aws.test:443 HTTP/1.1");
        assert_eq!(heard.authorization.as_deref(), Some(LOGIN));
    }
    let log = std::fs::read_to_string(log).expect("a log");
    let said = format!("{log}{}{}", ran.out, ran.err);
    assert!(log.contains("sendoff") && !said.contains("cret") && !said.contains("bWU6"), "{said}");
}

/// A machine with keys, which reaches AWS through a proxy alone.
fn home(variables: &[(&str, &str)]) -> Home {
    let keys = [("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "x")];
    let all = keys.iter().chain(variables).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Home::with(&all.collect::<Vec<_>>())
}

async fn status(variables: &[(&str, &str)], flags: &'static [&str]) -> Ran {
    let home = home(variables);
    let asked = ["status", "--region", "us-east-1", "--resolver", "none=127.0.0.1:1"];
    beside(move || home.run(&[&asked[..], flags].concat())).await
}

#[tokio::test]
async fn a_proxy_that_is_in_the_way_is_named_with_what_to_do() {
    let directory = TempDir::new().expect("a directory");
    let certificates = file(&Authority::new(), &directory);
    let (_held, nobody) = closed();
    let refuses = Loopback::start(Mood::Refuses(403), nobody).await;
    let asks = Loopback::start(Mood::Asks(LOGIN), nobody).await;
    for (value, kind, proxy, english, japanese) in [
        (
            format!("http://{}", refuses.address),
            "proxy-refused",
            Some(refuses.address),
            "opened no connection to aws.test",
            "aws.test への接続を開きませんでした",
        ),
        (
            asks.address.to_string(),
            "proxy-password",
            Some(asks.address),
            "asks for a user name and a password",
            "ユーザー名とパスワードを求めています",
        ),
        (
            format!("http://me:s%40me@{}", asks.address),
            "proxy-password",
            Some(asks.address),
            "that https_proxy gives",
            "https_proxy に指定したユーザー名とパスワードを受け付けませんでした",
        ),
        (nobody.to_string(), "offline", Some(nobody), "through the proxy http://", "を経由して"),
        (
            "http://me:s@me@127.0.0.1:1".to_owned(),
            "proxy-unusable",
            None,
            "https_proxy does not name an HTTP proxy",
            "https_proxy の値は HTTP プロキシの URL ではありません",
        ),
    ] {
        let variables = [
            ("AWS_ENDPOINT_URL", ENDPOINT),
            ("SSL_CERT_FILE", certificates.as_str()),
            ("https_proxy", value.as_str()),
        ];
        let ran = status(&variables, &["--json"]).await;
        assert_eq!(ran.code, 1, "{ran:?}");
        let problem = &ran.json()["problems"][0];
        assert_eq!(problem["kind"], kind, "{ran:?}");
        let url = proxy.map(|address| format!("http://{address}"));
        assert_eq!(
            problem["proxy"],
            json!({ "variable": "https_proxy", "url": url, "host": "aws.test" }),
            "{value}"
        );
        for (lang, said) in [(&[][..], english), (&["--lang", "ja"], japanese)] {
            let ran = status(&variables, lang).await;
            assert!(ran.out.contains(said), "{said}:\n{}", ran.out);
            assert!(url.as_ref().is_none_or(|url| ran.out.contains(url.as_str())), "{}", ran.out);
            assert!(!ran.out.contains("s%40me") && !ran.out.contains("s@me"), "{}", ran.out);
            let export = format!("\n    export https_proxy=http://USER:PASSWORD@{}\n", asks.address);
            assert_eq!(ran.out.contains(&export), kind == "proxy-password", "{}", ran.out);
        }
    }
}

/// Those of IAM Identity Center: signed in, so that the role's keys are what is asked for first.
#[tokio::test]
async fn credentials_are_got_through_the_proxy_too() {
    let directory = TempDir::new().expect("a directory");
    let write = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        std::fs::write(path, text).expect("a file");
    };
    let profile = "[profile corp]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = r\n\
                   [sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n";
    write("config", profile);
    let token = r#"{ "accessToken": "x", "expiresAt": "2999-01-01T00:00:00Z", "region": "eu-central-1",
                    "startUrl": "https://corp.awsapps.com/start" }"#;
    // The SHA-1 of the session's name, as the AWS CLI calls the file.
    write(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json", token);
    let proxy = Loopback::start(Mood::Refuses(403), closed().1).await;
    let home = directory.path().to_str().expect("UTF-8");
    let ran = status(
        &[
            ("HOME", home),
            ("AWS_CONFIG_FILE", &format!("{home}/config")),
            ("SSL_CERT_FILE", &file(&Authority::new(), &directory)),
            ("HTTPS_PROXY", &proxy.address.to_string()),
        ],
        &["--json", "--profile", "corp"],
    )
    .await;
    let problem = &ran.json()["problems"][0];
    assert_eq!(problem["kind"], "proxy-refused", "{ran:?}");
    assert_eq!(problem["proxy"]["host"], "portal.sso.eu-central-1.amazonaws.com", "{ran:?}");
    let lines = proxy.lines();
    assert!(lines.iter().all(|line| line.starts_with("CONNECT portal.sso.eu-central-1.")), "{lines:?}");
}

#[tokio::test]
async fn loopback_and_what_no_proxy_names_are_reached_directly() {
    let served = Served::start("already-done");
    let proxy = Loopback::start(Mood::Refuses(403), closed().1).await;
    let url = format!("http://{}", proxy.address);
    let served = served.under(&[("HTTPS_PROXY", &url), ("HTTP_PROXY", &url)]);
    let here = Arc::new(served);
    let again = Arc::clone(&here);
    let ran = beside(move || again.run(&["status", "--json"])).await;
    assert_eq!(ran.json()["problems"], json!([]), "{ran:?}");

    // No address of this machine's loopback, and yet it is reached there.
    let (front, _tasks) = relay::before(here.address().parse().expect("an address")).await;
    let elsewhere = format!("http://0.0.0.0:{}", front.port());
    let served = Arc::into_inner(here).expect("the only one").through(&elsewhere);
    let here = Arc::new(served);
    let again = Arc::clone(&here);
    let ran = beside(move || again.run(&["status", "--json"])).await;
    assert_eq!(ran.json()["problems"][0]["proxy"]["host"], "0.0.0.0", "{ran:?}");
    let heard = proxy.lines();
    assert!(heard.iter().all(|line| line.contains(&elsewhere)) && !heard.is_empty(), "{heard:?}");

    let here = Arc::into_inner(here).expect("the only one").under(&[("no_proxy", "example.org, 0.0.0.0")]);
    let ran = beside(move || here.run(&["status", "--json"])).await;
    assert_eq!(ran.json()["problems"], json!([]), "{ran:?}");
    assert_eq!(proxy.lines().len(), heard.len());
}
