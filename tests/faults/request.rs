//! One request on its way, and what of it tells the operation.

use std::io::{Read, Write};
use std::net::TcpStream;

pub struct Request {
    bytes: Vec<u8>,
    head: usize,
}

impl Request {
    /// `None` where the client said nothing. Made the connection's only one.
    pub fn read(client: &mut TcpStream) -> std::io::Result<Option<Request>> {
        let mut bytes = Vec::new();
        let mut more = |bytes: &mut Vec<u8>| {
            let mut some = [0; 4096];
            let length = client.read(&mut some)?;
            bytes.extend_from_slice(&some[..length]);
            Ok::<_, std::io::Error>(length > 0)
        };
        let head = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            if !more(&mut bytes)? {
                return Ok(None);
            }
        };
        let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.map_or(0, |length| length.trim().parse().expect("a length"));
        while bytes.len() < head + length {
            if !more(&mut bytes)? {
                return Ok(None);
            }
        }
        let close = b"connection: close\r\n";
        let line = bytes.windows(2).position(|two| two == b"\r\n").expect("a first line") + 2;
        bytes.splice(line..line, *close);
        Ok(Some(Request { bytes, head: head + close.len() }))
    }

    /// The whole answer of `world`.
    pub fn forward(&self, world: &str) -> std::io::Result<Vec<u8>> {
        let mut world = TcpStream::connect(world)?;
        world.write_all(&self.bytes)?;
        let mut answer = Vec::new();
        world.read_to_end(&mut answer)?;
        Ok(answer)
    }

    /// Alike for two requests of one operation: method and path without what differs from one
    /// object to another, the target of the JSON protocols, the action of the Query protocol.
    pub fn shape(&self) -> String {
        let head = String::from_utf8_lossy(&self.bytes[..self.head]);
        let body = String::from_utf8_lossy(&self.bytes[self.head..]);
        let line = head.lines().next().unwrap_or_default();
        let (method, rest) = line.split_once(' ').unwrap_or_default();
        let path = rest.split(['?', ' ']).next().unwrap_or_default();
        let path: Vec<&str> = path.split('/').map(|part| if is_named(part) { "*" } else { part }).collect();
        let header = |name: &str| {
            head.lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(header, _)| header.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.trim().to_owned())
        };
        let target = header("x-amz-target").unwrap_or_default();
        let action = body.split('&').find(|pair| pair.starts_with("Action=")).unwrap_or_default();
        format!("{method} {} {target} {action}", path.join("/"))
    }

    pub fn is_xml(&self) -> bool {
        let line = self.bytes.split(|byte| *byte == b'\r').next().unwrap_or_default();
        String::from_utf8_lossy(line).contains("/2013-04-01/") || self.shape().contains("Action=")
    }
}

/// A part of a path that names one object: it has a digit, a dot or an escape.
fn is_named(part: &str) -> bool {
    part.contains(|c: char| c.is_ascii_digit() || c == '.' || c == '%')
}
