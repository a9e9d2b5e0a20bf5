//! The command that goes on where this run ended.

use crate::core::choices::Publish;
use crate::core::model::Model;
use crate::core::situation::Endpoint;

/// A command line for a POSIX shell. The domain and the pools are enough to find the way back;
/// the rest is what the environment does not say.
pub fn resume(model: &Model) -> String {
    let (situation, choices) = (&model.facts.situation, &model.choices);
    let mut words: Vec<String> = Vec::new();
    if let Endpoint::Url(url) = &situation.endpoint
        && !situation.rehearsal
    {
        words.push(format!("AWS_ENDPOINT_URL={}", quoted(url)));
    }
    words.push("sendoff".to_owned());
    if situation.rehearsal {
        words.push("rehearse".to_owned());
        return words.join(" ");
    }
    let mut option = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            words.push(name.to_owned());
            words.push(quoted(value));
        }
    };
    option("--profile", situation.profile.as_deref());
    option("--dns-profile", situation.dns_profile.as_deref());
    option("--region", model.facts.region().map(|region| region.as_str()));
    match &choices.from {
        Some(from) => option("--from", Some(&from.to_string())),
        None => option("--domain", choices.domain.as_ref().map(|domain| domain.as_str())),
    }
    if choices.from.is_some() {
        option("--domain", choices.domain.as_ref().map(|domain| domain.as_str()));
    }
    for pool in &choices.user_pools {
        option("--user-pool", Some(pool.as_str()));
    }
    if choices.publish == Some(Publish::Manual) {
        option("--dns", Some("manual"));
    }
    for step in &choices.skip {
        option("--skip", Some(step.as_str()));
    }
    if situation.read_only {
        words.push("--read-only".to_owned());
    }
    words.join(" ")
}

/// One word of a POSIX shell (Shell Command Language, 2.2.2).
pub fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@+,=".contains(c);
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    if !text.is_empty() && text.chars().all(plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
