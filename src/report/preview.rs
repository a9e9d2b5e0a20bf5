//! What a change would do, whole, before a person agrees to it.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::change::{Binding, Change, MailFromBefore};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::pool;
use crate::core::kinds::record::{RecordSet, Swap};
use crate::core::records::{sender_spf, taken_back};
use crate::core::rules::numbers;
use crate::core::rules::proof;
use crate::core::rules::provable;
use crate::core::rules::untouched::untouched;
use crate::words::{Words, clean};

/// The change in one line, below it every record or setting that it touches, and what it does not.
pub fn preview(facts: &Facts, choices: &Choices, change: &Change, words: &Words) -> String {
    let mut text = format!("{}\n", words.change(change));
    match change {
        Change::PublishRecords { .. } | Change::TakeBackRecords { .. } => {
            change.swaps().iter().for_each(|swap| text += &record_set(*swap));
            if let Some(look_ups) = sender_spf::look_ups(facts, choices, change) {
                text += &format!("  {}\n", words.message(&look_ups));
            }
            text += &around(facts, change, words);
            for said in taken_back::consequences(facts, choices, change) {
                text += &format!("  ! {}\n", words.message(&said));
            }
        }
        Change::BindPool(binding) => text += &bind(binding, &in_numbers(facts, binding, words), words),
        Change::RestorePool(binding) => text += &bind(binding, "", words),
        Change::SetMailFrom { mail_from, before: Some(before), .. } => text += &replaced(before, mail_from),
        Change::InviteTestUser { user_pool, .. } => {
            let pool = facts.user_pool(user_pool);
            for trigger in pool.map(provable::triggers).unwrap_or_default() {
                let label = words.say("screen-trigger");
                text += &format!("    {label} {} {}\n", trigger.name, clean(&trigger.function));
            }
        }
        Change::RememberChoices { tags, .. } => {
            for tag in tags {
                text += &format!("    + {} = {}\n", clean(&tag.key), clean(&tag.value));
            }
            text += &format!("  {}\n", words.say("screen-tags-meaning"));
        }
        mail @ Change::SendMail { .. } => {
            text.extend(proof::meaning(mail).map(|meaning| format!("  {}\n", words.say(meaning))));
        }
        Change::RequestProduction(request) => {
            for part in [&request.website, &request.contact, &request.contact_language, &request.use_case] {
                for line in part.lines() {
                    text += &format!("    {}\n", clean(line));
                }
            }
        }
        _ => {}
    }
    text
}

/// The MAIL FROM that goes, and the one that comes for it.
fn replaced(before: &MailFromBefore, mail_from: &Name) -> String {
    let after = MailFromBefore { domain: mail_from.clone(), rejects: false };
    let mut text = String::new();
    for (sign, set) in [("-", before), ("+", &after)] {
        let name = clean(set.domain.as_str());
        text += &format!("    {sign} MailFromDomain: {name}, BehaviorOnMxFailure: {}\n", set.behavior());
    }
    text
}

fn record_set(swap: Swap<'_>) -> String {
    let lines = |sign: &str, set: &RecordSet| {
        let ttl = set.ttl.map(|ttl| format!("{ttl} ")).unwrap_or_default();
        let line = |value: &String| {
            format!("    {sign} {} {ttl}{} {}\n", clean(set.name.as_str()), clean(&set.rtype), clean(value))
        };
        set.values.iter().map(line).collect::<String>()
    };
    let side = |sign, set: Option<&RecordSet>| set.map(|set| lines(sign, set)).unwrap_or_default();
    side("-", swap.gone) + &side("+", swap.come)
}

/// What the zone keeps as it is, and the wildcards that no longer answer for a name.
fn around(facts: &Facts, change: &Change, words: &Words) -> String {
    let untouched = untouched(facts, change);
    let named = |text: &dyn ToString| Arg::Text(clean(&text.to_string()));
    let mut said = Vec::new();
    for (name, set) in &untouched.hidden {
        let args = [("name", named(name)), ("type", named(&set.rtype)), ("wildcard", named(&set.name))];
        said.push(words.say_with("screen-wildcard-hidden", &args));
    }
    for set in &untouched.beside {
        let args = [("name", named(&set.name)), ("type", named(&set.rtype))];
        said.push(words.say_with("screen-set-stays", &args));
    }
    if let Some(others) = untouched.others {
        let count = Arg::Number(f64::from(i32::try_from(others).unwrap_or(i32::MAX)));
        said.push(words.say_with("screen-others-stay", &[("count", count)]));
    }
    said.iter().map(|line| format!("  {line}\n")).collect()
}

/// The pool's users, what it may send now and afterwards, and the way back.
fn in_numbers(facts: &Facts, binding: &Binding, words: &Words) -> String {
    let pool = binding.as_seen();
    let mut text = String::new();
    if let Some(users) = pool.estimated_users() {
        text += &format!("  {}\n", words.say_with("screen-users", &[("users", Arg::Number(users as f64))]));
    }
    let mut line = |label: &str, said: String| text += &format!("  {}: {said}\n", words.say(label));
    if let Some(limit) = numbers::shared_limit(&pool) {
        line("screen-sends-now", words.message(&limit));
    }
    for (label, said) in numbers::of_ses(facts) {
        line(label, words.message(&said));
    }
    line("numbers-undo", words.say("report-undo"));
    text
}

/// `numbers` are whole lines.
fn bind(binding: &Binding, numbers: &str, words: &Words) -> String {
    let mut text = format!("  {} EmailConfiguration\n", clean(binding.user_pool.as_str()));
    for line in binding.email_lines() {
        let side = |sign: &str, value: &Option<String>| {
            let value = value.as_ref()?;
            Some(format!("    {sign} {}: {}\n", clean(&line.member), clean(value)))
        };
        let sides = if line.before == line.after {
            [side(" ", &line.after), None]
        } else {
            [side("-", &line.before), side("+", &line.after)]
        };
        text.extend(sides.into_iter().flatten());
    }
    let others = binding.other_lines();
    if !others.is_empty() {
        text += &format!("  {}\n", words.say("screen-restores-others"));
    }
    for line in &others {
        let side = |sign: &str, value: &Option<String>| {
            let value = value.as_ref()?;
            Some(format!("    {sign} {}: {}\n", clean(&line.member), clean(value)))
        };
        text.extend([side("-", &line.before), side("+", &line.after)].into_iter().flatten());
    }
    if !binding.accepted.is_empty() {
        text += &format!("  {}\n", words.say("screen-accepted-members"));
        let value = |member: &String| binding.seen.get(member).map(ToString::to_string).unwrap_or_default();
        let line = |member: &String| format!("    {}: {}\n", clean(member), clean(&value(member)));
        text.extend(binding.accepted.iter().map(line));
    }
    text += numbers;
    let carried = i32::try_from(binding.kept()).map_or(f64::MAX, f64::from);
    let carried = [("count", Arg::Number(carried))];
    text += &format!("  {}\n", words.say_with("report-pool-carried", &carried));
    if pool::leaves_out_validity(binding.settings()) {
        text += &format!("  {}\n", words.say("screen-leaves-out-validity"));
    }
    text += &format!("  {}\n", words.say("screen-window"));
    text
}
