//! What Enter would do, change by change, before it does it.

use ratatui::text::Span;

use crate::core::kinds::aws::Tag;
use crate::core::kinds::change::{Change, ProductionRequest};
use crate::core::kinds::finding::{Code, Severity};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::record::{RecordId, RecordStatus};
use crate::core::request::CONTACT_LANGUAGES;
use crate::core::rules::proof;
use crate::core::rules::provable::{self, Trigger};
use crate::core::wizard::model::Preview;

use super::page::Page;
use super::view::View;
use crate::screen::{
    fields, findings, pools, preview_pool, preview_records, problem, sender_spf_choice, wrap,
};

pub fn page(view: &View<'_>) -> Page {
    let mut page = problem::page(view);
    let Some(preview) = &view.model.preview else { return page };
    for change in &preview.changes {
        page.append(one(view, change, &preview.changes));
    }
    page.append(meaning(view, preview));
    let deletes = |change: &Change| matches!(change, Change::DeleteTestUser { .. });
    let mended = preview.changes.iter().any(deletes).then_some(Code::TestUserLeft);
    for finding in &view.findings {
        if finding.severity() <= Severity::Warning && Some(finding.code) != mended {
            page.append(findings::one(view, finding));
        }
    }
    page.append(typed(view, preview));
    page
}

/// What the sentences do not say: when it happens, and what for.
fn meaning(view: &View<'_>, preview: &Preview) -> Page {
    let mut page = Page::default();
    let has = |wanted: fn(&Change) -> bool| preview.changes.iter().any(wanted);
    // After FAILED the same name is sent again, and at once.
    let later = |change: &Change| match change {
        Change::SetMailFrom { mail_from, before, .. } => {
            before.as_ref().is_none_or(|before| before.domain != *mail_from)
        }
        _ => false,
    };
    let mail = preview.changes.iter().find_map(proof::meaning);
    let alone = !preview.changes.iter().any(|change| change.binding().is_some());
    let text = if has(|change| matches!(change, Change::InviteTestUser { .. })) {
        view.say("screen-test-meaning")
    } else if has(later) {
        let mx = view.records.iter().find(|record| record.wanted.id == RecordId::MailFromMx);
        let answers = mx.is_some_and(|record| record.status == RecordStatus::Live);
        view.say(if answers { "screen-mail-from-now" } else { "screen-mail-from-later" })
    } else if has(|change| matches!(change, Change::RememberChoices { .. })) {
        view.say("screen-tags-meaning")
    } else if let Some(mail) = mail.filter(|_| alone) {
        view.say(mail)
    } else {
        return page;
    };
    page.text(&text, view.width, view.look.theme.plain);
    page
}

fn one(view: &View<'_>, change: &Change, all: &[Change]) -> Page {
    let theme = &view.look.theme;
    if let Some(binding) = change.binding() {
        return preview_pool::page(view, binding);
    }
    let mut page = Page::default();
    page.text(&view.words.change(change), view.width, theme.strong);
    match change {
        Change::PublishRecords { hosted_zone, .. } | Change::TakeBackRecords { hosted_zone, .. } => {
            page.join(zone(view, hosted_zone));
            page.append(preview_records::page(view, &change.swaps()));
            page.append(sender_spf_choice::look_ups(view, change));
            page.append(preview_records::untouched(view, change));
            page.append(preview_records::consequences(view, change));
        }
        Change::RequestProduction(request) => page.join(request_text(view, request)),
        // The bind below has the same sender and identity.
        Change::SendMail { .. } if all.iter().any(|other| other.binding().is_some()) => {
            page.text(&view.say("screen-proof"), view.width, theme.plain);
        }
        other => page.join(rows(view, &details(view, other))),
    }
    page
}

