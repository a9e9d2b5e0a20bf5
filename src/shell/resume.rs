//! The command line that goes on where this one stopped.

use std::ffi::OsString;

pub use crate::core::handover::command_line::quote;
use crate::core::kinds::endpoints::{Endpoints, Service, Whole, without_password};
use crate::core::kinds::message::Arg;
use crate::core::wizard::model::Model;
use crate::core::wizard::update::unkept::Unkept;
use crate::words::Words;

/// What is said before the command: whether it finds again what was entered, and if not, why.
pub fn sentence(unkept: Option<Unkept>, words: &Words) -> String {
    match unkept {
        None => words.say("shell-resume"),
        Some(why) => words.say_with("shell-unkept", &[("why", Arg::Text(why.code().to_owned()))]),
    }
}

/// The arguments as they were given, with what is known by now and was not said: domain, user
/// pools, Region, profiles. Quoted for a POSIX shell.
pub fn command(arguments: &[OsString], model: &Model) -> String {
    let given = arguments.iter().map(|argument| argument.to_string_lossy().into_owned());
    let given = without_acceptance(given);
    let mut words: Vec<String> = std::iter::once("sendoff".to_owned()).chain(given.iter().cloned()).collect();
    let mut add = |flag: &str, values: Vec<String>| {
        let is_given = given
            .iter()
            .any(|word| word == flag || word.strip_prefix(flag).is_some_and(|rest| rest.starts_with('=')));
        if !is_given {
            words.extend(values.into_iter().flat_map(|value| [flag.to_owned(), value]));
        }
    };
    let (facts, choices) = (&model.facts, &model.choices);
    add("--domain", choices.identity_domain().map(ToString::to_string).into_iter().collect());
    add("--user-pool", choices.user_pools.iter().map(ToString::to_string).collect());
    add("--region", facts.region().map(ToString::to_string).into_iter().collect());
    add("--profile", facts.situation.profile.clone().into_iter().collect());
    add("--dns-profile", facts.situation.dns_profile.clone().into_iter().collect());
    let line = words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(" ");
    format!("{}{line}", variables(&facts.situation.endpoints))
}

/// What was accepted is kept with the choices, for what was found then. Said again, it would accept what is
/// found next time.
fn without_acceptance(arguments: impl Iterator<Item = String>) -> Vec<String> {
    let mut is_value = false;
    let is_kept = |argument: &String| {
        let is_dropped = is_value || argument == "--accept" || argument.starts_with("--accept=");
        is_value = argument == "--accept" && !is_value;
        !is_dropped
    };
    arguments.filter(is_kept).collect()
}

/// What leads to the same places, each with a blank behind it.
fn variables(endpoints: &Endpoints) -> String {
    let set = |variable: &str, url: &str| format!("{variable}={} ", quote(&without_password(url)));
    match endpoints.whole() {
        Whole::Aws => String::new(),
        Whole::At(url) => set("AWS_ENDPOINT_URL", url),
        Whole::Mixed => {
            let apart = |service: Service| Some(set(service.variable(), endpoints.apart(service)?));
            Service::ALL.into_iter().filter_map(apart).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::facts::choices::Choices;
    use crate::core::facts::situation::Situation;
    use crate::core::kinds::name::{Name, UserPoolId};

    fn model() -> Model {
        let choices = Choices {
            domain: Some(Name::from_answer("example.com")),
            user_pools: vec![UserPoolId::from("us-east-1_A"), UserPoolId::from("us-east-1_B")],
            ..Choices::default()
        };
        Model::new(Situation { profile: Some("prod admin".to_owned()), ..Situation::default() }, choices)
    }

    fn resumed(arguments: &[&str]) -> String {
        command(&arguments.iter().map(OsString::from).collect::<Vec<_>>(), &model())
    }

    #[test]
    fn what_was_learnt_is_added() {
        assert_eq!(
            resumed(&[]),
            "sendoff --domain example.com --user-pool us-east-1_A --user-pool us-east-1_B --profile 'prod admin'"
        );
    }

    #[test]
    fn what_was_said_stays_and_is_not_said_twice() {
        assert_eq!(
            resumed(&[
                "--domain=mail.example.com",
                "--user-pool",
                "us-east-1_A",
                "--profile",
                "x",
                "--ascii"
            ]),
            "sendoff --domain=mail.example.com --user-pool us-east-1_A --profile x --ascii"
        );
    }

    #[test]
    fn nothing_is_accepted_a_second_time() {
        let arguments = ["--accept", "spf-duplicate", "--domain=x.example", "--accept=none", "--region", "r"];
        let kept = arguments.map(str::to_owned).into_iter();
        assert_eq!(without_acceptance(kept), ["--domain=x.example", "--region", "r"]);
    }

    #[test]
    fn an_emulators_endpoint_is_said_first() {
        let mut model = model();
        model.choices = Choices::default();
        let at = |endpoints| Situation { endpoints, ..Situation::default() };
        model.facts.situation = at(Endpoints::at("http://me:secret@127.0.0.1:5000"));
        assert_eq!(command(&[], &model), "AWS_ENDPOINT_URL=http://127.0.0.1:5000 sendoff");
        let ses = Endpoints::default().with(Service::Ses, Some("http://127.0.0.1:5000".to_owned()));
        model.facts.situation = at(ses);
        assert_eq!(command(&[], &model), "AWS_ENDPOINT_URL_SESV2=http://127.0.0.1:5000 sendoff");
    }

    #[test]
    fn a_shell_reads_back_each_argument() {
        assert_eq!(quote("Example <no-reply@example.com>"), "'Example <no-reply@example.com>'");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("~root"), "'~root'");
        assert_eq!(quote("it's\u{1b}]0;x\u{7}\u{202e}"), r"$'it\'s\033]0;x\007\342\200\256'");
    }
}
