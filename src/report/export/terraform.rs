//! Terraform with the AWS provider: what stands is imported, what is missing is created.
//!
//! Resource types, arguments and import ids are those of the provider's documentation
//! (`aws_sesv2_email_identity`, `aws_sesv2_email_identity_mail_from_attributes`,
//! `aws_route53_record`, `aws_cognito_user_pool`); `import` blocks need Terraform 1.5.

use std::fmt::Write;

use serde_json::Value;

use crate::core::facts::setup;
use crate::core::handover::export::{Handed, Standing, records};
use crate::core::kinds::aws::{Identity, UserPool};
use crate::core::kinds::name::Name;
use crate::core::kinds::pool;
use crate::core::kinds::presentation::bare;
use crate::core::rules::publish::TTL;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::{label, place, standing, text as arg};

/// Arguments of `aws_cognito_user_pool` beside `name` and `email_configuration`: left as they were
/// imported, because the provider sends the whole pool at every update.
const REST_OF_POOL: [&str; 26] = [
    "account_recovery_setting",
    "admin_create_user_config",
    "alias_attributes",
    "auto_verified_attributes",
    "deletion_protection",
    "device_configuration",
    "email_mfa_configuration",
    "email_verification_message",
    "email_verification_subject",
    "lambda_config",
    "mfa_configuration",
    "password_policy",
    "schema",
    "sign_in_policy",
    "sms_authentication_message",
    "sms_configuration",
    "sms_verification_message",
    "software_token_mfa_configuration",
    "tags",
    "user_attribute_update_settings",
    "user_pool_add_ons",
    "user_pool_tier",
    "username_attributes",
    "username_configuration",
    "verification_message_template",
    "web_authn_configuration",
];

/// Members of a pool for which the provider documents no argument: it would not send them, and
/// `UpdateUserPool` resets what it is not told.
const UNKNOWN_TO_PROVIDER: [&str; 4] =
    ["AcrConfiguration", "DcrConfiguration", "IssuerConfiguration", "KeyConfiguration"];

pub fn configuration(model: &Model, words: &Words) -> String {
    let (facts, choices) = (&model.facts, &model.choices);
    let mut out = String::new();
    comment(&mut out, &place(model, words));
    comment(&mut out, &words.say("handover-terraform-how"));
    let Some(domain) = choices.identity_domain() else { return out };
    providers(&mut out, model);
    identity(&mut out, domain, setup::identity(facts, choices), model);
    let handed = records(facts, choices);
    let (in_route53, elsewhere): (Vec<&Handed>, Vec<&Handed>) =
        handed.iter().filter(|handed| handed.is_published()).partition(|handed| handed.hosted_zone.is_some());
    for handed in &in_route53 {
        record(&mut out, handed, words);
    }
    if !elsewhere.is_empty() {
        local_records(&mut out, &elsewhere, words);
    }
    for handed in handed.iter().filter(|handed| !handed.is_published()) {
        out.push('\n');
        comment(&mut out, &format!("{}: {}", label(handed, words), standing(handed, words)));
    }
    if let Some(pool) = setup::user_pool(facts, choices) {
        user_pool(&mut out, pool, model, words);
    }
    out
}

/// Provider configurations of their own names, so that the Regions are right whatever the
/// configuration's default provider is.
fn providers(out: &mut String, model: &Model) {
    let region = model.facts.region().map(ToString::to_string).unwrap_or_default();
    provider(out, "ses", &region, None);
    if let Some(pool) = setup::user_pool_id(&model.facts, &model.choices).and_then(|id| id.region()) {
        provider(out, "user_pool", pool.as_str(), None);
    }
    provider(out, "dns", &region, model.facts.situation.dns_profile.as_deref());
}

fn provider(out: &mut String, alias: &str, region: &str, profile: Option<&str>) {
    let _ =
        write!(out, "\nprovider \"aws\" {{\n  alias  = \"sendoff_{alias}\"\n  region = {}\n", string(region));
    if let Some(profile) = profile {
        let _ = writeln!(out, "  profile = {}", string(profile));
    }
    out.push_str("}\n");
}

