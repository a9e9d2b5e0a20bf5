//! XML as Route 53 and STS write it.

use quick_xml::escape::escape;

use crate::core::kinds::record::RecordSet;
use crate::rehearsal::world::Zone;
use crate::rehearsal::world::route53::{Hosted, Submitted, stored_name};

pub const NAMESPACE: &str = "https://route53.amazonaws.com/doc/2013-04-01/";

/// A whole document around `body`, which is XML already.
pub fn document(root: &str, namespace: &str, body: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{namespace}\">{body}</{root}>")
}

/// An element around text.
pub fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", escape(text))
}

pub fn hosted_zone(zone: &Zone, hosted: &Hosted) -> String {
    let config = format!(
        "<Config>{}{}</Config>",
        element("Comment", &hosted.comment),
        element("PrivateZone", if hosted.private { "true" } else { "false" })
    );
    let linked = hosted.linked_service.as_ref().map_or_else(String::new, |service| {
        format!("<LinkedService>{}</LinkedService>", element("ServicePrincipal", service))
    });
    let features = if hosted.locked {
        let status = element("AcceleratedRecoveryStatus", "ENABLING_HOSTED_ZONE_LOCKED");
        format!("<Features>{status}</Features>")
    } else {
        String::new()
    };
    format!(
        "<HostedZone>{}{}{}{config}{}{linked}{features}</HostedZone>",
        element("Id", &format!("/hostedzone/{}", hosted.id)),
        element("Name", &zone.apex.fqdn()),
        element("CallerReference", &format!("rehearsal-{}", hosted.id)),
        element("ResourceRecordSetCount", &zone.sets.len().to_string()),
    )
}

pub fn delegation_set(hosted: &Hosted) -> String {
    let servers: String =
        hosted.name_servers.iter().map(|host| element("NameServer", host.as_str())).collect();
    format!("<DelegationSet><NameServers>{servers}</NameServers></DelegationSet>")
}

pub fn record_set(set: &RecordSet) -> String {
    let mut body = element("Name", &stored_name(&set.name)) + &element("Type", &set.rtype);
    if let Some(id) = &set.set_identifier {
        body += &element("SetIdentifier", id);
        body += &element("Weight", "10");
    }
    if set.alias {
        let target = set.values.first().map(String::as_str).unwrap_or_default();
        body += &format!(
            "<AliasTarget>{}{}{}</AliasTarget>",
            element("HostedZoneId", "Z2FDTNDATAQYW2"),
            element("DNSName", target),
            element("EvaluateTargetHealth", "false")
        );
    } else {
        body += &element("TTL", &set.ttl.unwrap_or_default().to_string());
        let values: String = set
            .values
            .iter()
            .map(|value| format!("<ResourceRecord>{}</ResourceRecord>", element("Value", value)))
            .collect();
        body += &format!("<ResourceRecords>{values}</ResourceRecords>");
    }
    format!("<ResourceRecordSet>{body}</ResourceRecordSet>")
}

pub fn change_info(change: &Submitted, status: &str) -> String {
    let comment = change.comment.as_ref().map_or_else(String::new, |comment| element("Comment", comment));
    format!(
        "<ChangeInfo>{}{}{}{comment}</ChangeInfo>",
        element("Id", &format!("/change/{}", change.id)),
        element("Status", status),
        element("SubmittedAt", &change.at.to_string()),
    )
}
