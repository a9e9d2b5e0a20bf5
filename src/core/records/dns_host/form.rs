//! A record as the fields of a DNS host's form.

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;
use crate::core::kinds::presentation::quoted;
use crate::core::kinds::record::Wanted;

use super::{DnsHost, Dot, HostPart, Priority, Quotes};

/// What a part is, for hosts whose own word for it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The host part, in the one form that this host takes.
    Host,
    /// The host part, where the host adds the zone itself.
    HostRelative,
    /// The whole name, where it does not.
    HostFull,
    Value,
    /// Priority and mail server in one field.
    PriorityAndServer,
    Priority,
    MailServer,
    /// The mail server, where the priority has a field of its own.
    MailServerApart,
    /// The whole record as a line of text.
    Line,
}

impl PartKind {
    pub const ALL: [PartKind; 9] = [
        Self::Host,
        Self::HostRelative,
        Self::HostFull,
        Self::Value,
        Self::PriorityAndServer,
        Self::Priority,
        Self::MailServer,
        Self::MailServerApart,
        Self::Line,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::HostRelative => "host-relative",
            Self::HostFull => "host-full",
            Self::Value => "value",
            Self::PriorityAndServer => "priority-and-server",
            Self::Priority => "priority",
            Self::MailServer => "mail-server",
            Self::MailServerApart => "mail-server-apart",
            Self::Line => "line",
        }
    }
}

/// One field to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    /// The host's own word for the field.
    pub label: Option<String>,
    /// Alone and whole, as it is to be entered.
    pub value: String,
}

/// The fields in the order in which a form has them. Of an unknown host, or of what is not known
/// of a host, both forms stand one after the other.
pub fn parts(host: Option<&DnsHost>, wanted: &Wanted, zone: Option<&Name>) -> Vec<Part> {
    let relative = zone.and_then(|zone| wanted.name.relative_to(zone));
    if let Some(line) = host.and_then(|host| line(host, wanted, relative.as_deref())) {
        return vec![Part { kind: PartKind::Line, label: None, value: line }];
    }
    let mut parts = name(host, wanted, relative);
    parts.extend(match wanted.rtype {
        RecordType::Mx => mail_server(host, &wanted.value),
        _ => vec![value(host, wanted)],
    });
    parts
}

fn name(host: Option<&DnsHost>, wanted: &Wanted, relative: Option<String>) -> Vec<Part> {
    let label = host.and_then(|host| host.fields.name.clone());
    let part = |kind, value: String| Part { kind, label: label.clone(), value };
    let full = wanted.name.to_string();
    match (host.and_then(|host| host.host_part), relative) {
        (Some(HostPart::Relative), Some(relative)) => vec![part(PartKind::Host, relative)],
        (None, Some(relative)) => {
            vec![part(PartKind::HostRelative, relative), part(PartKind::HostFull, full)]
        }
        (_, None) => vec![part(PartKind::Host, full)],
    }
}

fn value(host: Option<&DnsHost>, wanted: &Wanted) -> Part {
    let fields = host.map(|host| &host.fields);
    let (label, value) = match wanted.rtype {
        RecordType::Cname => (fields.and_then(|fields| fields.cname.clone()), dotted(host, &wanted.value)),
        _ => {
            let in_quotes = host.is_some_and(|host| host.quotes == Some(Quotes::Required));
            let text = if in_quotes { quoted(&wanted.value) } else { wanted.value.clone() };
            (fields.and_then(|fields| fields.txt.clone()), text)
        }
    };
    Part { kind: PartKind::Value, label, value }
}

fn mail_server(host: Option<&DnsHost>, value: &str) -> Vec<Part> {
    let Some((priority, server)) = value.split_once(' ') else { return Vec::new() };
    let fields = host.map(|host| &host.fields);
    let server_label = fields.and_then(|fields| fields.mx.clone());
    let server = dotted(host, server);
    let whole =
        |label| Part { kind: PartKind::PriorityAndServer, label, value: format!("{priority} {server}") };
    let own = |kind, label, value: &str| Part { kind, label, value: value.to_owned() };
    let priority_label = fields.and_then(|fields| fields.priority.clone());
    match host.and_then(|host| host.priority) {
        Some(Priority::InValue) => vec![whole(server_label)],
        Some(Priority::Own) => vec![
            own(PartKind::MailServer, server_label, &server),
            own(PartKind::Priority, priority_label, priority),
        ],
        None => vec![
            whole(None),
            own(PartKind::MailServerApart, server_label, &server),
            own(PartKind::Priority, priority_label, priority),
        ],
    }
}