fn import(out: &mut String, to: &str, id: &str, provider: &str) {
    let _ = write!(
        out,
        "\nimport {{\n  to       = {to}\n  id       = {}\n  provider = aws.sendoff_{provider}\n}}\n",
        string(id)
    );
}

fn identity(out: &mut String, domain: &Name, standing: Option<&Identity>, model: &Model) {
    if standing.is_some() {
        import(out, "aws_sesv2_email_identity.sendoff", domain.as_str(), "ses");
    }
    let _ = write!(
        out,
        "\nresource \"aws_sesv2_email_identity\" \"sendoff\" {{\n  provider       = aws.sendoff_ses\n  email_identity = {}\n",
        string(domain.as_str())
    );
    match standing {
        // A key of one's own, or another Region's, cannot be read back into a configuration.
        Some(identity) if identity.dkim.origin != "AWS_SES" => {
            out.push_str("\n  lifecycle {\n    ignore_changes = [dkim_signing_attributes]\n  }\n");
        }
        known => {
            // Changing the length makes new keys; what stands stays.
            let length = known.and_then(|identity| identity.dkim.key_length.as_deref());
            let _ = write!(
                out,
                "\n  dkim_signing_attributes {{\n    next_signing_key_length = {}\n  }}\n",
                string(length.unwrap_or("RSA_2048_BIT"))
            );
        }
    }
    out.push_str("}\n");
    let Some(mail_from) = setup::mail_from(&model.facts, &model.choices) else { return };
    let set = standing.and_then(|identity| identity.mail_from.as_ref());
    let to = "aws_sesv2_email_identity_mail_from_attributes.sendoff";
    if set.is_some() {
        import(out, to, domain.as_str(), "ses");
    }
    let fallback = if set.is_some_and(|set| set.rejects) { "REJECT_MESSAGE" } else { "USE_DEFAULT_VALUE" };
    let _ = write!(
        out,
        "\nresource \"aws_sesv2_email_identity_mail_from_attributes\" \"sendoff\" {{\n  provider               = aws.sendoff_ses\n  email_identity         = aws_sesv2_email_identity.sendoff.email_identity\n  mail_from_domain       = {}\n  behavior_on_mx_failure = \"{fallback}\"\n}}\n",
        string(mail_from.as_str())
    );
}

fn record(out: &mut String, handed: &Handed, words: &Words) {
    let Some(zone) = &handed.hosted_zone else { return };
    let label_of = handed.wanted.id.as_str().replace('-', "_");
    let set = &handed.set;
    out.push('\n');
    comment(out, &format!("{}: {}", label(handed, words), standing(handed, words)));
    if handed.standing != Standing::New {
        let id = format!("{zone}_{}_{}", set.name, set.rtype);
        import(out, &format!("aws_route53_record.{label_of}"), &id, "dns");
    }
    let values: Vec<String> = set.values.iter().map(|value| string(&value_of(&set.rtype, value))).collect();
    let _ = write!(
        out,
        "\nresource \"aws_route53_record\" \"{label_of}\" {{\n  provider = aws.sendoff_dns\n  zone_id  = {}\n  name     = {}\n  type     = {}\n  ttl      = {}\n  records  = [{}]\n}}\n",
        string(zone.as_str()),
        string(set.name.as_str()),
        string(&set.rtype),
        set.ttl.unwrap_or(TTL),
        values.join(", ")
    );
}

/// The provider puts the outer quotes around a text itself; between two character-strings it
/// wants `""`.
fn value_of(rtype: &str, value: &str) -> String {
    if rtype != "TXT" {
        return value.to_owned();
    }
    let inside = value.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(value).replace("\" \"", "\"\"")
}

