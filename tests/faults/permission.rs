//! A permission that is missing at each call: `apply` names the IAM action, the rest goes on, and the
//! exit code says whether it could do without.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sendoff::core::kinds::step::StepId;
use sendoff::report::Exit;
use sendoff::shell::faces;

use crate::each_call::{alone, at_once, operations, undisturbed};
use crate::lines::apply;
use crate::proxy::{Rule, Verdict, answers_xml};
use crate::setting::{Setting, granted, passes};

/// A set-up is through long before, and what cannot be done is known at once.
const ENOUGH: Duration = Duration::from_secs(120);

/// "User: … is not authorized to perform: …" (IAM user guide, "Troubleshoot access denied error messages").
fn denied(operation: &str) -> Verdict {
    let xml = answers_xml(operation);
    let code = if xml { "AccessDenied" } else { "AccessDeniedException" };
    let user = "arn:aws:sts::123456789012:assumed-role/deploy/rehearsal";
    let message = format!("User: {user} is not authorized to perform: {operation} on resource: *");
    Verdict::Refuses { status: if xml { 403 } else { 400 }, code, message }
}

/// How `apply` ends without this permission, and the steps that are done all the same.
fn expected(operation: &str) -> (Exit, &'static [StepId]) {
    use StepId as S;
    const BEFORE_THE_POOL: &[StepId] =
        &[S::Account, S::Access, S::Identity, S::MailFrom, S::Records, S::Propagation];
    const BUT_FOR_THE_TEST: &[StepId] =
        &[S::Account, S::Access, S::Identity, S::MailFrom, S::Records, S::Propagation, S::Pool];
    match operation {
        "sts:GetCallerIdentity" => (Exit::Permission, &[]),
        "ses:GetAccount" => {
            (Exit::Permission, &[S::Account, S::Identity, S::MailFrom, S::Records, S::Propagation])
        }
        "ses:GetEmailIdentity" | "ses:CreateEmailIdentity" => (Exit::Permission, &[S::Account, S::Access]),
        "ses:PutEmailIdentityMailFromAttributes" => {
            (Exit::Permission, &[S::Account, S::Access, S::Identity, S::Records, S::Pool, S::Test])
        }
        "route53:ChangeResourceRecordSets" => (Exit::Permission, &[S::Account, S::Access, S::Identity]),
        // The records can still be entered by hand, and measured.
        "route53:ListHostedZones" | "route53:GetHostedZone" | "route53:ListResourceRecordSets" => {
            (Exit::Unfinished, &[S::Account, S::Access, S::Identity])
        }
        "cognito-idp:DescribeUserPool"
        | "cognito-idp:GetUserPoolMfaConfig"
        | "cognito-idp:UpdateUserPool" => (Exit::Permission, BEFORE_THE_POOL),
        "ses:SendEmail"
        | "cognito-idp:AdminCreateUser"
        | "cognito-idp:ListUsers"
        | "cognito-idp:AdminDeleteUser" => (Exit::Permission, BUT_FOR_THE_TEST),
        _ => (Exit::Done, &StepId::ALL),
    }
}

async fn without(operation: String) {
    let missing = operation.clone();
    let rule: Arc<Rule> = Arc::new(move |called, _| match called == missing {
        true => denied(called),
        false => Verdict::Passes,
    });
    let setting = Setting::of(&granted(), Arc::clone(&undisturbed().calls), rule).await;
    // Without Route 53 it waits for records entered by hand, in vain. GetChange only tells of the wait.
    let in_vain = operation.starts_with("route53:") && operation != "route53:GetChange";
    let wait = if in_vain { Duration::from_secs(2) } else { ENOUGH };
    let begun = Instant::now();
    let (exit, said) = apply(&setting, wait).await;
    assert!(in_vain || begun.elapsed() < wait, "without {operation} it waits for nobody:\n{said}");
    let (wanted, done) = expected(&operation);
    assert_eq!(exit, wanted, "without {operation}:\n{said}");
    if wanted != Exit::Done {
        assert!(said.contains(&operation), "{operation} is not named:\n{said}");
    }
    // Given the permission, the same command shows what was done before and does the rest.
    let given = setting.with(Arc::clone(&undisturbed().calls), passes()).await;
    let stands = standing(&given).await;
    for step in done {
        assert!(stands.contains(step), "without {operation}, {step:?} is not done: {stands:?}\n{said}");
    }
    let (exit, said) = apply(&given, ENOUGH).await;
    assert_eq!(exit, Exit::Done, "given {operation}:\n{said}");
}

/// The steps that are done.
async fn standing(setting: &Setting) -> Vec<StepId> {
    let mut session = setting.session();
    let begun = tokio::time::timeout(Duration::from_secs(240), faces::begin(&mut session));
    begun.await.expect("it looks around");
    let model = &session.model;
    StepId::ALL.into_iter().filter(|id| model.status(*id).is_finished()).collect()
}

#[test]
fn a_missing_permission_is_named_and_the_rest_goes_on() {
    // Production access is a person's to ask for.
    let mut all = operations();
    all.retain(|operation| operation != "ses:PutAccountDetails");
    at_once(all, |operation: &String| alone(without(operation.clone())));
}
