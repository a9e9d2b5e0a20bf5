//! Whether an answer came whole, and from the service.
//!
//! The SDK takes what it can of XML that ends in the middle, so that half a list of hosted zones
//! would pass for all of it; it does not look at a body of which it expects nothing, so that the
//! page of a captive portal would pass for a write that was carried out; and it takes no body at
//! all for an object without members.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// Fails a call whose answer says success and is none.
#[derive(Clone, Copy, Debug)]
pub struct Whole {
    protocol: Protocol,
}

#[derive(Clone, Copy, Debug)]
enum Protocol {
    /// SES (version 2) and Cognito.
    Json,
    /// Route 53, STS and version 1 of SES.
    Xml,
}

impl Whole {
    pub const JSON: Whole = Whole { protocol: Protocol::Json };
    pub const XML: Whole = Whole { protocol: Protocol::Xml };

    fn fault(self, operation: &str, response: &HttpResponse) -> Option<&'static str> {
        let body = response.body().bytes().map(<[u8]>::trim_ascii)?;
        if !response.status().is_success() {
            return None;
        }
        match self.protocol {
            Protocol::Json if body.is_empty() => {
                let empty = looks(operation) || !names_a_request(response);
                empty.then_some("the answer is empty")
            }
            Protocol::Json if !body.starts_with(b"{") => Some("the answer is not the service's own"),
            Protocol::Json => (!body.ends_with(b"}")).then_some("the answer ends in the middle"),
            Protocol::Xml if body.is_empty() => Some("the answer is empty"),
            Protocol::Xml if root(body).is_some_and(|root| root.eq_ignore_ascii_case("html")) => {
                Some("the answer is not the service's own")
            }
            Protocol::Xml => (!is_closed(body)).then_some("the answer ends in the middle"),
        }
    }
}

impl Intercept for Whole {
    fn name(&self) -> &'static str {
        "WholeAnswer"
    }

    /// Only here the body has been read to its end.
    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let operation = config.load::<Metadata>().map_or("", Metadata::name);
        self.fault(operation, context.response()).map_or(Ok(()), |fault| Err(fault.into()))
    }
}

/// An answer to a look always has members; one to a write may have none.
fn looks(operation: &str) -> bool {
    ["Get", "List", "Describe", "AdminGet"].iter().any(|verb| operation.starts_with(verb))
}

/// Each answer of an AWS service carries the id of its request ("AWS request IDs", AWS General
/// Reference).
fn names_a_request(response: &HttpResponse) -> bool {
    ["x-amzn-requestid", "x-amz-request-id"].iter().any(|name| response.headers().get(*name).is_some())
}

/// The root element is closed at the end.
fn is_closed(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    let Some(root) = root(body) else { return false };
    let is_alone = text.ends_with("/>") && tags(&text).count() == 1;
    is_alone || text.ends_with(&format!("</{root}>"))
}

/// What stands behind each `<`, but for comments and declarations.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).filter(|tag| !tag.starts_with(['?', '!']))
}

/// The name of the root element; comments and declarations before it are none.
fn root(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    tags(&text).next()?.split([' ', '\t', '\r', '\n', '>', '/']).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_is_whole_once_its_root_is_closed() {
        for whole in [
            "<?xml version=\"1.0\"?>\n<A xmlns=\"x\"><B>1</B></A>",
            "<A><A></A></A>",
            "<A/>",
            "<?xml version=\"1.0\"?><A />",
            "<!-- x --><A>\n</A>",
        ] {
            assert!(is_closed(whole.as_bytes()), "{whole}");
        }
        for cut in ["", "x", "<", "<A", "<A>", "<A><B>1</B>", "<A><B/>", "<A></", "<?xml version=\"1.0\"?>"] {
            assert!(!is_closed(cut.as_bytes()), "{cut}");
        }
    }
}
