//! Names of directories. What AWS, DNS or a URL gave never leads out of the state directory.

use sha2::{Digest, Sha256};

use crate::core::kinds::endpoints::{self, Endpoints, Service, Whole};
use crate::core::kinds::name::{Name, Region};
use crate::core::wizard::effect::SetupKey;

/// `aws`, or one endpoint's host and port as `127.0.0.1-5000`. Where some services are real and some are
/// not, what is kept of one pair is of no other: `mixed+ses-127.0.0.1-5000`, each service that is not at
/// AWS. No host's name has a `+` in it here.
pub fn endpoints(endpoints: &Endpoints) -> String {
    match endpoints.whole() {
        Whole::Aws => "aws".to_owned(),
        Whole::At(url) => host_and_port(url),
        Whole::Mixed => {
            let part = |service: Service| {
                let url = endpoints.apart(service)?;
                Some(format!("+{}-{}", service.code(), host_and_port(url)))
            };
            let parts: String = Service::ALL.into_iter().filter_map(part).collect();
            if parts.len() <= LONGEST {
                return format!("mixed{parts}");
            }
            let sum = Sha256::digest(parts.as_bytes());
            format!("mixed+{}", sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>())
        }
    }
}

/// A file system takes no name of more than 255 bytes.
const LONGEST: usize = 200;

fn host_and_port(url: &str) -> String {
    escape(&endpoints::host_and_port(url).replace(['[', ']'], "").replace(':', "-"))
}

/// `<account>-<region>-<domain>`.
pub fn setup(setup: &SetupKey) -> String {
    escape(&format!("{}-{}-{}", setup.account, setup.region, setup.domain))
}

/// The domain in a directory's name, where account and Region are these.
pub fn domain(directory: &str, account: &str, region: &Region) -> Option<Name> {
    let domain = directory.strip_prefix(&escape(&format!("{account}-{region}-")))?;
    let name = Name::from_answer(&unescape(domain)?);
    (!name.as_str().is_empty()).then_some(name)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// Percent-encodes all but letters, digits, `-`, `_` and `.`; a leading dot as well.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, byte) in text.bytes().enumerate() {
        if is_plain(byte) && !(index == 0 && byte == b'.') {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_known_by_its_host_and_port() {
        let name = |url: &str| endpoints(&Endpoints::at(url));
        assert_eq!(name("http://127.0.0.1:5000"), "127.0.0.1-5000");
        assert_eq!(name("http://localhost/path"), "localhost-80");
        assert_eq!(name("https://user:secret@Emulator.example:4566/"), "emulator.example-4566");
        assert_eq!(name("http://[::1]:8080"), "--1-8080");
        assert_eq!(name("http://[::1]"), "--1-80");
        assert_eq!(endpoints(&Endpoints::default()), "aws");
    }

    #[test]
    fn what_is_kept_of_real_and_of_other_services_together_is_of_these_alone() {
        let local = || Some("http://127.0.0.1:5000".to_owned());
        let ses = Endpoints::default().with(Service::Ses, local());
        assert_eq!(endpoints(&ses), "mixed+ses-127.0.0.1-5000");
        let most = Endpoints::at("http://127.0.0.1:5000").with(Service::Cognito, None);
        assert_eq!(endpoints(&most), "mixed+sts-127.0.0.1-5000+ses-127.0.0.1-5000+route53-127.0.0.1-5000");
        let host = |letter: &str| Some(format!("http://{}:1", letter.repeat(190)));
        let [a, b] = ["a", "b"].map(|letter| endpoints(&ses.clone().with(Service::Sts, host(letter))));
        assert!(a.len() < 60 && a.starts_with("mixed+") && a != b, "{a} {b}");
        assert_eq!(a, endpoints(&ses.with(Service::Sts, host("a"))), "the same at each start");
        assert_ne!(endpoints(&Endpoints::at("http://mixed+ses-x")), "mixed+ses-x-80");
    }

    #[test]
    fn no_name_leads_out_of_the_directory() {
        let key = |domain: &str| SetupKey {
            account: "123456789012".to_owned(),
            region: Region::from("us-east-1"),
            domain: Name::from_answer(domain),
        };
        assert_eq!(setup(&key("example.com")), "123456789012-us-east-1-example.com");
        assert!(!setup(&key("../../etc")).contains('/'));
        assert_eq!(endpoints(&Endpoints::at("http://../..")), "%2E.-80");
    }

    #[test]
    fn a_domain_comes_back_out_of_its_directory_name() {
        let region = Region::from("us-east-1");
        let key = SetupKey {
            account: "123456789012".to_owned(),
            region: region.clone(),
            domain: Name::from_answer("a/b.example.com"),
        };
        assert_eq!(domain(&setup(&key), "123456789012", &region), Some(key.domain));
        assert_eq!(domain("123456789012-us-east-2-example.com", "123456789012", &region), None);
        assert_eq!(domain("123456789012-us-east-1-%zz", "123456789012", &region), None);
    }
}
