//! Choices as tags of the identity, so that a colleague's wizard finds them with the domain alone.
//!
//! A tag is what AWS shows, and counts after flags and the choices file. It proposes: nothing is
//! written on the word of a tag alone.

use super::Facts;
use super::choices::{Choices, Publish};
use super::journal::{Fate, deeds};
use crate::core::kinds::address::{self, Sender};
use crate::core::kinds::aws::{Identity, Tag};
use crate::core::kinds::change::Change;
use crate::core::kinds::control_characters::steers;
use crate::core::kinds::name::{HostedZoneId, Name, UserPoolId};

/// What every key of this program begins with.
pub const PREFIX: &str = "sendoff:";
const FROM: &str = "sendoff:from";
const MAIL_FROM: &str = "sendoff:mail-from";
const DNS: &str = "sendoff:dns";
const HOSTED_ZONES: &str = "sendoff:hosted-zones";
const USER_POOLS: &str = "sendoff:user-pools";
const LONGEST_VALUE: usize = 256;

/// The choices that an identity's tags keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    pub from: Option<Sender>,
    pub mail_from: Option<Name>,
    pub publish: Option<Publish>,
    pub hosted_zones: Vec<HostedZoneId>,
    pub user_pools: Vec<UserPoolId>,
    /// Tags under this program's keys that say nothing it could use.
    pub unreadable: Vec<Tag>,
}

impl Remembered {
    /// The keys of the tags that stand in for what nobody chose here and AWS does not show otherwise.
    /// `sends`: the chosen user pool sends through SES already.
    pub fn used(&self, choices: &Choices, identity: &Identity, sends: bool) -> Vec<&'static str> {
        let standing = || identity.mail_from.as_ref().map(|mail_from| &mail_from.domain);
        let mail_from = choices.mail_from.as_ref().or_else(standing);
        let uses = [
            (FROM, choices.from.is_none() && !sends && self.from.is_some()),
            (MAIL_FROM, mail_from.is_none() && self.mail_from.is_some()),
            (DNS, choices.publish.is_none() && self.publish.is_some()),
            (HOSTED_ZONES, choices.hosted_zones.is_empty() && !self.hosted_zones.is_empty()),
            (USER_POOLS, choices.user_pools.is_empty() && !self.user_pools.is_empty()),
        ];
        uses.into_iter().filter_map(|(key, is_used)| is_used.then_some(key)).collect()
    }
}

/// What the tags of this identity keep. Keys of newer versions are passed over.
pub fn read(identity: &Identity) -> Remembered {
    let mut remembered = Remembered::default();
    for tag in &identity.tags {
        if take(&mut remembered, tag, &Name::from_answer(&identity.name)).is_none() {
            remembered.unreadable.push(tag.clone());
        }
    }
    remembered
}

/// `None` where the value cannot be meant.
fn take(remembered: &mut Remembered, tag: &Tag, domain: &Name) -> Option<()> {
    let text = || decode(&tag.value);
    match tag.key.as_str() {
        FROM => {
            let sender = address::sender(&text()?).ok()?;
            remembered.from = Some(Some(sender).filter(|from| from.address.domain.is_within(domain))?);
        }
        MAIL_FROM => {
            let name = address::domain(&text()?).ok()?;
            remembered.mail_from = Some(Some(name).filter(|name| name != domain && name.is_within(domain))?);
        }
        DNS => {
            remembered.publish = Some(match tag.value.as_str() {
                "route53" => Publish::Route53,
                "manual" => Publish::Manual,
                _ => return None,
            });
        }
        HOSTED_ZONES => remembered.hosted_zones = list(&text()?, HostedZoneId::parse)?,
        USER_POOLS => remembered.user_pools = list(&text()?, UserPoolId::parse)?,
        _ => {}
    }
    Some(())
}

fn list<T>(text: &str, parse: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split_whitespace().map(parse).collect()
}

/// The tags that are to be written: those of choices that AWS keeps otherwise or not at all. None
/// unless that was chosen, and none on an identity that this program did not make.
pub fn due(facts: &Facts, choices: &Choices, identity: &Identity) -> Vec<Tag> {
    if choices.remember_in_aws != Some(true) || !is_ours(facts, identity) {
        return Vec::new();
    }
    let stands = |tag: &Tag| identity.tags.contains(tag);
    tags(choices).into_iter().filter(|tag| !stands(tag)).collect()
}

/// The identity's tags under the keys of these.
pub fn under(identity: &Identity, tags: &[Tag]) -> Vec<Tag> {
    let is_same = |standing: &&Tag| tags.iter().any(|tag| tag.key == standing.key);
    identity.tags.iter().filter(is_same).cloned().collect()
}

/// Made by this program: the journal of this machine says so, or its tags stand on it already.
pub fn is_ours(facts: &Facts, identity: &Identity) -> bool {
    let made = |change: &Change, fate: &Fate<'_>| {
        matches!(change, Change::CreateIdentity { domain } if domain.as_str() == identity.name)
            && matches!(fate, Fate::Done(outcome) if !outcome.already)
    };
    identity.tags.iter().any(|tag| tag.key.starts_with(PREFIX))
        || deeds(&facts.journal).iter().any(|deed| made(deed.change, &deed.fate))
}

/// The keys of choices that were made and are too long for a tag.
pub fn too_long(choices: &Choices) -> Vec<&'static str> {
    made(choices).filter(|(_, value)| encode(value).is_none()).map(|(key, _)| key).collect()
}

/// Every choice that was made and that a tag can hold.
fn tags(choices: &Choices) -> Vec<Tag> {
    made(choices)
        .filter_map(|(key, value)| Some(Tag { key: key.to_owned(), value: encode(&value)? }))
        .collect()
}

fn made(choices: &Choices) -> impl Iterator<Item = (&'static str, String)> {
    let list = |ids: Vec<&str>| (!ids.is_empty()).then(|| ids.join(" "));
    let publish = choices.publish.map(|publish| match publish {
        Publish::Route53 => "route53".to_owned(),
        Publish::Manual => "manual".to_owned(),
    });
    [
        (FROM, choices.from.as_ref().map(ToString::to_string)),
        (MAIL_FROM, choices.mail_from.as_ref().map(ToString::to_string)),
        (DNS, publish),
        (HOSTED_ZONES, list(choices.hosted_zones.iter().map(HostedZoneId::as_str).collect())),
        (USER_POOLS, list(choices.user_pools.iter().map(UserPoolId::as_str).collect())),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
}

/// A tag's value holds letters, digits, white space and `_ . : / = + -` (SESv2 API reference, `Tag`).
/// Letters that Japanese names are written in stay readable; every byte of anything else becomes
/// `=` and two digits, as in quoted-printable (RFC 2045, section 6.7). `None` where it gets too long.
fn encode(text: &str) -> Option<String> {
    let mut value = String::new();
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '_' | '.' | ':' | '/' | '+' | '-' => value.push(c),
            'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '一'..='鿿' => value.push(c),
            c => {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| value += &format!("={byte:02X}"));
            }
        }
    }
    (value.chars().count() <= LONGEST_VALUE).then_some(value)
}

/// `None` for what [`encode`] cannot have written, or what would steer a terminal.
fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('=') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let digits = rest.get(at + 1..at + 3)?;
        bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| !digits.contains('+'))?);
        rest = &rest[at + 3..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok().filter(|text| !text.contains(steers))
}

#[cfg(test)]
mod tests;
