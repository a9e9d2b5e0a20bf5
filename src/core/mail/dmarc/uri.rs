//! The addresses in `rua` and `ruf` (RFC 9989, section 4.6).

use crate::core::kinds::name::Name;

use super::policy::Why;

/// Without a size limit of RFC 7489 behind it, and whether one stood there.
pub fn without_size(uri: &str) -> (&str, bool) {
    match uri.rsplit_once('!') {
        Some((before, size)) => {
            let digits = size.trim_end_matches(|c: char| "kmgtKMGT".contains(c));
            let is_size = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            if is_size && size.len() - digits.len() <= 1 { (before, true) } else { (uri, false) }
        }
        None => (uri, false),
    }
}

/// The name behind the `@`; only `mailto:` is one that receivers must know.
pub fn host(uri: &str) -> Result<Name, Why> {
    let (uri, _) = without_size(uri.trim());
    let (scheme, address) = uri.split_once(':').ok_or(Why::BadUri)?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        return Err(Why::BadUri);
    }
    let address = address.split('?').next().unwrap_or_default();
    let (local, host) = address.rsplit_once('@').ok_or(Why::BadUri)?;
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    let label = |label: &str| !label.is_empty() && label.len() <= 63;
    let named = plain(host) && host.contains('.') && host.trim_end_matches('.').split('.').all(label);
    if plain(local) && named { Ok(Name::from_answer(host)) } else { Err(Why::BadUri) }
}
