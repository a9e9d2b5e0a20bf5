//! The proxy: one request a connection, each told apart by its operation.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::calls::Calls;
use crate::fault::{Effect, Fault, half};

/// Longer than a call takes, shorter than the SDK's patience.
const LATE: Duration = Duration::from_millis(1500);

pub struct Request {
    bytes: Vec<u8>,
    /// What tells its operation: method, path, and the operation where the protocol names it.
    pub shape: String,
    /// The access key that signed it.
    signer: String,
    /// Route 53 and STS speak XML.
    pub is_xml: bool,
}

/// What happens to a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Passes,
    Breaks(Effect, Fault),
    /// The service says no, in its own protocol, before it does anything.
    Refuses {
        status: u16,
        code: &'static str,
        message: String,
    },
}

/// What the proxy does with the nth call (from 1) of an operation.
pub type Rule = dyn Fn(&str, u64) -> Verdict + Send + Sync;

#[derive(Default)]
struct Seen {
    /// Requests by operation.
    came: BTreeMap<String, u64>,
    /// Operations that were broken, and how.
    broken: Vec<(String, Effect, Fault)>,
}

#[derive(Clone)]
pub struct Proxy {
    pub address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    /// Access keys whose sessions have ended.
    ended: Arc<Mutex<BTreeSet<String>>>,
    rule: Arc<Rule>,
}

impl Proxy {
    /// In front of `world` (host and port). Its requests are named by `calls`.
    pub async fn before(world: &str, calls: Arc<Calls>, rule: Arc<Rule>) -> Proxy {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let proxy = Proxy { address, seen: Arc::default(), ended: Arc::default(), rule };
        let (here, world) = (proxy.clone(), world.to_owned());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (here, calls, world) = (here.clone(), Arc::clone(&calls), world.clone());
                // A client that gives up breaks its connection: no failure of the test.
                tokio::spawn(async move { drop(here.pass(client, &world, &calls).await) });
            }
        });
        proxy
    }

    pub fn came(&self, operation: &str) -> u64 {
        self.seen.lock().unwrap().came.get(operation).copied().unwrap_or(0)
    }

    /// From now on nothing that this key signs is taken.
    pub fn end(&self, key: &str) {
        self.ended.lock().unwrap().insert(key.to_owned());
    }

    pub fn broken(&self) -> Vec<(String, Effect, Fault)> {
        self.seen.lock().unwrap().broken.clone()
    }

    async fn pass(&self, mut client: TcpStream, world: &str, calls: &Calls) -> std::io::Result<()> {
        let Some(request) = read(&mut client).await? else { return Ok(()) };
        if calls.is_learning() {
            return client.write_all(&calls.learn(&request, world).await?).await;
        }
        if self.ended.lock().unwrap().contains(&request.signer) {
            let (status, code) =
                if request.is_xml { (403, "ExpiredToken") } else { (400, "ExpiredTokenException") };
            return client
                .write_all(&refusal(&request, status, code, "The security token has expired"))
                .await;
        }
        let Some(operation) = calls.name(&request) else {
            return client.write_all(&forward(world, &request).await?).await;
        };
        let count = {
            let mut seen = self.seen.lock().unwrap();
            let count = seen.came.entry(operation.clone()).or_default();
            *count += 1;
            *count
        };
        match (self.rule)(&operation, count) {
            Verdict::Passes => client.write_all(&forward(world, &request).await?).await,
            Verdict::Refuses { status, code, message } => {
                client.write_all(&refusal(&request, status, code, &message)).await
            }
            Verdict::Breaks(effect, fault) => {
                self.seen.lock().unwrap().broken.push((operation, effect, fault));
                let answer = match effect {
                    Effect::After => Some(forward(world, &request).await?),
                    Effect::Before => None,
                };
                break_off(client, world, &request, fault, answer).await
            }
        }
    }
}

async fn break_off(
    mut client: TcpStream,
    world: &str,
    request: &Request,
    fault: Fault,
    answer: Option<Vec<u8>>,
) -> std::io::Result<()> {
    if let Some((status, kind, body)) = fault.answer(request) {
        return client.write_all(&whole(status, kind, "", &body)).await;
    }
    if matches!(fault, Fault::Truncated | Fault::Stalled) {
        let head =
            format!("HTTP/1.1 200 x\r\ncontent-type: {}\r\ncontent-length: 4096\r\n\r\n", request.kind());
        client.write_all(head.as_bytes()).await?;
        client.write_all(half(request).as_bytes()).await?;
    }
    match fault {
        // Until the client gives up.
        Fault::Silent | Fault::Stalled => client.read(&mut [0]).await.map(drop),
        Fault::Late => {
            tokio::time::sleep(LATE).await;
            let answer = match answer {
                Some(answer) => answer,
                None => forward(world, request).await?,
            };
            client.write_all(&answer).await
        }
        _ => Ok(()),
    }
}

