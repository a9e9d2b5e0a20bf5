//! What SES and a receiver would conclude of each record: the oracle. Read from the zone's lines
//! as the RFCs and the SES developer guide say, and never through the code that is tested.

use std::collections::BTreeMap;

use crate::mutants::record::{Record, ZONE};
use crate::mutants::{dmarc, spf};

/// Where the mail of the tests bounces to.
const MAIL_FROM: &str = "bounce.example.org";
/// SES asks for exactly one MX, and for this one in us-east-1 (developer guide, "Using a custom
/// MAIL FROM domain").
const FEEDBACK: &str = "feedback-smtp.us-east-1.amazonses.com";

/// By record id; two zones with equal conclusions serve alike.
pub fn conclude(zone: &[Record], tokens: &[&str]) -> BTreeMap<String, String> {
    let dkim =
        tokens.iter().enumerate().map(|(index, token)| (format!("dkim-{}", index + 1), dkim(zone, token)));
    let mut conclusions: BTreeMap<String, String> = dkim.collect();
    conclusions.insert("mail-from-mx".to_owned(), mx(zone));
    conclusions.insert("mail-from-spf".to_owned(), spf::conclude(&texts(zone, MAIL_FROM)));
    conclusions.insert("dmarc".to_owned(), dmarc::conclude(&texts(zone, &format!("_dmarc.{ZONE}"))));
    conclusions
}

/// All that stands at a name, in the place of what its CNAME says (RFC 1034, section 3.6.2).
fn look_up<'a>(zone: &'a [Record], name: &str, rtype: &str) -> (String, Vec<&'a Record>) {
    let mut at = name.to_lowercase();
    for _ in 0..8 {
        let alias = zone.iter().find(|record| record.rtype == "CNAME" && record.name() == at);
        match alias {
            Some(alias) => at = alias.text().to_lowercase(),
            None => break,
        }
    }
    let found = zone.iter().filter(|record| record.rtype == rtype && record.name() == at).collect();
    (at, found)
}

fn texts(zone: &[Record], name: &str) -> Vec<String> {
    look_up(zone, name, "TXT").1.into_iter().map(Record::text).collect()
}

/// The name must lead to the key that SES keeps for this token (developer guide, "Easy DKIM").
fn dkim(zone: &[Record], token: &str) -> String {
    let (end, _) = look_up(zone, &format!("{token}._domainkey.{ZONE}"), "CNAME");
    let right = end == format!("{token}.dkim.amazonses.com");
    if right { "key found".to_owned() } else { "no key".to_owned() }
}

fn mx(zone: &[Record]) -> String {
    let (_, found) = look_up(zone, MAIL_FROM, "MX");
    let hosts: Vec<String> = found
        .iter()
        .filter_map(|record| record.text().split_once(' ').map(|(_, host)| host.to_lowercase()))
        .collect();
    let right = hosts.len() == 1 && hosts.iter().all(|host| host == FEEDBACK);
    if right { "SES takes the bounces".to_owned() } else { "not SES alone".to_owned() }
}
