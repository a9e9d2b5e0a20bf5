//! Reads `ChangeResourceRecordSetsRequest`.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;
use crate::rehearsal::world::route53::{Action, ChangeItem};

#[derive(Debug, Default)]
pub struct Batch {
    pub comment: Option<String>,
    pub items: Vec<ChangeItem>,
}

#[derive(Default)]
struct Draft {
    action: Option<Action>,
    name: String,
    rtype: String,
    ttl: Option<i64>,
    values: Vec<String>,
    alias: bool,
    set_identifier: Option<String>,
}

/// The batch of a request's body.
///
/// # Errors
/// What is wrong with it, for `InvalidInput`.
pub fn read(body: &[u8]) -> Result<Batch, String> {
    let text = std::str::from_utf8(body).map_err(|_| "the body is not UTF-8".to_owned())?;
    let mut reader = Reader::from_str(text);
    let mut batch = Batch::default();
    let mut draft = Draft::default();
    let mut held = String::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                held.clear();
                match start.local_name().as_ref() {
                    "Change" => draft = Draft::default(),
                    "AliasTarget" => draft.alias = true,
                    _ => {}
                }
            }
            Event::Text(piece) => held += &piece.xml10_content(),
            Event::CData(piece) => held += &piece,
            Event::GeneralRef(reference) => held.push_str(&resolve(&reference)?),
            Event::End(end) => {
                let text = std::mem::take(&mut held);
                match end.local_name().as_ref() {
                    "Comment" => batch.comment = Some(text),
                    "Action" => draft.action = Some(action(&text)?),
                    "Name" => draft.name = text,
                    "Type" => draft.rtype = text,
                    "TTL" => draft.ttl = Some(text.trim().parse().map_err(|_| format!("TTL {text}"))?),
                    "Value" | "DNSName" => draft.values.push(text),
                    "SetIdentifier" => draft.set_identifier = Some(text),
                    "Change" => batch.items.push(item(std::mem::take(&mut draft))?),
                    _ => {}
                }
            }
            Event::Eof => return Ok(batch),
            _ => {}
        }
    }
}

fn resolve(reference: &str) -> Result<String, String> {
    quick_xml::escape::unescape(&format!("&{reference};"))
        .map(std::borrow::Cow::into_owned)
        .map_err(|error| error.to_string())
}

fn action(text: &str) -> Result<Action, String> {
    match text {
        "CREATE" => Ok(Action::Create),
        "DELETE" => Ok(Action::Delete),
        "UPSERT" => Ok(Action::Upsert),
        other => Err(format!("Action {other}")),
    }
}

fn item(draft: Draft) -> Result<ChangeItem, String> {
    let action = draft.action.ok_or("a Change without an Action")?;
    if draft.name.is_empty() || draft.rtype.is_empty() {
        return Err("a ResourceRecordSet without a Name or Type".to_owned());
    }
    let set = RecordSet {
        name: Name::from_answer(&draft.name.replace("\\052", "*")),
        rtype: draft.rtype,
        ttl: draft.ttl,
        values: draft.values,
        alias: draft.alias,
        set_identifier: draft.set_identifier,
    };
    Ok(ChangeItem { action, set })
}

#[cfg(test)]
mod tests {
    use super::{Action, read};

    #[test]
    fn a_batch_keeps_quotes_and_escapes() {
        let body =
            br#"<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
          <ChangeBatch><Comment>a &amp; b</Comment><Changes><Change><Action>CREATE</Action>
          <ResourceRecordSet><Name>_dmarc.example.com.</Name><Type>TXT</Type><TTL>300</TTL>
          <ResourceRecords><ResourceRecord><Value>&quot;v=DMARC1; p=none&quot;</Value></ResourceRecord>
          </ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>
          </ChangeResourceRecordSetsRequest>"#;
        let batch = read(body).unwrap();
        assert_eq!(batch.comment.as_deref(), Some("a & b"));
        assert_eq!(batch.items.len(), 1);
        assert_eq!(batch.items[0].action, Action::Create);
        assert_eq!(batch.items[0].set.name.as_str(), "_dmarc.example.com");
        assert_eq!(batch.items[0].set.ttl, Some(300));
        assert_eq!(batch.items[0].set.values, ["\"v=DMARC1; p=none\""]);
    }

    #[test]
    fn an_unknown_action_is_told() {
        let body = b"<a><Change><Action>REPLACE</Action></Change></a>";
        assert_eq!(read(body).unwrap_err(), "Action REPLACE");
    }
}