impl Request {
    pub fn kind(&self) -> &'static str {
        if self.is_xml { "text/xml" } else { "application/x-amz-json-1.1" }
    }
}

/// An error as the services write it: Route 53 and STS in XML, SES with its code in a header,
/// Cognito with it in the body.
fn refusal(request: &Request, status: u16, code: &str, message: &str) -> Vec<u8> {
    let header = format!("x-amzn-errortype: {code}\r\n");
    let body = if request.is_xml {
        let error =
            format!("<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>");
        format!("<ErrorResponse>{error}<RequestId>request-1</RequestId></ErrorResponse>")
    } else {
        serde_json::json!({ "__type": code, "message": message }).to_string()
    };
    whole(status, request.kind(), &header, &body)
}

fn whole(status: u16, kind: &str, header: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} x\r\ncontent-type: {kind}\r\n{header}content-length: {length}\r\n");
    format!("{head}connection: close\r\n\r\n{body}").into_bytes()
}

/// The request as it is put to `world` itself, which answers for its own address alone.
fn with_host(request: &[u8], world: &str) -> Vec<u8> {
    let end = request.windows(4).position(|four| four == b"\r\n\r\n").expect("a whole head");
    let head = String::from_utf8_lossy(&request[..end]);
    let is_host =
        |line: &str| line.split_once(':').is_some_and(|(name, _)| name.eq_ignore_ascii_case("host"));
    let lines = head.split("\r\n").filter(|line| !is_host(line)).map(str::to_owned);
    let lines: Vec<String> = lines.chain([format!("host: {world}")]).collect();
    [lines.join("\r\n").as_bytes(), &request[end..]].concat()
}

pub async fn forward(world: &str, request: &Request) -> std::io::Result<Vec<u8>> {
    let bytes = with_host(&request.bytes, world);
    let mut world = TcpStream::connect(world).await?;
    world.write_all(&bytes).await?;
    let mut answer = Vec::new();
    world.read_to_end(&mut answer).await?;
    Ok(answer)
}

/// The request, made the connection's only one; `None` where the client went away.
async fn read(client: &mut TcpStream) -> std::io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut some = [0; 4096];
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        match client.read(&mut some).await? {
            0 => return Ok(None),
            length => bytes.extend_from_slice(&some[..length]),
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let header = |name: &str| {
        text.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let length: usize = header("content-length").map_or(0, |length| length.parse().expect("a length"));
    while bytes.len() < head + length {
        match client.read(&mut some).await? {
            0 => return Ok(None),
            length => bytes.extend_from_slice(&some[..length]),
        }
    }
    let shape = shape(&text, header("x-amz-target"), &bytes[head..]);
    let service = header("authorization").unwrap_or_default();
    let signer = service.split_once("Credential=").and_then(|(_, rest)| rest.split('/').next());
    let signer = signer.unwrap_or_default().to_owned();
    let is_xml = service.contains("/route53/") || action(&bytes[head..]).is_some();
    let line = bytes.windows(2).position(|two| two == b"\r\n").expect("a first line") + 2;
    bytes.splice(line..line, *b"connection: close\r\n");
    Ok(Some(Request { bytes, shape, signer, is_xml }))
}

fn shape(head: &str, target: Option<String>, body: &[u8]) -> String {
    let line = head.lines().next().unwrap_or_default();
    let mut words = line.split(' ');
    let method = words.next().unwrap_or_default();
    let path = words.next().unwrap_or_default().split('?').next().unwrap_or_default();
    format!("{method} {path} {}{}", target.unwrap_or_default(), action(body).unwrap_or_default())
}

/// Of the query protocol, which STS and version 1 of SES speak.
fn action(body: &[u8]) -> Option<String> {
    let body = String::from_utf8_lossy(body);
    body.split('&').find_map(|pair| pair.strip_prefix("Action=")).map(str::to_owned)
}

/// The services that answer with XML have other names for the errors that all services have.
pub fn answers_xml(operation: &str) -> bool {
    let by_service = ["sts:", "route53:"].iter().any(|service| operation.starts_with(service));
    by_service || operation == "ses:GetSendStatistics"
}
