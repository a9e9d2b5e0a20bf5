//! What AWS says stands in the step, label by label: nobody has to look it up in the console.

use crate::core::diagnosis::ses_view;
use crate::core::facts::journal::{self, Fate};
use crate::core::facts::setup;
use crate::core::kinds::aws::{Identity, SesAccount};
use crate::core::kinds::change::Change;
use crate::core::kinds::endpoints::{Whole, without_password};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::step::StepId;

use super::header::grouped;
use super::page::Page;
use super::preview::rows;
use super::view::View;

type Rows = Vec<(&'static str, String)>;

pub fn page(view: &View<'_>) -> Page {
    let model = view.model;
    let identity = || setup::identity(&model.facts, &model.choices);
    match model.cursor {
        StepId::Account => Some(rows(view, &account(view))),
        StepId::Access => model.facts.ses_account().map(|account| rows(view, &access(view, account))),
        StepId::Identity => Some(match identity() {
            Some(identity) => rows(view, &domain(view, identity)),
            None => reach(view),
        }),
        StepId::MailFrom => identity().map(|identity| rows(view, &mail_from(view, identity))),
        StepId::Test => Some(sent(view)),
        StepId::Records | StepId::Propagation | StepId::Pool => None,
    }
    .unwrap_or_default()
}

fn account(view: &View<'_>) -> Rows {
    let mut rows = Rows::new();
    let Some(caller) = view.model.facts.caller() else { return rows };
    let situation = &view.model.facts.situation;
    rows.push(("screen-account", grouped(&caller.account)));
    rows.push(("screen-caller", caller.arn.clone()));
    rows.extend(caller.region.as_ref().map(|region| ("screen-region", region.to_string())));
    rows.extend(situation.profile.clone().map(|profile| ("screen-profile", profile)));
    rows.extend(situation.dns_profile.clone().map(|profile| ("screen-dns-profile", profile)));
    let endpoint = match situation.endpoints.whole() {
        Whole::Aws => "AWS".to_owned(),
        Whole::At(url) => without_password(url),
        Whole::Mixed => view.words.endpoints(&situation.endpoints).unwrap_or_default(),
    };
    rows.push(("screen-endpoint", endpoint));
    rows
}

fn access(view: &View<'_>, account: &SesAccount) -> Rows {
    let rate = ("rate", Arg::Number(account.max_send_rate));
    let quota = match account.max_24_hour_send {
        quota if quota < 0.0 => view.say_with("screen-quota-unlimited", &[rate]),
        quota => view.say_with("screen-quota-value", &[("quota", Arg::Number(quota)), rate]),
    };
    let sent = view.say_with("screen-sent-value", &[("sent", Arg::Number(account.sent_last_24_hours))]);
    vec![("screen-quota", quota), ("screen-sent", sent), ("screen-enforcement", account.enforcement.clone())]
}

fn domain(view: &View<'_>, identity: &Identity) -> Rows {
    let dkim = &identity.dkim;
    let signing = if dkim.signing_enabled { "screen-signing-on" } else { "screen-signing-off" };
    let mut rows = vec![
        ("screen-identity", identity.name.clone()),
        ("screen-dkim", view.words.message(&ses_view::state(dkim.status))),
        ("screen-signing", view.say(signing)),
    ];
    rows.extend(dkim.key_length.clone().map(|length| ("screen-key", format!("{length} ({})", dkim.origin))));
    rows
}

/// What the choice of an address means for SPF and DMARC. What is being typed does not count:
/// the text would move with every letter.
fn reach(view: &View<'_>) -> Page {
    let domain = view.model.choices.identity_domain();
    let organisation = domain.and_then(Name::registrable);
    let said = match (domain, organisation) {
        (Some(domain), Some(parent)) if *domain != parent => {
            let args = [("domain", Arg::Text(domain.to_string())), ("parent", Arg::Text(parent.to_string()))];
            view.say_with("screen-reach-subdomain", &args)
        }
        (Some(domain), _) => view.say_with("screen-reach-apex", &[("domain", Arg::Text(domain.to_string()))]),
        (None, _) => view.say("screen-reach-either"),
    };
    let mut page = Page::default();
    page.text(&said, view.width, view.look.theme.plain);
    page
}

fn mail_from(view: &View<'_>, identity: &Identity) -> Rows {
    let Some(mail_from) = &identity.mail_from else { return Rows::new() };
    let failure = if mail_from.rejects { "REJECT_MESSAGE" } else { "USE_DEFAULT_VALUE" };
    let state = view.words.message(&ses_view::state(mail_from.status));
    vec![
        ("screen-mail-from", format!("{} ({state})", mail_from.domain)),
        ("screen-mx-failure", failure.to_owned()),
    ]
}

/// The mails that went out from this machine, the latest last, with SES's message id.
fn sent(view: &View<'_>) -> Page {
    let mut page = Page::default();
    for deed in journal::deeds(&view.model.facts.journal) {
        let Fate::Done(outcome) = &deed.fate else { continue };
        if !matches!(deed.change, Change::SendMail { .. } | Change::InviteTestUser { .. }) {
            continue;
        }
        let time = view.words.time_near(deed.at, view.model.facts.now);
        let args = [("what", Arg::Text(view.words.changed(deed.change))), ("time", Arg::Text(time))];
        page.text(&view.say_with("screen-sent-at", &args), view.width, view.look.theme.plain);
        if let Some(id) = &outcome.message_id {
            page.join(rows(view, &[("screen-message-id", id.clone())]));
        }
    }
    page
}