/// Records whose zone is not in this account: data for whichever provider holds the zone.
fn local_records(out: &mut String, handed: &[&Handed], words: &Words) {
    out.push('\n');
    comment(out, &words.say("handover-terraform-elsewhere"));
    out.push_str("locals {\n  sendoff_records = {\n");
    for handed in handed {
        let values: Vec<String> = handed.own.iter().map(|value| string(&bare(value))).collect();
        let _ = writeln!(
            out,
            "    {} = {{ name = {}, type = {}, ttl = {}, values = [{}] }}",
            string(handed.wanted.id.as_str()),
            string(handed.set.name.as_str()),
            string(&handed.set.rtype),
            handed.set.ttl.unwrap_or(TTL),
            values.join(", ")
        );
    }
    out.push_str("  }\n}\n");
}

fn user_pool(out: &mut String, pool: &UserPool, model: &Model, words: &Words) {
    out.push('\n');
    let lost: Vec<String> = UNKNOWN_TO_PROVIDER
        .into_iter()
        .filter(|member| pool.members.get(*member).is_some_and(|value| !value.is_null()))
        .map(str::to_owned)
        .chain(pool::unknown_members(&pool.members).iter().map(|member| clean(member)))
        .collect();
    if !lost.is_empty() {
        let args = [("members", arg(&lost.join(", ")))];
        comment(out, &words.say_with("handover-terraform-pool-left-out", &args));
        return;
    }
    comment(out, &words.say("handover-terraform-pool"));
    import(out, "aws_cognito_user_pool.sendoff", pool.id.as_str(), "user_pool");
    let _ = write!(
        out,
        "\nresource \"aws_cognito_user_pool\" \"sendoff\" {{\n  provider = aws.sendoff_user_pool\n  name     = {}\n\n  email_configuration {{\n",
        string(pool.name())
    );
    for (argument, value) in email_arguments(pool, model) {
        let _ = writeln!(out, "    {argument} = {}", string(&value));
    }
    let rest = REST_OF_POOL.map(|argument| format!("      {argument},\n")).concat();
    let _ = write!(out, "  }}\n\n  lifecycle {{\n    ignore_changes = [\n{rest}    ]\n  }}\n}}\n");
}

/// `email_configuration` as the bind would leave it.
fn email_arguments(pool: &UserPool, model: &Model) -> Vec<(&'static str, String)> {
    const ARGUMENTS: [(&str, &str); 5] = [
        ("EmailSendingAccount", "email_sending_account"),
        ("SourceArn", "source_arn"),
        ("From", "from_email_address"),
        ("ReplyToEmailAddress", "reply_to_email_address"),
        ("ConfigurationSet", "configuration_set"),
    ];
    let existing = pool.members.get(pool::fields::EMAIL);
    let (facts, choices) = (&model.facts, &model.choices);
    let email = match (setup::source_arn(facts, choices), setup::sender(facts, choices)) {
        (Some(arn), Some(sender)) => pool::email_configuration(existing, &arn, &sender.header()),
        _ => existing.and_then(Value::as_object).cloned().unwrap_or_default(),
    };
    ARGUMENTS
        .into_iter()
        .filter_map(|(member, argument)| Some((argument, email.get(member)?.as_str()?.to_owned())))
        .collect()
}

fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "# {}", clean(line));
    }
}

/// A quoted template of HCL in which nothing is a template (HCL native syntax, "Template
/// expressions").
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '$' | '%' if rest.peek() == Some(&'{') => {
                quoted.push(c);
                quoted.push(c);
            }
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_read_back_as_it_was() {
        for text in
            ["${file(\"x\")}", "%{ if true }", "say \"hi\" \\", "two\nlines\t", "a$ b% {}", "日本", ""]
        {
            let source = format!("value = {}\n", string(text));
            let read: serde_json::Value = hcl::eval::from_str(&source, &hcl::eval::Context::new()).unwrap();
            assert_eq!(read["value"], text, "{source}");
        }
    }
}
