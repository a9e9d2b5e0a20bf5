//! In a world that answers at once, a whole set-up waits for no clock, and asks nothing twice.

use std::collections::BTreeMap;
use std::time::Duration;

use super::simulation::Simulation;
use crate::report::Exit;

/// SES looks whenever it is asked, and every name server has at once what was written.
fn at_once(servers: &[(&str, &str)]) -> String {
    let servers: Vec<String> = servers
        .iter()
        .map(|(host, address)| format!("{{ host = \"{host}\", address = \"{address}\" }}"))
        .collect();
    format!(
        "extends = \"granted\"\n[timing]\nses_looks_every = 0\ninsync_after = 0\n\
         [zones.\"example.com\"]\nservers = [{}]\n",
        servers.join(", ")
    )
}

fn few() -> String {
    at_once(&[
        ("ns-1.awsdns-01.com", "198.51.100.1"),
        ("ns-514.awsdns-02.net", "198.51.100.2"),
        ("ns-1027.awsdns-03.org", "198.51.100.3"),
        ("ns-1540.awsdns-04.co.uk", "198.51.100.4"),
    ])
}

/// So many that one look has no room for all that is asked beside the records.
fn many() -> String {
    let named: Vec<(String, String)> = (1..=10)
        .map(|number| (format!("ns-{number}.awsdns-01.com"), format!("198.51.100.{number}")))
        .collect();
    let servers: Vec<(&str, &str)> =
        named.iter().map(|(host, address)| (host.as_str(), address.as_str())).collect();
    at_once(&servers)
}

#[tokio::test(start_paused = true)]
async fn no_gap_of_a_whole_set_up_is_ended_by_a_timer() {
    for scenario in [few(), many()] {
        let world = Simulation::of(&scenario);
        let (exit, said) = world.apply(world.given.clone(), Duration::from_secs(600)).await;
        assert_eq!(exit, Exit::Done, "{said}");
        assert_eq!(world.waited(), Duration::ZERO, "{said}");
    }
}

/// Every call of a whole set-up, by its operation. A call more is a decision: it is written down here,
/// and the sum stays within 32.
const CALLS: [(&str, usize); 22] = [
    ("cognito-idp:AdminCreateUser", 1),
    ("cognito-idp:AdminDeleteUser", 1),
    ("cognito-idp:DescribeRiskConfiguration", 1),
    // To see it, before the write and after it; the last is the next fact.
    ("cognito-idp:DescribeUserPool", 3),
    ("cognito-idp:GetUserPoolMfaConfig", 3),
    ("cognito-idp:ListUserPoolReplicas", 1),
    // The test user, just before it is deleted.
    ("cognito-idp:ListUsers", 1),
    ("cognito-idp:UpdateUserPool", 1),
    ("route53:ChangeResourceRecordSets", 1),
    ("route53:GetChange", 1),
    ("route53:GetHostedZone", 1),
    ("route53:ListHostedZones", 1),
    // The zone before the write and after it.
    ("route53:ListResourceRecordSets", 2),
    ("ses:CreateEmailIdentity", 1),
    ("ses:GetAccount", 1),
    // Two of them in other Regions; before MAIL FROM is set, and after each of the two writes.
    ("ses:GetEmailIdentity", 6),
    // What the account sends already, for the preview of the bind: no other call tells.
    ("ses:GetSendStatistics", 1),
    ("ses:GetSuppressedDestination", 1),
    ("ses:ListEmailIdentities", 1),
    ("ses:PutEmailIdentityMailFromAttributes", 1),
    ("ses:SendEmail", 1),
    ("sts:GetCallerIdentity", 1),
];

#[tokio::test(start_paused = true)]
async fn a_whole_set_up_takes_these_calls() {
    let world = Simulation::of(&few());
    let (exit, said) = world.apply(world.given.clone(), Duration::from_secs(600)).await;
    assert_eq!(exit, Exit::Done, "{said}");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for call in world.heard() {
        *counts.entry(call.operation).or_default() += 1;
    }
    let wanted: BTreeMap<String, usize> =
        CALLS.iter().map(|(operation, count)| ((*operation).to_owned(), *count)).collect();
    assert_eq!(counts, wanted);
    assert!(counts.values().sum::<usize>() <= 32);

    // A second run changes nothing.
    let before = world.heard().len();
    let (exit, said) = world.apply(world.given.clone(), Duration::ZERO).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(world.heard()[before..].iter().all(|call| !call.writes), "{said}");
}

/// Neither an ensure that AWS throttles for ever, which is tried again only while there is time, nor a
/// refusal that nobody can wait away.
#[tokio::test(start_paused = true)]
async fn nothing_outlasts_the_time_to_wait() {
    let faults = [
        ("ses:CreateEmailIdentity", 429, "TooManyRequestsException"),
        ("cognito-idp:AdminCreateUser", 400, "UsernameExistsException"),
    ];
    for (operation, status, code) in faults {
        let fault = format!("[faults.\"{operation}\"]\nstatus = {status}\ncode = \"{code}\"\n");
        for wait in [0, 2, 5, 25] {
            let wait = Duration::from_secs(wait);
            let world = Simulation::of(&format!("{}{fault}", few()));
            let (exit, said) = world.apply(world.given.clone(), wait).await;
            assert_eq!(exit, Exit::Failed, "{said}");
            assert!(world.waited() <= wait, "{:?} of {wait:?}: {said}", world.waited());
        }
    }
}
