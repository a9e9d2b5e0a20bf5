//! The address of a website as `PutAccountDetails` takes it.

use crate::core::kinds::address::{self, InputError};

/// `WebsiteURL` of `PutAccountDetails`, in characters.
const LONGEST: usize = 1000;

/// `https://example.com/about` as typed or pasted: full width becomes ASCII, other scripts their ASCII form
/// in the host and percent-encoded bytes behind it (RFC 3986, section 2.1).
///
/// # Errors
/// What keeps AWS from opening it.
pub fn website(text: &str) -> Result<String, InputError> {
    let text = address::tidy(text);
    if text.is_empty() {
        return Err(InputError::Empty);
    }
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", &text));
    let scheme = scheme.to_ascii_lowercase();
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    // Somebody before an @ is an address, or a password that a reviewer would read.
    if !matches!(scheme.as_str(), "http" | "https")
        || authority.contains('@')
        || text.contains(char::is_whitespace)
    {
        return Err(InputError::NotAUrl);
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let is_port =
        port.parse::<u16>().is_ok_and(|port| port > 0) && port.bytes().all(|byte| byte.is_ascii_digit());
    if !(port.is_empty() || is_port) {
        return Err(InputError::NotAUrl);
    }
    let host = address::name(host).map_err(|error| match error {
        InputError::NotInADomain(_) | InputError::PublicSuffix => error,
        _ => InputError::NotAUrl,
    })?;
    if host.labels().next_back() == Some("localhost") {
        return Err(InputError::NotAUrl);
    }
    let port = if port.is_empty() { String::new() } else { format!(":{port}") };
    let url = format!("{scheme}://{host}{port}{}", encoded(path));
    if url.chars().count() > LONGEST { Err(InputError::TooLong) } else { Ok(url) }
}

/// What may not stand in a URL as it is; a percent sign stays, as it may have been encoded before.
fn encoded(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x80.. => {
                encoded += &format!("%{byte:02X}")
            }
            byte => encoded.push(char::from(byte)),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_narrowed_to_what_aws_can_open() {
        for (typed, wanted) in [
            ("https://example.com", "https://example.com"),
            ("example.com/about", "https://example.com/about"),
            ("HTTP://WWW.Example.COM./", "http://www.example.com/"),
            ("ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／ａｂｏｕｔ", "https://www.example.com/about"),
            ("ｈｔｔｐｓ：／／www.example.com", "https://www.example.com"),
            ("https://www。example。com", "https://www.example.com"),
            ("https://日本語.jp/会社?q=[1]", "https://xn--wgv71a119e.jp/%E4%BC%9A%E7%A4%BE?q=%5B1%5D"),
            ("https://example.com/%E4%BC%9A#top", "https://example.com/%E4%BC%9A#top"),
            ("\u{3000}https://example.com:8443/a\r\n", "https://example.com:8443/a"),
        ] {
            assert_eq!(website(typed).as_deref(), Ok(wanted), "{typed}");
            assert_eq!(website(wanted).as_deref(), Ok(wanted), "it stays as it is");
        }
    }

    #[test]
    fn what_is_no_public_website_is_refused_with_the_reason() {
        for (typed, error) in [
            ("", InputError::Empty),
            ("\u{3000}", InputError::Empty),
            ("ftp://example.com", InputError::NotAUrl),
            ("javascript:alert(1)", InputError::NotAUrl),
            ("https://localhost/", InputError::NotAUrl),
            ("https://app.localhost/", InputError::NotAUrl),
            ("https://example/", InputError::NotAUrl),
            ("https://192.0.2.1/", InputError::NotAUrl),
            ("https://127.1/", InputError::NotAUrl),
            ("https://[2001:db8::1]/", InputError::NotAUrl),
            ("https://example.com:0/", InputError::NotAUrl),
            ("https://example.com:http/", InputError::NotAUrl),
            ("https://ops＠example.com", InputError::NotAUrl),
            ("https://me:secret@example.com/", InputError::NotAUrl),
            ("https://exa mple.com", InputError::NotAUrl),
            ("https://example.com/a\u{3000}b", InputError::NotAUrl),
            ("https://co.jp", InputError::PublicSuffix),
            ("https://exa\u{2212}mple.com", InputError::NotInADomain('\u{2212}')),
            (&format!("https://example.com/{}", "a".repeat(981)), InputError::TooLong),
            (&format!("https://example.com/{}", "会".repeat(200)), InputError::TooLong),
        ] {
            assert_eq!(website(typed), Err(error), "{typed}");
        }
    }
}
