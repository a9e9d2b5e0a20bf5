//! What to enter at the DNS host: its fields by its own names for them, each value alone on its
//! line from the first column on, so that copying with the mouse takes nothing else.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordView;
use crate::core::records::dns_host::{self, DnsHost, Note, Part, PartKind};
use crate::core::records::stands;

use super::findings;
use super::page::Page;
use super::view::View;

pub fn page(view: &View<'_>, record: &RecordView) -> Page {
    let (host, zone) = dns_host::of_record(&view.model.facts, &record.wanted);
    form(view, record, host, zone.as_ref())
}

/// The record as this host's form asks for it.
pub fn form(view: &View<'_>, record: &RecordView, host: Option<&DnsHost>, zone: Option<&Name>) -> Page {
    let parts = dns_host::parts(host, &record.wanted, zone);
    let mut page = at(view, record, host);
    let marked = view.model.opened.then(|| view.model.part.min(parts.len().saturating_sub(1)));
    for (index, part) in parts.iter().enumerate() {
        field(view, &mut page, part, zone, marked.map(|marked| marked == index));
    }
    if !stands(record) {
        page.join(notes(view, record, host, &parts, zone));
    }
    page
}

/// `Cloudflare  CNAME`: where, and the type to choose there.
fn at(view: &View<'_>, record: &RecordView, host: Option<&DnsHost>) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    let label = view.say("screen-record-type");
    let mut spans = vec![
        Span::styled(format!("{label}  "), theme.dim),
        Span::styled(record.wanted.rtype.as_str(), theme.strong),
    ];
    if let Some(host) = host {
        let at = view.say_with("screen-at-host", &[("host", Arg::Text(host.name.clone()))]);
        spans.push(Span::styled(format!("  {at}"), theme.dim));
    }
    page.spans(spans);
    page
}

/// The label on a line, the value below it; the one that `c` copies is marked.
fn field(view: &View<'_>, page: &mut Page, part: &Part, zone: Option<&Name>, marked: Option<bool>) {
    let theme = &view.look.theme;
    let label = label(view, part, zone);
    let (lead, style): (String, Style) = match marked {
        Some(true) => (format!("{} ", view.look.glyphs.cursor), theme.strong),
        Some(false) => ("  ".to_owned(), theme.dim),
        None => (String::new(), theme.dim),
    };
    if marked == Some(true) {
        page.anchor = Some(page.lines.len() + 1);
    }
    let indent = lead.chars().count();
    page.hanging(Span::styled(lead, style), indent, &label, view.width, style);
    page.value(&part.value, view.width, theme.strong);
}

/// The host's own word; where both forms stand, with what tells them apart.
fn label(view: &View<'_>, part: &Part, zone: Option<&Name>) -> String {
    let plain = matches!(
        part.kind,
        PartKind::Host | PartKind::Value | PartKind::MailServer | PartKind::Priority | PartKind::Line
    );
    let zone = zone.map(ToString::to_string).unwrap_or_default();
    match &part.label {
        Some(label) if plain => label.clone(),
        _ => {
            let id = format!("screen-part-{}", part.kind.code());
            view.say_with(&id, &[("zone", Arg::Text(zone))])
        }
    }
}

/// What a form does not ask and a person has to know.
fn notes(
    view: &View<'_>,
    record: &RecordView,
    host: Option<&DnsHost>,
    parts: &[Part],
    zone: Option<&Name>,
) -> Page {
    let mut page = Page::default();
    let mut say = |text: &str| page.text(text, view.width, view.look.theme.plain);
    let is_mx = record.wanted.rtype == RecordType::Mx;
    if host.is_some_and(|host| host.proxy) && record.wanted.rtype == RecordType::Cname {
        say(&view.say("screen-host-note-proxy-off"));
    }
    for note in host.map(|host| host.notes.as_slice()).unwrap_or_default() {
        if !matches!(note, Note::CustomMx | Note::MxLine) || is_mx {
            say(&view.say(&format!("screen-host-note-{}", note.code())));
        }
    }
    if host.is_some_and(DnsHost::is_form_unchecked) {
        say(&view.say("screen-host-unchecked"));
    }
    let told = view.about(record.wanted.id).is_some_and(findings::is_urgent);
    if !told && parts.iter().any(|part| part.kind == PartKind::HostFull) {
        let zone = zone.map(ToString::to_string).unwrap_or_default();
        say(&view.say_with("screen-host-check", &[("zone", Arg::Text(zone))]));
    }
    page
}
