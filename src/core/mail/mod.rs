//! SPF and DMARC as their RFCs have them: no AWS, no facts of a set-up.

pub mod dmarc;
pub mod spf;
