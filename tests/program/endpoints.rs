//! Where each service is asked is what the SDK makes of environment and profile, and all that names a place
//! says the same. AWS itself is not reached: no Region is called `us-nowhere-9`.

use std::fs;
use std::path::PathBuf;

use super::pty::{Key, Launch};
use super::run::{Home, find};
use super::served::Served;

const NOWHERE: &str = "us-nowhere-9";
/// The discard port, where nobody listens.
const CLOSED: &str = "http://127.0.0.1:9";

struct Machine {
    served: Served,
    home: Home,
    config: PathBuf,
}

impl Machine {
    /// Its configuration file, of which `{}` is the world's URL; and variables of the environment.
    fn with(config: &str, environment: &[(&str, &str)]) -> Machine {
        let served = Served::start("already-done");
        let url = format!("http://{}", served.address());
        let mut all: Vec<(String, String)> = served.environment().to_vec();
        all.retain(|(name, _)| name != "AWS_ENDPOINT_URL");
        let filled = |text: &str| text.replace("{}", &url);
        all.extend(environment.iter().map(|(name, value)| ((*name).to_owned(), filled(value))));
        let home = Home::with(&all);
        let file = home.state().with_file_name("config");
        fs::write(&file, filled(config)).expect("a file");
        Machine { served, home, config: file }
    }

    fn at(&self) -> String {
        self.served.address().to_owned()
    }

    /// The world's flags; another pool than the world's where Cognito is not the world's.
    fn out(&self, command: &[&str], more: &[&str]) -> String {
        let flags = self.served.with_flags(command);
        let ran = self.home.run(&[&flags, more].concat());
        ran.out + &ran.err
    }

    fn states(&self) -> Vec<String> {
        let base = self.home.state().join("sendoff");
        let entries = fs::read_dir(base).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect()
    }

    fn calls(&self) -> usize {
        self.served.state()["calls"].as_object().map_or(0, serde_json::Map::len)
    }
}

/// `127.0.0.1:4566` as it stands in the name of a directory.
fn name(place: &str) -> String {
    place.replace(':', "-")
}

#[test]
fn what_is_ignored_is_named_nowhere_and_asked_nowhere() {
    let ignoring = "[default]\nignore_configured_endpoint_urls = true\n";
    let machine = Machine::with(ignoring, &[("AWS_ENDPOINT_URL", "{}"), ("AWS_REGION", NOWHERE)]);
    for command in [&["status"][..], &["apply", "--yes"]] {
        let out = machine.home.run(&[command, &["--domain", "example.com"]].concat());
        assert!(!out.out.contains(&machine.at()), "{}", out.out);
        assert!(out.out.contains("sts:GetCallerIdentity"), "the real one is asked: {}", out.out);
    }
    let launch = Launch::sendoff(&["--domain", "example.com", "--region", NOWHERE])
        .env("AWS_ENDPOINT_URL", format!("http://{}", machine.at()))
        .env("AWS_CONFIG_FILE", &machine.config)
        .env("AWS_ACCESS_KEY_ID", "x")
        .env("AWS_SECRET_ACCESS_KEY", "x");
    let mut terminal = launch.start();
    terminal.wait_for("example.com");
    terminal.wait_for("sts:GetCallerIdentity");
    assert!(!terminal.screen().contains(&machine.at()), "{}", terminal.screen());
    terminal.press(Key::CtrlC);
    assert_eq!(machine.calls(), 0, "{}", machine.served.state());
}

#[test]
fn services_of_a_profile_are_told_from_those_that_are_real() {
    // The reference guide calls Route 53 `route_53` there, and the SDK looks for `route-53`.
    let config = "[default]\nservices = local\n[services local]\nsts =\n  endpoint_url = {}\nsesv2 =\n  \
                  endpoint_url = {}\nroute_53 =\n  endpoint_url = {}\n\
                  route-53 =\n  endpoint_url = {}\n";
    let mut machine = Machine::with(config, &[]);
    machine.served = machine.served.without("--user-pool");
    let (at, pool) = (machine.at(), format!("{NOWHERE}_Ab12Cd34E"));
    let elsewhere = ["--user-pool", &pool, "--pool-region", NOWHERE];
    let head = format!("STS, SES, Route 53 at {at}; Cognito at AWS");
    let out = machine.out(&["status"], &elsewhere);
    assert!(out.contains(&head), "{out}");
    let out = machine.out(&["apply", "--yes"], &elsewhere);
    assert!(out.contains(&head), "{out}");
    let again = ["STS", "SESV2", "ROUTE_53"].map(|service| format!("AWS_ENDPOINT_URL_{service}=http://{at}"));
    assert!(out.contains(&format!("{} sendoff apply", again.join(" "))), "{out}");
    let ja = machine.out(&["status", "--lang", "ja"], &elsewhere);
    assert!(ja.contains(&format!("STS・SES・Route 53 は {at}、Cognito は AWS")), "{ja}");

    let place = name(&at);
    assert_eq!(machine.states(), [format!("mixed+sts-{place}+ses-{place}+route53-{place}")]);
    let calls = machine.served.state()["calls"].as_object().expect("calls").clone();
    assert!(calls.keys().any(|call| call.starts_with("ses:")), "{calls:?}");
    assert!(!calls.keys().any(|call| call.starts_with("cognito-idp:")), "{calls:?}");
}

