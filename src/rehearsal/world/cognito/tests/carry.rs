//! The core's carrying against this Cognito: nothing but the mail moves, and back it all goes.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::members::settings;
use super::{ARN, POOL};
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::pool::restore::{Earlier, NeedsDeveloper, restoring};
use crate::core::kinds::pool::{self, Binding};
use crate::rehearsal::world::World;
use crate::rehearsal::world::tests::{at, body, region, start, world};

fn described(world: &World) -> UserPool {
    let named = body(json!({ "UserPoolId": POOL }));
    let mut answer = world.describe_user_pool(&region(), &named).unwrap();
    let Value::Object(members) = answer["UserPool"].take() else { panic!("{answer}") };
    let mfa = world.get_mfa_config(&region(), &named).unwrap();
    UserPool { id: UserPoolId::from(POOL), members, mfa }
}

fn bind(pool: &UserPool) -> Binding {
    let from = "=?UTF-8?B?44K144Oz44OX44Or?= <no-reply@example.com>";
    Binding::of(pool, pool::email_configuration(pool.members.get("EmailConfiguration"), ARN, from))
}

fn send(world: &mut World, binding: &Binding) -> Result<UserPool, String> {
    let request = binding.request().map_err(|unknown| format!("{unknown:?}"))?;
    let said = world.update_user_pool(&region(), &request);
    said.map_err(|refusal| format!("{}: {}", refusal.code, refusal.message))?;
    Ok(described(world))
}

/// Members that are not the same, to the letter.
fn unlike(before: &UserPool, after: &UserPool) -> Vec<String> {
    let names = before.members.keys().chain(after.members.keys());
    let mut unlike: Vec<String> =
        names.filter(|name| before.members.get(*name) != after.members.get(*name)).cloned().collect();
    unlike.sort();
    unlike.dedup();
    unlike.retain(|name| name != "LastModifiedDate");
    unlike
}

