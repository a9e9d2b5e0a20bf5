//! The adapters against a server on loopback that says what a test wants said.

mod bind;
mod elsewhere;
pub(crate) mod in_process;
mod problems;
mod proven;
mod proxies;
mod queries;
mod statistics;
mod test_users;
mod writes;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Aws, AwsSettings, Pacing};
use crate::core::kinds::change::ProductionRequest;
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::name::Region;
use crate::proxy::Proxies;

fn request() -> ProductionRequest {
    ProductionRequest {
        website: "https://example.com".to_owned(),
        contact: "ops@example.com".to_owned(),
        contact_language: "JA".to_owned(),
        use_case: "サインアップの確認コード".to_owned(),
    }
}

/// What the server answers.
struct Said {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Said {
    fn header(mut self, name: &'static str, value: &str) -> Said {
        self.headers.push((name, value.to_owned()));
        self
    }
}

fn says(status: u16, body: impl ToString) -> Said {
    Said { status, headers: vec![("x-amzn-requestid", "request-1".to_owned())], body: body.to_string() }
}

/// A SESv2 error: its code stands in a header.
fn ses_error(status: u16, code: &str, message: &str) -> Said {
    says(status, serde_json::json!({ "message": message })).header("x-amzn-errortype", code)
}

/// A Cognito error: its code stands in the body.
fn cognito_error(code: &str, message: &str) -> Said {
    says(400, serde_json::json!({"__type": code, "message": message}))
}

/// A Route 53 answer or error: XML.
fn route53(status: u16, xml: &str) -> Said {
    says(status, xml).header("content-type", "text/xml")
}

fn route53_error(status: u16, code: &str, message: &str) -> Said {
    let error = format!(
        "<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type>\
         <Code>{code}</Code><Message>{message}</Message></Error><RequestId>request-1</RequestId></ErrorResponse>"
    );
    route53(status, &error)
}

struct Heard {
    /// Request line and headers, lower-case names.
    head: String,
    body: String,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn line(&self) -> &str {
        self.head.lines().next().unwrap()
    }
}

#[derive(Clone)]
struct Canned {
    endpoint: String,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Canned {
    /// Answers in this order, one connection each, and refuses to say more.
    async fn start(script: Vec<Said>) -> Canned {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let canned = Canned { endpoint, heard: heard.clone() };
        tokio::spawn(async move {
            for said in script {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = read(&mut stream).await;
                heard.lock().unwrap().push(request);
                let headers: String =
                    said.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
                let head = format!(
                    "HTTP/1.1 {} x\r\n{headers}connection: close\r\ncontent-length: {}\r\n\r\n",
                    said.status,
                    said.body.len()
                );
                stream.write_all(head.as_bytes()).await.unwrap();
                stream.write_all(said.body.as_bytes()).await.unwrap();
                stream.shutdown().await.unwrap();
            }
        });
        canned
    }

    fn aws(&self) -> Aws {
        Aws::new(settings(&self.endpoint))
    }

    /// The requests that came, as the test looks at them.
    fn heard<T>(&self, look: impl FnMut(&Heard) -> T) -> Vec<T> {
        self.heard.lock().unwrap().iter().map(look).collect()
    }
}

fn settings(endpoint: &str) -> AwsSettings {
    AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(Region::from("us-east-1")),
        pool_region: None,
        pacing: Pacing::Never,
        patience: crate::aws::PATIENCE,
        route53_patience: Duration::from_secs(10),
        credentials: Some(("AKIAIOSFODNN7EXAMPLE".to_owned(), "secret".to_owned())),
        proxies: Proxies::default(),
        endpoints: Endpoints::at(endpoint),
    }
}

async fn read(stream: &mut TcpStream) -> Heard {
    let mut bytes = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.unwrap();
        bytes.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            assert_ne!(count, 0, "the request ended within its head: {text}");
            continue;
        };
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
        });
        if body.len() >= length.unwrap_or(0) {
            return Heard { head: head.to_owned(), body: body.to_owned() };
        }
        assert_ne!(count, 0, "the request ended within its body: {text}");
    }
}
