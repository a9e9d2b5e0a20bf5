//! A question on the wire, and whether what arrives is its answer.

pub(super) use hickory_proto::op::Message;
use hickory_proto::op::{Edns, MessageType, Query};
use hickory_proto::rr::DNSClass;

use super::presentation::to_wire;
use super::record::wire_type;
use crate::core::kinds::dns::{Question, Server};

/// Bytes that a reply over UDP may have: what passes every path without fragments (DNS Flag Day
/// 2020, RFC 9715).
const UDP_PAYLOAD: u16 = 1232;
/// The bytes of a header (RFC 1035, section 4.1.1).
const HEADER: usize = 12;
/// RFC 1035, section 4.1.1: the QR and TC bits in the third byte, the RCODE in the fourth.
const QR: u8 = 0x80;
const TC: u8 = 0x02;
const RCODE: u8 = 0x0f;
const FORMERR: u8 = 1;

/// What came in answer to a question.
#[derive(Debug)]
pub(super) enum Arrived {
    Message(Box<Message>),
    Truncated,
    FormErr,
}

/// What a message that arrived is to the question.
#[derive(Debug)]
pub(super) enum Heard {
    Answer(Arrived),
    /// An answer to it that cannot be read.
    Malformed,
    /// Not an answer to it: another id, another question, or no response.
    Stray {
        readable: bool,
    },
}

pub(super) struct Outgoing {
    id: u16,
    query: Query,
    pub(super) bytes: Vec<u8>,
}

impl Outgoing {
    /// `None` where the name cannot be put on the wire.
    pub(super) fn new(question: &Question, edns: bool) -> Option<Outgoing> {
        let name = to_wire(&question.name)?;
        let query = Query::query(name, wire_type(question.rtype));
        // A random id (RFC 5452, section 9.2); the random port comes with each new socket.
        let mut message = Message::query();
        if matches!(question.server, Server::Https { .. }) {
            // The connection says which answer belongs to which question (RFC 8484, section 4.1).
            message.metadata.id = 0;
        }
        message.metadata.recursion_desired = !question.server.is_authoritative();
        message.metadata.checking_disabled = matches!(question.server, Server::Unchecked { .. });
        message.add_query(query.clone());
        if edns {
            let mut edns = Edns::new();
            edns.set_max_payload(UDP_PAYLOAD);
            message.set_edns(edns);
        }
        let bytes = message.to_vec().ok()?;
        Some(Outgoing { id: message.metadata.id, query, bytes })
    }

    /// The header is read by hand first: a truncated message may end in the middle of a record, and
    /// some servers send FORMERR without a question.
    pub(super) fn hear(&self, bytes: &[u8]) -> Heard {
        let Some([id_high, id_low, flags, rcode, ..]) = bytes.get(..HEADER) else {
            return Heard::Stray { readable: false };
        };
        let message = Message::from_vec(bytes);
        if u16::from_be_bytes([*id_high, *id_low]) != self.id {
            return Heard::Stray { readable: message.is_ok() };
        }
        if flags & QR == 0 {
            return Heard::Stray { readable: false };
        }
        if rcode & RCODE == FORMERR {
            return Heard::Answer(Arrived::FormErr);
        }
        let truncated = flags & TC != 0;
        match message {
            Ok(message) => match message.queries.as_slice() {
                [query] if !self.asked(query) => Heard::Stray { readable: true },
                [_] if truncated => Heard::Answer(Arrived::Truncated),
                [_] if message.metadata.message_type == MessageType::Response => {
                    Heard::Answer(Arrived::Message(Box::new(message)))
                }
                _ => Heard::Malformed,
            },
            Err(_) if truncated => Heard::Answer(Arrived::Truncated),
            Err(_) => Heard::Malformed,
        }
    }

    fn asked(&self, query: &Query) -> bool {
        query.name() == self.query.name()
            && query.query_type() == self.query.query_type()
            && query.query_class() == DNSClass::IN
    }
}
