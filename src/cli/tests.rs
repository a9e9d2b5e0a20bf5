use std::time::Duration;

use clap::{CommandFactory, Parser};

use super::values;
use super::{Cli, Command, Format};
use crate::core::facts::choices::{Choices, Publish};
use crate::core::kinds::step::StepId;

fn parse(line: &[&str]) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(std::iter::once(&"sendoff").chain(line))
}

fn refused(line: &[&str]) -> String {
    let error = parse(line).expect_err(&format!("{line:?} should be refused"));
    assert_eq!(error.exit_code(), 2, "{line:?}");
    error.to_string()
}

#[test]
fn the_definition_holds_together() {
    Cli::command().debug_assert();
}

#[test]
fn help_is_what_the_interface_promises() {
    insta::assert_snapshot!(Cli::command().render_long_help());
}

#[test]
fn help_of_the_commands() {
    let mut all = String::new();
    let mut command = Cli::command();
    command.build();
    for name in ["rehearse", "status", "apply", "records"] {
        let help = command.find_subcommand_mut(name).expect("a command").render_help().to_string();
        // The shared options are in the help above; here it is the command's own.
        all += &help.split("\nWhat to set up:").next().unwrap_or_default().replace('\r', "");
        all += "\n---\n";
    }
    insta::assert_snapshot!(all);
}

#[test]
fn options_stand_before_or_after_the_command() {
    for line in [
        ["--domain", "example.com", "--skip", "test", "status", "--json"],
        ["status", "--json", "--domain", "example.com", "--skip", "test"],
    ] {
        let cli = parse(&line).expect("parses");
        assert!(matches!(cli.command, Some(Command::Status(ref status)) if status.json), "{line:?}");
        assert_eq!(cli.options.domain.as_ref().map(|domain| domain.value.as_str()), Some("example.com"));
        assert_eq!(cli.options.choices().skip, [StepId::Test]);
    }
}

#[test]
fn flags_become_choices() {
    let cli = parse(&[
        "--from",
        "Example <No-Reply@Example.com>",
        "--mail-from",
        "bounce.example.com.",
        "--user-pool",
        "us-east-1_Ab12Cd34E",
        "--user-pool",
        "us-gov-west-1_Zz9",
        "--hosted-zone",
        "/hostedzone/Z0123456789ABC",
        "--dns",
        "route53",
        "--to",
        "me@example.net",
    ])
    .expect("parses");
    let choices = cli.options.choices();
    assert_eq!(choices.from.expect("from").address.domain.as_str(), "example.com");
    assert_eq!(choices.mail_from.expect("mail from").as_str(), "bounce.example.com");
    let pools: Vec<_> = choices.user_pools.iter().map(|id| id.as_str()).collect();
    assert_eq!(pools, ["us-east-1_Ab12Cd34E", "us-gov-west-1_Zz9"]);
    assert_eq!(choices.hosted_zones[0].as_str(), "Z0123456789ABC");
    assert_eq!(choices.publish, Some(Publish::Route53));
    assert_eq!(choices.to.expect("to").to_string(), "me@example.net");
    assert!(choices.skip.is_empty());
}

/// The file's choice stays unless the flag says otherwise.
#[test]
fn the_senders_own_spf_can_be_chosen_and_taken_back() {
    let given = |line: &[&str]| parse(line).expect("parses").options.choices();
    for (line, before, after) in [
        (&[][..], None, None),
        (&[], Some(true), Some(true)),
        (&["--sender-spf"], None, Some(true)),
        (&["--sender-spf", "status"], Some(false), Some(true)),
        (&["--sender-spf=yes"], None, Some(true)),
        (&["--sender-spf=no"], Some(true), Some(false)),
        (&["status", "--sender-spf=no"], None, Some(false)),
    ] {
        let mut choices = Choices { sender_spf: before, ..Choices::default() };
        choices.overlay(&given(line));
        assert_eq!(choices.sender_spf, after, "{line:?} over {before:?}");
    }
    assert!(refused(&["--sender-spf=maybe"]).contains("yes, no"));
}

#[test]
fn resolvers_given_replace_all_others() {
    let cli = parse(&["--resolver", "a=192.0.2.53", "--resolver", "b=[2001:db8::53]:5353"]).expect("parses");
    let given = cli.options.resolvers(Some("203.0.113.1:53".parse().expect("address")));
    let addresses: Vec<_> = given.iter().map(|resolver| resolver.address.to_string()).collect();
    assert_eq!(addresses, ["192.0.2.53:53", "[2001:db8::53]:5353"]);
    assert!(given.iter().all(|resolver| !resolver.system));
    let own = parse(&["--resolver", "system=192.0.2.53"]).expect("parses").options.resolvers(None);
    assert!(own.iter().all(|resolver| resolver.system));

    let built_in =
        parse(&[]).expect("parses").options.resolvers(Some("203.0.113.1:53".parse().expect("address")));
    let addresses: Vec<_> = built_in.iter().map(|resolver| resolver.address.to_string()).collect();
    assert_eq!(addresses, ["1.1.1.1:53", "8.8.8.8:53", "9.9.9.9:53", "203.0.113.1:53"]);
    assert_eq!(built_in.iter().filter(|resolver| resolver.system).count(), 1);
    assert_eq!(cli.options.over_https(), []);
    let over_https = parse(&[]).expect("parses").options.over_https();
    let addresses: Vec<_> = over_https.iter().map(|server| server.address().to_string()).collect();
    assert_eq!(addresses, ["1.1.1.1:443", "8.8.8.8:443", "9.9.9.9:443"]);
}

