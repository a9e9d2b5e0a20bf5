//! What a request of an AWS client says before any service looks at it.

use std::collections::BTreeMap;

use axum::http::Method;
use axum::http::request::Parts;
use serde_json::{Map, Value};

use crate::core::kinds::name::Region;

pub struct Call {
    pub method: Method,
    /// Still percent-encoded.
    pub path: String,
    pub query: BTreeMap<String, String>,
    /// The signing name and Region of the credential scope (AWS Signature Version 4:
    /// `Credential=KEY/DATE/REGION/SERVICE/aws4_request`); empty where nothing is signed.
    pub service: String,
    pub region: Region,
    /// `X-Amz-Target`, of the JSON protocols.
    pub target: Option<String>,
    pub body: Vec<u8>,
}

impl Call {
    pub fn read(parts: &Parts, body: Vec<u8>) -> Self {
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let scope = header("authorization").and_then(scope);
        let (region, service) = scope.unwrap_or_default();
        Self {
            method: parts.method.clone(),
            path: parts.uri.path().to_owned(),
            query: pairs(parts.uri.query().unwrap_or_default()),
            service,
            region: Region(region),
            target: header("x-amz-target").map(str::to_owned),
            body,
        }
    }

    /// The path's segments, decoded.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').skip(1).map(decode).collect()
    }

    /// The body as a JSON object; an empty body is an empty object.
    pub fn json(&self) -> Option<Map<String, Value>> {
        if self.body.is_empty() {
            return Some(Map::new());
        }
        match serde_json::from_slice(&self.body) {
            Ok(Value::Object(members)) => Some(members),
            _ => None,
        }
    }

    /// The body as a form (`application/x-www-form-urlencoded`).
    pub fn form(&self) -> BTreeMap<String, String> {
        pairs(&String::from_utf8_lossy(&self.body))
    }
}

fn scope(authorization: &str) -> Option<(String, String)> {
    let credential = authorization.split_once("Credential=")?.1.split(',').next()?;
    let mut parts = credential.trim().rsplit('/');
    let ("aws4_request", service, region) = (parts.next()?, parts.next()?, parts.next()?) else {
        return None;
    };
    Some((region.to_owned(), service.to_owned()))
}

fn pairs(text: &str) -> BTreeMap<String, String> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(&name.replace('+', " ")), decode(&value.replace('+', " ")))
        })
        .collect()
}

/// Percent-decoding (RFC 3986, section 2.1); what is no escape stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = text
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(escape.unwrap_or(bytes[at]));
        at += if escape.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{decode, pairs, scope};

    #[test]
    fn the_scope_names_region_and_service() {
        let header = "AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/ses/aws4_request, \
                      SignedHeaders=host, Signature=0";
        assert_eq!(scope(header), Some(("eu-west-1".to_owned(), "ses".to_owned())));
        assert_eq!(scope("Bearer abc"), None);
    }

    #[test]
    fn escapes_are_decoded_and_broken_ones_kept() {
        assert_eq!(decode("no-reply%40example.com"), "no-reply@example.com");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz"), "%zz");
        assert_eq!(pairs("name=a%2Eb&type=TXT&flag")["name"], "a.b");
    }
}