/// A pool with these settings, as Cognito describes it: what was not given has its default.
fn pool_with(settings: &Map<String, Value>) -> (World, UserPool) {
    let mut world = world("already-done");
    let pool = world.user_pools.get_mut(POOL).unwrap();
    pool.members.shift_remove("DcrConfiguration");
    pool.mfa.shift_remove("EmailMfaConfiguration");
    let mut request = settings.clone();
    request.insert("UserPoolId".to_owned(), json!(POOL));
    let said = world.update_user_pool(&region(), &request);
    said.unwrap_or_else(|refusal| panic!("{}: {}\n{settings:#?}", refusal.code, refusal.message));
    let tags = world.user_pools.get_mut(POOL).unwrap().members["UserPoolTags"].as_object_mut().unwrap();
    tags.insert("aws:cloudformation:stack-name".to_owned(), json!("accounts"));
    world.advance(at(60));
    let pool = described(&world);
    (world, pool)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn bound_and_put_back_any_pool_is_what_it_was(settings in settings()) {
        let (mut world, before) = pool_with(&settings);
        let binding = bind(&before);
        let mut bound = send(&mut world, &binding).map_err(TestCaseError::fail)?;
        prop_assert_eq!(unlike(&before, &bound), ["EmailConfiguration"]);
        prop_assert_eq!(&before.mfa, &bound.mfa);
        prop_assert_eq!(binding.missed(&bound), Vec::<String>::new());
        prop_assert_eq!(
            bound.members["EmailConfiguration"].as_object(),
            Some(&binding.email)
        );

        let earlier = Earlier { at: start(), members: &before.members, mfa: &before.mfa };
        for all in [false, true] {
            let back = restoring(&bound, &earlier, all).expect("it stood so before");
            let after = send(&mut world, &back).map_err(TestCaseError::fail)?;
            prop_assert_eq!(unlike(&before, &after), Vec::<String>::new());
            prop_assert_eq!(back.missed(&after), Vec::<String>::new());
            bound = send(&mut world, &bind(&after)).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn whatever_else_was_changed_since_goes_back_only_with_all(
        first in settings(),
        second in settings(),
    ) {
        let (_, before) = pool_with(&first);
        let (mut world, mut now) = pool_with(&second);
        let earlier = Earlier { at: start(), members: &before.members, mfa: &before.mfa };
        // Texts that came since may need the sender that stands: that has its own tests.
        if let Ok(back) = restoring(&now, &earlier, false) {
            let after = send(&mut world, &back).map_err(TestCaseError::fail)?;
            let mut others = unlike(&now, &after);
            others.retain(|member| member != "EmailConfiguration");
            prop_assert_eq!(others, Vec::<String>::new());
            prop_assert_eq!(after.members.get("EmailConfiguration"), before.members.get("EmailConfiguration"));
            now = after;
        }
        let back = restoring(&now, &earlier, true).expect("it stood so before");
        let after = send(&mut world, &back).map_err(TestCaseError::fail)?;
        let mut left = unlike(&before, &after);
        // Left out of a request, it is kept: there is no request that removes it.
        let is_kept = !before.members.contains_key("DcrConfiguration");
        left.retain(|member| !(member == "DcrConfiguration" && is_kept));
        prop_assert_eq!(left, Vec::<String>::new());
        let missed = back.missed(&after);
        prop_assert!(missed.is_empty() || is_kept && missed == ["DcrConfiguration"], "{:?}", missed);
    }
}

#[test]
fn each_pair_that_cognito_refuses_is_carried_so_that_it_does_not() {
    let arn = |name: &str| json!(format!("arn:aws:lambda:us-east-1:123456789012:function:{name}"));
    type Make = Box<dyn Fn(&mut Map<String, Value>)>;
    let table: [(&str, Make, &[&str]); 7] = [
        (
            "both validities",
            Box::new(|pool| {
                pool["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = json!(9);
                pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"] = json!(3);
            }),
            // Described anew, the older one says what the newer one does.
            &["AdminCreateUserConfig"],
        ),
        (
            "an older text and the template's",
            Box::new(|pool| pool["EmailVerificationMessage"] = json!("an older text {####}")),
            &["EmailVerificationMessage"],
        ),
        (
            "two functions for tokens",
            Box::new(move |pool| pool["LambdaConfig"]["PreTokenGeneration"] = arn("older")),
            &["LambdaConfig"],
        ),
        ("devices that are off", Box::new(|pool| drop(pool.shift_remove("DeviceConfiguration"))), &[]),
        ("devices that are on", Box::new(|pool| pool["DeviceConfiguration"] = json!({})), &[]),
        (
            "no attribute to verify before an update",
            Box::new(|pool| {
                pool["UserAttributeUpdateSettings"] =
                    json!({ "AttributesRequireVerificationBeforeUpdate": [] });
            }),
            &[],
        ),
        (
            "tags of a stack, and a tier that threat protection needs",
            Box::new(|pool| {
                pool["UserPoolTags"]["aws:cloudformation:stack-name"] = json!("accounts");
                pool["UserPoolTier"] = json!("PLUS");
                pool["UserPoolAddOns"] = json!({ "AdvancedSecurityMode": "ENFORCED" });
            }),
            &[],
        ),
    ];
    for (what, make, moves) in table {
        let mut world = world("already-done");
        make(&mut world.user_pools.get_mut(POOL).unwrap().members);
        let before = described(&world);
        let binding = bind(&before);
        let after = send(&mut world, &binding).unwrap_or_else(|said| panic!("{what}: {said}"));
        let mut unlike = unlike(&before, &after);
        unlike.retain(|member| member != "EmailConfiguration");
        assert_eq!(unlike, moves, "{what}");
        assert_eq!(binding.missed(&after), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn the_shared_sender_is_refused_while_something_needs_ses() {
    let mut world = world("already-done");
    let pool = world.user_pools.get_mut(POOL).unwrap();
    pool.members["EmailConfiguration"] = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    let before = described(&world);
    let bound = send(&mut world, &bind(&before)).unwrap();

    let pool = world.user_pools.get_mut(POOL).unwrap();
    pool.mfa.insert("EmailMfaConfiguration".to_owned(), json!({ "Subject": "code" }));
    pool.members["VerificationMessageTemplate"]["EmailSubject"] = json!("Another subject");
    pool.members["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"] = json!(["PASSWORD", "EMAIL_OTP"]);
    let now = described(&world);
    let earlier = Earlier { at: start(), members: &before.members, mfa: &before.mfa };
    let NeedsDeveloper(needs) = restoring(&now, &earlier, false).unwrap_err();
    assert_eq!(
        needs,
        [
            "EmailMfaConfiguration",
            "VerificationMessageTemplate.EmailSubject",
            "Policies.SignInPolicy.AllowedFirstAuthFactors: EMAIL_OTP",
        ]
    );
    // The factor is no member of UpdateUserPool: all the settings do not bring it back.
    let NeedsDeveloper(needs) = restoring(&now, &earlier, true).unwrap_err();
    assert_eq!(needs, ["EmailMfaConfiguration"]);

    // And Cognito itself says no.
    let unchecked = restoring(&bound, &earlier, false).unwrap();
    let said = send(&mut world, &unchecked).unwrap_err();
    assert!(said.contains("Cannot set EmailMfaConfiguration"), "{said}");
}

type Spoil = fn(&mut Map<String, Value>);

#[test]
fn settings_that_do_not_go_together_are_refused() {
    let table: [(Spoil, &str); 5] = [
        (
            |request| request["VerificationMessageTemplate"]["EmailMessageByLink"] = json!("{##here##}"),
            "ByLink",
        ),
        (
            |request| request["AutoVerifiedAttributes"] = json!(["phone_number"]),
            "email is not in AutoVerifiedAttributes",
        ),
        (
            |request| {
                request["MfaConfiguration"] = json!("OFF");
                request.shift_remove("SmsConfiguration");
            },
            "SmsConfiguration is required",
        ),
        (
            |request| request["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"] = json!(["SMS_OTP"]),
            "must contain PASSWORD",
        ),
        (|request| request["UserPoolAddOns"] = json!({}), "advancedSecurityMode"),
    ];
    for (spoil, said) in table {
        let mut world = world("already-done");
        let before = described(&world);
        let mut request = bind(&before).request().unwrap();
        spoil(&mut request);
        let refusal = world.update_user_pool(&region(), &request).unwrap_err();
        assert!(refusal.message.contains(said), "{}", refusal.message);
        assert_eq!(unlike(&before, &described(&world)), Vec::<String>::new(), "nothing is written");
    }
}