#[test]
fn what_is_wrong_is_said_with_what_is_expected() {
    for (line, expected) in [
        (&["--domain", "nonsense"][..], "as example.com"),
        (&["--domain", ""], "as example.com"),
        (&["--from", "example.com"], "as no-reply@example.com"),
        (&["--to", "Jörg"], "as no-reply@example.com"),
        (&["--user-pool", "us-east-1"], "as us-east-1_Ab12Cd34E"),
        (&["--user-pool", "us-east-1_"], "as us-east-1_Ab12Cd34E"),
        (&["--user-pool", "evil.example/x_1"], "as us-east-1_Ab12Cd34E"),
        (&["--hosted-zone", "example.com"], "a hosted zone's id"),
        (&["--region", "us-east"], "a Region's code"),
        (&["--region", "us-east-"], "a Region's code"),
        (&["--region", "x.attacker.example#-1"], "a Region's code"),
        (&["--dns", "cloudflare"], "route53, manual"),
        (&["--skip", "dkim"], "account, access, identity, mail-from, records, propagation, pool, test"),
        (&["--resolver", "192.0.2.53"], "expected a name and an address"),
        (&["--resolver", "=192.0.2.53"], "expected a name and an address"),
        (&["--dns-map", "192.0.2.1"], "where it is asked"),
        (&["--dns-map", "192.0.2.1=127.0.0.1"], "where it is asked"),
        (&["--lang", "fr"], "en, ja"),
        (&["--color", "sometimes"], "auto, always, never"),
        (&["records", "--format", "xml"], "table, bind, csv, json, route53, terraform, cloudformation"),
        (&["apply", "--wait", "10"], "as 90s, 10m or 2h"),
        (&["apply", "--wait", "1.5h"], "as 90s, 10m or 2h"),
        (&["apply", "--wait", "-1s"], "unexpected argument"),
        (&["rehearse", "--list", "--serve"], "cannot be used with"),
        (&["headers"], "unrecognized subcommand"),
    ] {
        let said = refused(line);
        assert!(said.contains(expected), "{line:?} should name {expected:?}, said:\n{said}");
    }
}

#[test]
fn what_no_issue_brought_is_absent() {
    let help = Cli::command().render_long_help().to_string();
    for absent in ["headers", "policy", "completions"] {
        assert!(!help.contains(absent), "{absent} stands in --help");
    }
}

#[test]
fn durations() {
    for (text, seconds) in [("0s", 0), ("90s", 90), ("10m", 600), ("2h", 7200), ("8784h", 31_622_400)] {
        assert_eq!(values::duration(text), Ok(Duration::from_secs(seconds)), "{text}");
    }
    for text in [
        "",
        "s",
        "10",
        "10d",
        "1h30m",
        " 1s",
        "1 s",
        "+1s",
        "１s",
        "99999999999999999999s",
        "8785h",
        "5124095576030432h",
    ] {
        assert!(values::duration(text).is_err(), "{text:?} should be refused");
    }
}

#[test]
fn apply_waits_for_nothing_by_itself() {
    let cli = parse(&["apply"]).expect("parses");
    assert!(
        matches!(cli.command, Some(Command::Apply(ref apply)) if apply.wait == Duration::ZERO && !apply.yes)
    );
    let cli = parse(&["records"]).expect("parses");
    assert!(matches!(cli.command, Some(Command::Records(ref records)) if records.format == Format::Table));
}

#[test]
fn flags_that_contradict_each_other_are_named() {
    let said = |line: &[&str]| parse(line).expect("parses").options.contradiction();
    let outside = said(&["--domain", "example.com", "--from", "a@example.org"]).expect_err("outside");
    assert!(outside.contains("--from a@example.org is outside --domain example.com"), "{outside}");
    let apex = said(&["--from", "a@example.com", "--mail-from", "example.com"]).expect_err("the apex");
    assert!(apex.contains("bounce.example.com"), "{apex}");
    assert!(said(&["--domain", "example.com", "--mail-from", "bounce.example.net"]).is_err());
    assert!(said(&["--domain", "example.com", "--from", "a@auth.example.com"]).is_ok());
    assert!(said(&["--from", "a@example.com", "--mail-from", "x.example.com"]).is_ok());
    assert!(said(&["--mail-from", "x.example.com"]).is_ok());
}
