//! The six records: three DKIM CNAMEs, the MAIL FROM MX and SPF, and DMARC; and where chosen the
//! sender's own SPF.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup::{identity, mail_from};
use crate::core::kinds::aws::{Identity, MailFrom, Verification};
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::record::{RecordId, Wanted};

use super::{MAIL_FROM_SPF, mx, sender_spf};

/// The weakest policy, and nothing that a mailbox would have to receive.
pub const DMARC: &str = "v=DMARC1; p=none";

const DKIM_IDS: [RecordId; 3] = [RecordId::Dkim1, RecordId::Dkim2, RecordId::Dkim3];

/// In the order of [`RecordId::ALL`]; what is not decided yet is absent.
pub fn records(facts: &Facts, choices: &Choices) -> Vec<Wanted> {
    let (Some(domain), Some(region)) = (choices.identity_domain(), facts.region()) else {
        return Vec::new();
    };
    let Some(identity) = identity(facts, choices) else {
        return Vec::new();
    };
    let mut records = dkim(identity, domain, region);
    // A name that SES would refuse is nowhere to put records: at the domain itself they would take
    // its mail away.
    let inside = |name: &Name| name.is_within(domain) && name != domain;
    if let Some(mail_from) = mail_from(facts, choices).filter(inside) {
        records.push(Wanted {
            id: RecordId::MailFromMx,
            name: mail_from.clone(),
            rtype: RecordType::Mx,
            value: format!("10 {}", mx::feedback_host(&mx_region(facts, identity, &mail_from, region))),
            required: true,
        });
        records.push(Wanted {
            id: RecordId::MailFromSpf,
            name: mail_from,
            rtype: RecordType::Txt,
            value: MAIL_FROM_SPF.to_owned(),
            required: true,
        });
    }
    records.push(Wanted {
        id: RecordId::Dmarc,
        name: domain.child("_dmarc"),
        rtype: RecordType::Txt,
        value: DMARC.to_owned(),
        required: true,
    });
    records.extend(sender_spf::record(facts, choices));
    records
}

/// One MX may serve several Regions (SES developer guide, "Regions and Amazon SES"): one that SES has
/// verified here stays as it is.
fn mx_region(facts: &Facts, identity: &Identity, mail_from: &Name, own: &Region) -> Region {
    let is_verified =
        |at_ses: &MailFrom| at_ses.domain == *mail_from && at_ses.status == Verification::Success;
    let verified = identity.mail_from.as_ref().is_some_and(is_verified);
    verified.then(|| mx::region_at(facts, mail_from)).flatten().unwrap_or_else(|| own.clone())
}

/// Only Easy DKIM has three CNAMEs; with one's own key or as a replica there is nothing to
/// publish here.
fn dkim(identity: &Identity, domain: &Name, region: &Region) -> Vec<Wanted> {
    if identity.dkim.origin != "AWS_SES" || identity.dkim.tokens.len() != DKIM_IDS.len() {
        return Vec::new();
    }
    let zone = identity.dkim.signing_hosted_zone.clone().unwrap_or_else(|| fallback_signing_zone(region));
    DKIM_IDS
        .into_iter()
        .zip(&identity.dkim.tokens)
        .map(|(id, token)| Wanted {
            id,
            name: domain.child("_domainkey").child(token),
            rtype: RecordType::Cname,
            value: zone.child(token).to_string(),
            required: true,
        })
        .collect()
}

/// For answers of before December 2025, which lack `SigningHostedZone` (AWS General Reference,
/// "DKIM domains").
pub fn fallback_signing_zone(region: &Region) -> Name {
    const OWN_ZONE: [&str; 11] = [
        "af-south-1",
        "ap-northeast-3",
        "ap-south-2",
        "ap-southeast-3",
        "ap-southeast-5",
        "ca-west-1",
        "eu-central-2",
        "eu-south-1",
        "il-central-1",
        "me-central-1",
        "us-gov-east-1",
    ];
    if OWN_ZONE.contains(&region.as_str()) {
        Name::from_answer(&format!("dkim.{region}.amazonses.com"))
    } else {
        Name::from_answer("dkim.amazonses.com")
    }
}