fn dotted(host: Option<&DnsHost>, value: &str) -> String {
    let dot = host.is_some_and(|host| host.dot == Some(Dot::Required));
    if dot { format!("{value}.") } else { value.to_owned() }
}

fn line(host: &DnsHost, wanted: &Wanted, relative: Option<&str>) -> Option<String> {
    let lines = host.lines.as_ref()?;
    let (pattern, target) = match wanted.rtype {
        RecordType::Cname => (&lines.cname, wanted.value.as_str()),
        RecordType::Txt => (&lines.txt, ""),
        _ => return None,
    };
    let filled =
        pattern.replace("{host}", relative?).replace("{target}", target).replace("{text}", &wanted.value);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::record::RecordId;
    use crate::core::records::dns_host::of;

    fn wanted(id: RecordId, name: &str, rtype: RecordType, value: &str) -> Wanted {
        Wanted { id, name: Name::from_answer(name), rtype, value: value.to_owned(), required: true }
    }

    fn shown(server: &str, wanted: &Wanted) -> Vec<(String, String)> {
        let zone = Name::from_answer("example.com");
        let parts = parts(of(&[Name::from_answer(server)]), wanted, Some(&zone));
        let label = |part: &Part| part.label.clone().unwrap_or_else(|| part.kind.code().to_owned());
        parts.iter().map(|part| (label(part), part.value.clone())).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn each_host_gets_what_its_form_takes() {
        let mx = wanted(
            RecordId::MailFromMx,
            "bounce.example.com",
            RecordType::Mx,
            "10 feedback-smtp.us-east-1.amazonses.com",
        );
        let server = "feedback-smtp.us-east-1.amazonses.com";
        let dotted = "feedback-smtp.us-east-1.amazonses.com.";
        assert_eq!(
            shown("ns1-01.azure-dns.com", &mx),
            pairs(&[("Name", "bounce"), ("Mail Exchange", server), ("Preference", "10")])
        );
        assert_eq!(
            shown("dns19.ovh.net", &mx),
            pairs(&[("Sub-domain", "bounce"), ("Target", dotted), ("Priority", "10")])
        );
        assert_eq!(
            shown("ns-9.awsdns-01.org", &mx),
            pairs(&[("Record name", "bounce"), ("Value", &format!("10 {server}"))])
        );
        assert_eq!(
            shown("01.dnsv.jp", &mx),
            pairs(&[("ホスト名", "bounce"), ("VALUE", server), ("優先", "10")])
        );
        assert_eq!(
            shown("ns1.value-domain.com", &mx),
            pairs(&[
                ("host-relative", "bounce"),
                ("host-full", "bounce.example.com"),
                ("priority-and-server", &format!("10 {dotted}")),
                ("mail-server-apart", dotted),
                ("priority", "10"),
            ])
        );
    }

    #[test]
    fn a_text_is_quoted_only_where_the_host_wants_it() {
        let spf = wanted(RecordId::MailFromSpf, "bounce.example.com", RecordType::Txt, "v=spf1 ~all");
        assert_eq!(shown("ns-9.awsdns-01.org", &spf)[1].1, "\"v=spf1 ~all\"");
        assert_eq!(shown("ada.ns.cloudflare.com", &spf)[1], ("Content".to_owned(), "v=spf1 ~all".to_owned()));
        assert_eq!(shown("ns1.value-domain.com", &spf), pairs(&[("line", "txt bounce v=spf1 ~all")]));
    }

    #[test]
    fn of_an_unknown_host_both_forms_are_shown() {
        let mx = wanted(RecordId::MailFromMx, "bounce.example.com", RecordType::Mx, "10 mail.example.net");
        let both = pairs(&[
            ("host-relative", "bounce"),
            ("host-full", "bounce.example.com"),
            ("priority-and-server", "10 mail.example.net"),
            ("mail-server-apart", "mail.example.net"),
            ("priority", "10"),
        ]);
        assert_eq!(shown("ns1.example.net", &mx), both);
        // Known by name, but not by its form.
        assert_eq!(shown("ns1.dns.ne.jp", &mx), both);
    }
}
