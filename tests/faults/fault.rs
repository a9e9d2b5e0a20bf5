//! The ways in which a call fails.

use serde_json::json;

use crate::proxy::Request;

/// What comes in the place of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// The connection is closed without a byte.
    Closed,
    /// The connection stays open without a byte.
    Silent,
    /// Half of an answer, and then the connection is closed.
    Truncated,
    /// Half of an answer, and then nothing more on an open connection.
    Stalled,
    /// The whole answer, late.
    Late,
    /// 429 of a gateway.
    TooMany,
    /// 500 as the service words it.
    Failed,
    /// 503 of a load balancer.
    Unavailable,
    /// The page of a captive portal.
    Html,
    /// JSON or XML that ends in the middle, of the length that was promised.
    Malformed,
    /// 200 without a body.
    Empty,
}

/// Whether the service carried the call out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    Before,
    After,
}

impl Fault {
    pub const ALL: [Fault; 11] = [
        Fault::Closed,
        Fault::Silent,
        Fault::Truncated,
        Fault::Stalled,
        Fault::Late,
        Fault::TooMany,
        Fault::Failed,
        Fault::Unavailable,
        Fault::Html,
        Fault::Malformed,
        Fault::Empty,
    ];

    /// The ways in which a call fails before its effect, or after it.
    pub fn of(effect: Effect) -> Vec<Fault> {
        let fits = |fault: &Fault| effect == Effect::Before || fault.comes_after();
        Self::ALL.into_iter().filter(fits).collect()
    }

    /// Whether it may come after the service has carried the call out: 429 says that it has not.
    fn comes_after(self) -> bool {
        self != Fault::TooMany
    }

    /// Status, content type and body; `None` where no whole answer comes.
    pub fn answer(self, request: &Request) -> Option<(u16, &'static str, String)> {
        let html = "<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>";
        let own = if request.is_xml { "text/xml" } else { "application/x-amz-json-1.1" };
        Some(match self {
            Fault::TooMany => (429, "text/plain", "Too Many Requests\n".to_owned()),
            Fault::Unavailable => {
                (503, "text/html", "<html><h1>503 Service Unavailable</h1></html>".to_owned())
            }
            Fault::Html => (200, "text/html", html.to_owned()),
            Fault::Empty => (200, own, String::new()),
            Fault::Malformed => (200, own, half(request).to_owned()),
            Fault::Failed if request.is_xml => {
                let error =
                    "<Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>No</Message></Error>";
                (500, own, format!("<ErrorResponse>{error}</ErrorResponse>"))
            }
            Fault::Failed => (500, own, json!({ "__type": "InternalFailure", "message": "No" }).to_string()),
            Fault::Closed | Fault::Silent | Fault::Truncated | Fault::Stalled | Fault::Late => return None,
        })
    }
}

/// The first half of an answer.
pub fn half(request: &Request) -> &'static str {
    if request.is_xml {
        "<?xml version=\"1.0\"?><ListHostedZonesResponse><HostedZones><HostedZone><Id>/hosted"
    } else {
        "{\"ProductionAccessEnabled\": true, \"UserPool\": {\"Id\": \"us-ea"
    }
}
