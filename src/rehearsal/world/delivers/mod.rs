//! Whether a mail that a user pool sends now would arrive, by what stands in this world and by nothing
//! else: no finding of the program has a say in it, so that the program can be measured against it.

mod cognito;
mod dmarc;
mod policy;
mod receiver;
mod resolvers;
mod signed;
mod spf;

use super::World;
use super::ses::Unsendable;
use crate::core::kinds::name::Name;

/// What becomes of one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Taken, sent, and proven to be its From domain's, by DKIM or by DMARC.
    Delivered,
    /// Cognito or SES takes no mail.
    Refused(Refused),
    /// Taken, and nobody gets it, or not where mail is read.
    Dropped(Dropped),
    /// It arrives, and nothing proves that it is the From domain's.
    Unsigned(Unsigned),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such user pool.
    NoPool,
    /// The mails of the shared sender for this day are used up.
    DefaultQuota,
    /// The shared sender may not use the identity that the pool names.
    NoPolicy,
    /// The ARN is not that of an identity of this account.
    NotOurs,
    /// User pools of this Region send through none of that Region's identities.
    Region,
    /// The named policy of the identity denies it.
    Policy(String),
    Ses(Unsendable),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A function of the pool's takes every mail.
    Function,
    /// The recipient is on SES's suppression list.
    Suppressed,
    /// The domain does not exist.
    NoDomain,
    /// No server answers for the domain.
    NotServed,
    /// The domain's DNSSEC signatures do not hold.
    Bogus,
    /// DMARC fails, and the record that applies asks to reject such mail, or to set it apart.
    Dmarc { quarantined: bool },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsigned {
    /// DKIM signing is switched off for this identity.
    SigningOff(String),
    /// SES has not verified the identity's DKIM, and signs nothing with it.
    NotVerified(String),
    /// No key is found at this name.
    KeyMissing(Name),
}

impl Delivery {
    pub fn is_delivered(&self) -> bool {
        *self == Self::Delivered
    }
}

type Verdict = Result<(), Delivery>;

impl From<Refused> for Delivery {
    fn from(why: Refused) -> Self {
        Self::Refused(why)
    }
}

impl From<Dropped> for Delivery {
    fn from(why: Dropped) -> Self {
        Self::Dropped(why)
    }
}

impl World {
    /// What becomes of a mail that this pool sends now to `recipient`, a bare address.
    pub fn would_deliver(&self, pool: &str, recipient: &str) -> Delivery {
        self.sent(pool, recipient).err().unwrap_or(Delivery::Delivered)
    }

    fn sent(&self, pool: &str, recipient: &str) -> Verdict {
        let Some(sender) = self.pool_sender(pool, recipient)? else { return Ok(()) };
        self.ses_takes(&sender, recipient)?;
        self.receiver_takes(&sender)
    }
}

#[cfg(test)]
mod tests;
