//! Which operation a request is: learnt from what the server itself counts while an undisturbed
//! set-up goes through, so that a call that is new is among them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex as Lock;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::proxy::{Request, forward};

#[derive(Default)]
pub struct Calls {
    names: Lock<BTreeMap<String, String>>,
    writes: Lock<BTreeSet<String>>,
    /// Held while one request is learnt: what the server counts is then of that one.
    learning: Mutex<()>,
    /// Every operation's number of calls in the undisturbed set-up, as the server counted.
    pub counts: BTreeMap<String, u64>,
}

impl Calls {
    /// What was learnt, with the counts of the set-up that it was learnt from.
    pub fn counted(&self, state: &Value) -> Calls {
        let counts = state["calls"].as_object().expect("counts").iter();
        let counts = counts.map(|(name, count)| (name.clone(), count.as_u64().expect("a number"))).collect();
        let names = Lock::new(self.names.lock().unwrap().clone());
        let writes = Lock::new(self.writes.lock().unwrap().clone());
        Calls { names, writes, counts, ..Calls::default() }
    }

    /// The names that requests were given; each must be one that the server counted.
    pub fn named(&self) -> Vec<String> {
        let mut named: Vec<String> = self.names.lock().unwrap().values().cloned().collect();
        named.sort();
        named.dedup();
        named
    }

    /// The server counts it as a write.
    pub fn writes(&self, operation: &str) -> bool {
        self.writes.lock().unwrap().contains(operation)
    }

    /// `None` for what the undisturbed set-up did not ask.
    pub fn name(&self, request: &Request) -> Option<String> {
        self.names.lock().unwrap().get(&request.shape).cloned()
    }

    pub fn is_learning(&self) -> bool {
        self.counts.is_empty()
    }

    /// Forwards a request and learns its name.
    pub async fn learn(&self, request: &Request, world: &str) -> std::io::Result<Vec<u8>> {
        let _one = self.learning.lock().await;
        let before = state(world).await;
        let answer = forward(world, request).await?;
        let after = state(world).await;
        let count = |state: &Value, name: &str| state["calls"][name].as_u64().unwrap_or(0);
        let calls = after["calls"].as_object().expect("counts");
        let counted = calls.keys().find(|name| count(&after, name) > count(&before, name));
        let name = counted.unwrap_or_else(|| panic!("{} is not counted", request.shape)).clone();
        if after["writes"] != before["writes"] {
            self.writes.lock().unwrap().insert(name.clone());
        }
        self.names.lock().unwrap().insert(request.shape.clone(), name);
        Ok(answer)
    }
}

/// What a world at `host:port` says of itself.
pub async fn state(world: &str) -> Value {
    let mut stream = TcpStream::connect(world).await.expect("a connection");
    let request = format!("GET /_rehearsal/state HTTP/1.1\r\nHost: {world}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("a request");
    let mut reply = String::new();
    let read = timeout(Duration::from_secs(60), stream.read_to_string(&mut reply));
    read.await.expect("a reply in time").expect("a reply");
    let (_, body) = reply.split_once("\r\n\r\n").expect("a body");
    serde_json::from_str(body).expect("JSON")
}