#[test]
fn one_service_by_its_variable_is_named_alone() {
    let machine = Machine::with("", &[("AWS_ENDPOINT_URL_SESV2", "{}"), ("AWS_REGION", NOWHERE)]);
    let head = format!("SES at {}; STS, Route 53, Cognito at AWS", machine.at());
    let ran = machine.home.run(&["status", "--domain", "example.com"]);
    assert!(ran.out.contains(&head), "{ran:?}");
    assert_eq!(machine.calls(), 0, "who is calling is AWS's to say");
    for (columns, said) in [(120, head.as_str()), (80, "SES at "), (60, "AWS + ")] {
        let launch = Launch::sendoff(&["--domain", "example.com"]).size(columns, 24);
        let launch = launch.env("AWS_REGION", NOWHERE).env("AWS_ACCESS_KEY_ID", "x");
        let launch = launch.env("AWS_ENDPOINT_URL_SESV2", format!("http://{}", machine.at()));
        let mut terminal = launch.env("AWS_SECRET_ACCESS_KEY", "x").start();
        terminal.wait_for("example.com");
        let screen = terminal.screen();
        let header = screen.lines().next().unwrap_or_default();
        assert!(header.contains(said) && header.contains(&machine.at()), "{columns}: {header}");
        terminal.press(Key::CtrlC);
    }

    // Beside the variable for all services.
    let variables = [("AWS_ENDPOINT_URL", "{}"), ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", CLOSED)];
    let machine = Machine::with("", &variables);
    let out = machine.out(&["status"], &[]);
    let head = format!("STS, SES, Route 53 at {}; Cognito at 127.0.0.1:9", machine.at());
    assert!(out.contains(&head), "{out}");
    assert!(machine.states()[0].ends_with("+cognito-127.0.0.1-9"), "{:?}", machine.states());
}

#[test]
fn the_profile_of_the_zone_has_a_place_of_its_own() {
    let keys = "aws_access_key_id = x\naws_secret_access_key = x\n";
    let config =
        format!("[default]\nendpoint_url = {{}}\n{keys}[profile zone]\nendpoint_url = {CLOSED}\n{keys}");
    let machine = Machine::with(&config, &[]);
    let at = machine.at();
    let place = name(&at);
    let out = machine.out(&["status"], &[]);
    assert!(out.lines().next().is_some_and(|line| line.contains(&at) && !line.contains(" at ")), "{out}");
    assert_eq!(machine.states(), [place.as_str()], "one place for all is called by its name");

    // Chosen in the wizard, and kept: it is known only once the choices are read.
    let choices = find(&machine.home.state(), "choices.json").expect("choices.json");
    let kept = fs::read_to_string(&choices).expect("a file");
    let mut chosen: serde_json::Value = serde_json::from_str(&kept).expect("JSON");
    chosen["dns_profile"] = "zone".into();
    fs::write(&choices, chosen.to_string()).expect("a file");
    let head = format!("STS, SES, Cognito at {at}; Route 53 at 127.0.0.1:9");
    let out = machine.out(&["status"], &[]);
    assert!(out.contains(&head), "{out}");
    assert_eq!(machine.states(), [place.as_str()]);

    let out = machine.out(&["status"], &["--dns-profile", "zone"]);
    assert!(out.contains(&head), "{out}");
    let mixed = format!("mixed+sts-{place}+ses-{place}+route53-127.0.0.1-9+cognito-{place}");
    assert!(machine.states().contains(&mixed), "{:?}", machine.states());
}
