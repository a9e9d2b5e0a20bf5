//! Lines of a zone file, each with its full name, so that no `$ORIGIN` can change them.

use crate::core::handover::export::{Handed, records};
use crate::core::kinds::message::Arg;
use crate::core::kinds::presentation::bare;
use crate::core::rules::publish::TTL;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::{label, place, standing};

/// One comment and its lines for each record to publish or published.
pub fn zone_lines(model: &Model, words: &Words) -> String {
    let mut text = format!("; {}\n", place(model, words));
    for handed in records(&model.facts, &model.choices) {
        text += &format!("\n; {}: {}\n", label(&handed, words), standing(&handed, words));
        for old in handed.replaced() {
            let args = [("value", Arg::Text(clean(old)))];
            text += &format!("; {}\n", words.say_with("handover-replaces", &args));
        }
        if handed.is_published() {
            text += &lines(&handed);
        }
    }
    text
}

fn lines(handed: &Handed) -> String {
    let ttl = handed.set.ttl.unwrap_or(TTL);
    let name = name(&handed.set.name.fqdn());
    let line =
        |value: &String| format!("{name} {ttl} IN {} {}\n", handed.set.rtype, data(&handed.set.rtype, value));
    handed.own.iter().map(line).collect()
}

/// A value of Route 53's presentation in that of a zone file.
fn data(rtype: &str, value: &str) -> String {
    match rtype {
        "TXT" => texts(bare(value).as_bytes()),
        "MX" => match value.split_once(' ') {
            Some((preference, host)) => format!("{preference} {}", absolute(host)),
            None => name(value),
        },
        _ => absolute(value),
    }
}

fn absolute(host: &str) -> String {
    name(&format!("{}.", host.trim().trim_end_matches('.')))
}

/// Character-strings of at most 255 bytes in quotes; a byte outside printable ASCII as `\DDD`,
/// three decimal digits (RFC 1035, sections 3.3 and 5.1).
fn texts(bytes: &[u8]) -> String {
    let chunks: Vec<&[u8]> = if bytes.is_empty() { vec![bytes] } else { bytes.chunks(255).collect() };
    let one = |chunk: &&[u8]| {
        let inside: String = chunk
            .iter()
            .map(|byte| match byte {
                b'"' | b'\\' => format!("\\{}", char::from(*byte)),
                b' '..=b'~' => char::from(*byte).to_string(),
                other => format!("\\{other:03}"),
            })
            .collect();
        format!("\"{inside}\"")
    };
    chunks.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A name whose characters mean nothing to a zone file.
fn name(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'*');
    text.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("\\{byte:03}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_every_byte() {
        assert_eq!(texts(b"say \"hi\"; \\"), r#""say \"hi\"; \\""#);
        assert_eq!(texts("é\n".as_bytes()), "\"\\195\\169\\010\"");
        assert_eq!(texts(&[b'x'; 256]), format!("\"{}\" \"x\"", "x".repeat(255)));
        assert_eq!(texts(b""), "\"\"");
    }
}
