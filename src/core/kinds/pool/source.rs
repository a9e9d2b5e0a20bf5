//! What the mail of a pool goes out through, as its members say.

use serde_json::{Map, Value};

use crate::core::kinds::address::{self, Sender};
use crate::core::kinds::name::{Name, Region};

/// What the mail of a pool with `DEVELOPER` goes out through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `arn:PARTITION:ses:REGION:ACCOUNT:identity/NAME`
    pub arn: String,
    pub region: Region,
    pub account: String,
    /// The identity's domain: its name, or that of the address which it is.
    pub domain: Name,
    pub from: Sender,
    /// The pool's own configuration set.
    pub set: Option<String>,
}

impl Source {
    /// `None` where the pool names no identity, or does not say under which address it sends.
    pub fn of(email: &Map<String, Value>) -> Option<Self> {
        let said = |member: &str| email.get(member).and_then(Value::as_str).filter(|text| !text.is_empty());
        let arn = said("SourceArn").filter(|_| said("EmailSendingAccount") == Some("DEVELOPER"))?;
        let (place, name) = arn.split_once(":identity/")?;
        let ["arn", _, "ses", region, account] = place.split(':').collect::<Vec<_>>()[..] else {
            return None;
        };
        let bare = |address| Sender { display: None, address };
        // Without a From the mail of an address's identity comes from that address.
        let from = match said("From") {
            Some(from) => address::sender(from).ok().or_else(|| address::header_address(from).map(bare))?,
            None => bare(address::address(name).ok()?),
        };
        Some(Self {
            arn: arn.to_owned(),
            region: Region::parse(region)?,
            account: account.to_owned(),
            domain: Name::from_answer(name.rsplit_once('@').map_or(name, |(_, domain)| domain)),
            from,
            set: said("ConfigurationSet").map(str::to_owned),
        })
    }
}
