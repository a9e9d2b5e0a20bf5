//! Names of directories. What AWS, DNS or a URL gave never leads out of the state directory.

use crate::core::effect::SetupKey;
use crate::core::name::{Name, Region};
use crate::core::situation::Endpoint;

/// `aws`, or the endpoint's host and port as `127.0.0.1-5000`.
pub fn endpoint(endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::Aws => "aws".to_owned(),
        Endpoint::Url(url) => {
            let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
            let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let host_port = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
            let bare = host_port.replace(['[', ']'], "");
            let has_port = host_port.rsplit(':').next().is_some_and(|port| {
                host_port.contains(':') && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
            }) && (!host_port.starts_with('[') || host_port.contains("]:"));
            let port = if scheme.eq_ignore_ascii_case("http") { "80" } else { "443" };
            let named = if has_port { bare } else { format!("{bare}-{port}") };
            escape(&named.replace(':', "-"))
        }
    }
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
        let name = |url: &str| endpoint(&Endpoint::Url(url.to_owned()));
        assert_eq!(name("http://127.0.0.1:5000"), "127.0.0.1-5000");
        assert_eq!(name("http://localhost/path"), "localhost-80");
        assert_eq!(name("https://user:secret@Emulator.example:4566/"), "emulator.example-4566");
        assert_eq!(name("http://[::1]:8080"), "--1-8080");
        assert_eq!(name("http://[::1]"), "--1-80");
        assert_eq!(endpoint(&Endpoint::Aws), "aws");
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
        assert_eq!(endpoint(&Endpoint::Url("http://../..".to_owned())), "%2E.-80");
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