/// What goes out beside the sentence: labels as messages, values as they are.
fn details(view: &View<'_>, change: &Change) -> Vec<(&'static str, String)> {
    let region = view.model.facts.region().map(ToString::to_string).unwrap_or_default();
    match change {
        Change::CreateIdentity { domain } => vec![
            ("screen-identity", domain.to_string()),
            ("screen-region", region),
            ("screen-dkim", "Easy DKIM, RSA_2048_BIT".to_owned()),
        ],
        Change::StartDkim { domain } => vec![
            ("screen-identity", domain.to_string()),
            ("screen-region", region),
            ("screen-dkim", "Easy DKIM (AWS_SES)".to_owned()),
        ],
        Change::EnableSigning { domain } => {
            vec![("screen-identity", domain.to_string()), ("screen-region", region)]
        }
        Change::RememberChoices { tags, .. } => {
            let tag = |tag: &Tag| ("screen-tag", format!("{} = {}", tag.key, tag.value));
            [("screen-region", region)].into_iter().chain(tags.iter().map(tag)).collect()
        }
        Change::SetMailFrom { before, .. } => {
            let replaced = before.as_ref().map(|before| match before.rejects {
                true => format!("{} ({})", before.domain, before.behavior()),
                false => before.domain.to_string(),
            });
            [
                Some(("screen-region", region)),
                replaced.map(|before| ("screen-replaced", before)),
                Some(("screen-mx-failure", "USE_DEFAULT_VALUE".to_owned())),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        Change::SendMail { from, source_arn, .. } => {
            vec![("screen-from", from.to_string()), ("screen-identity", source_arn.clone())]
        }
        Change::InviteTestUser { user_pool, .. } => {
            let pool = view.model.facts.user_pool(user_pool);
            let row = |trigger: Trigger| ("screen-trigger", format!("{} {}", trigger.name, trigger.function));
            pool.map(provable::triggers).unwrap_or_default().into_iter().map(row).collect()
        }
        // Its sentence says all.
        Change::DeleteTestUser { .. } => Vec::new(),
        Change::PublishRecords { .. }
        | Change::TakeBackRecords { .. }
        | Change::RequestProduction(_)
        | Change::BindPool(_)
        | Change::RestorePool(_) => Vec::new(),
    }
}

/// The zone's name beside the id in the sentence.
fn zone(view: &View<'_>, id: &HostedZoneId) -> Page {
    let zones = view.model.facts.hosted_zones().unwrap_or_default();
    let listed = zones.iter().find(|zone| zone.id == *id);
    listed.map_or_else(Page::default, |zone| rows(view, &[("screen-hosted-zone", zone.name.to_string())]))
}

/// Labels in one column, values behind them.
pub fn rows(view: &View<'_>, rows: &[(&'static str, String)]) -> Page {
    let labels: Vec<String> = rows.iter().map(|(id, _)| view.say(id)).collect();
    let column = labels.iter().map(|label| wrap::width(label)).max().unwrap_or(0) + 4;
    let mut page = Page::default();
    for ((_, value), label) in rows.iter().zip(&labels) {
        let lead = Span::styled(wrap::pad(&format!("  {label}"), column), view.look.theme.dim);
        page.hanging(lead, column, value, view.width, view.look.theme.plain);
    }
    page
}

/// The whole request as the reviewers will read it.
fn request_text(view: &View<'_>, request: &ProductionRequest) -> Page {
    let mut page = rows(
        view,
        &[
            ("screen-website", request.website.clone()),
            ("screen-contact", request.contact.clone()),
            ("screen-contact-language", language(view, &request.contact_language)),
            ("screen-mail-type", "TRANSACTIONAL".to_owned()),
        ],
    );
    page.gap();
    page.text(&request.use_case, view.width, view.look.theme.plain);
    page
}

/// In words where it is one of those offered.
fn language(view: &View<'_>, code: &str) -> String {
    match CONTACT_LANGUAGES.contains(&code) {
        true => view.say(&format!("field-contact-language-{code}")),
        false => code.to_owned(),
    }
}

/// The name of the pool or the user, where it must be typed before Enter takes effect.
fn typed(view: &View<'_>, preview: &Preview) -> Page {
    let mut page = Page::default();
    let Some(input) = &preview.typed else { return page };
    for change in &preview.changes {
        if let Change::BindPool(binding) = change
            && let Some(pool) = view.model.facts.user_pool(&binding.user_pool)
        {
            page.append(pools::held(view, pool));
        }
    }
    let asked = match preview.changes.as_slice() {
        [Change::DeleteTestUser { made: Some(made), .. }] => {
            view.say_with("screen-type-user-name", &[("username", Arg::Text(made.username.clone()))])
        }
        _ => view.say("screen-type-name"),
    };
    page.text(&asked, view.width, view.look.theme.strong);
    let lead = Span::styled(format!("{} ", view.look.glyphs.cursor), view.look.theme.strong);
    fields::line(view, &mut page, lead, 2, input, view.width.saturating_sub(2));
    page
}
