//! Credentials that expire at each call: a person logs in elsewhere, presses `r`, and it goes on.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use sendoff::core::kinds::problem::{Problem, ProblemKind};
use sendoff::core::wizard::msg::Msg;
use sendoff::words::{Lang, Words};

use crate::each_call::{ONCE, alone, at_once, check, undisturbed};
use crate::proxy::{Proxy, Verdict, answers_xml};
use crate::setting::{NEWCOMER, Setting};
use crate::wizard::{Wizard, problems};

/// A set-up of a newcomer is complete only once each of these has succeeded.
const INDISPENSABLE: [&str; 16] = [
    "sts:GetCallerIdentity",
    "ses:GetAccount",
    "ses:GetEmailIdentity",
    "ses:PutAccountDetails",
    "ses:CreateEmailIdentity",
    "ses:PutEmailIdentityMailFromAttributes",
    "ses:SendEmail",
    "route53:ListHostedZones",
    "route53:GetHostedZone",
    "route53:ListResourceRecordSets",
    "route53:ChangeResourceRecordSets",
    "cognito-idp:DescribeUserPool",
    "cognito-idp:GetUserPoolMfaConfig",
    "cognito-idp:UpdateUserPool",
    "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminDeleteUser",
];

/// A session of credentials that ends at the nth call of one operation after the other.
#[derive(Default)]
struct Token {
    expired: bool,
    /// The operations at whose call it has expired.
    ended: BTreeSet<String>,
}

/// The services' own words: STS and Route 53 name it one way, SES and Cognito the other (IAM user guide,
/// "Temporary security credentials"; common errors of the API references).
fn refused(operation: &str) -> Verdict {
    let xml = answers_xml(operation);
    let code = if xml { "ExpiredToken" } else { "ExpiredTokenException" };
    let message = "The security token included in the request is expired".to_owned();
    Verdict::Refuses { status: if xml { 403 } else { 400 }, code, message }
}

async fn expiring_at(nth: u64) {
    let token = Arc::new(Mutex::new(Token::default()));
    let there = Arc::clone(&token);
    let rule = move |operation: &str, count: u64| {
        let mut token = there.lock().unwrap();
        if !token.expired && count >= nth && token.ended.insert(operation.to_owned()) {
            token.expired = true;
        }
        if token.expired { refused(operation) } else { Verdict::Passes }
    };
    let setting = Setting::of(NEWCOMER, Arc::clone(&undisturbed().calls), Arc::new(rule)).await;
    let mut wizard = Wizard::start(setting.session());
    let expired = |problem: &Problem| problem.kind == ProblemKind::CredentialsExpired;
    loop {
        let stops = |session: &sendoff::shell::Session| {
            problems(&session.model).any(expired) && token.lock().unwrap().expired
        };
        if !wizard.lead_on("8/8, or expired credentials", stops).await {
            break;
        }
        // A person reads before pressing anything: Enter that looks again all the time never comes to rest.
        wizard.rest().await;
        let words = Words::new(Lang::En);
        let said =
            problems(&wizard.session.model).find(|problem| expired(problem)).map(|one| words.problem(one));
        assert_eq!(said.and_then(|said| said.command).as_deref(), Some("aws sso login"));
        let sent = sent(&setting.proxy);
        assert!(!wizard.session.model.quitting);
        token.lock().unwrap().expired = false;
        wizard.session.send(Msg::Look);
        wizard.rest().await;
        assert_eq!(self::sent(&setting.proxy), sent, "sent again without a person");
    }
    check(&setting, &wizard).await;
    let ended = token.lock().unwrap().ended.clone();
    // How often a call comes is a matter of time; without one of each of these no set-up is complete, and
    // the first that passed came after the one at which the credentials had ended.
    let wanted: BTreeSet<String> = INDISPENSABLE.iter().map(|operation| (*operation).to_owned()).collect();
    assert!(nth > 1 || wanted.is_subset(&ended), "never at {:?}", wanted.difference(&ended));
    assert!(!ended.is_empty());
    println!("{} logins, at the call {nth} of each operation", ended.len());
}

fn sent(proxy: &Proxy) -> Vec<u64> {
    ONCE.iter().map(|operation| proxy.came(operation)).collect()
}

#[test]
fn after_a_login_elsewhere_it_goes_on_whatever_call_the_credentials_ended_at() {
    at_once(vec![1, 2], |nth| alone(expiring_at(*nth)));
}
