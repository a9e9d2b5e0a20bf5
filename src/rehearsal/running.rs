//! A rehearsal that runs: servers on a thread and runtime of their own, gone when dropped.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;

use jiff::Timestamp;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::dns_server::{Role, Served, serve};
use super::http;
use super::scenario::{Scenario, ScenarioError};
use super::shared::Shared;
use super::world::World;
use crate::core::facts::choices::Choices;
use crate::core::facts::situation::Resolver;
use crate::core::kinds::name::Region;

/// Why a rehearsal could not begin.
#[derive(Debug, Error)]
pub enum RehearsalError {
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    #[error("the rehearsal's servers could not be started on 127.0.0.1: {0}")]
    Servers(#[from] io::Error),
}

/// A running rehearsal; dropping it ends its servers and waits for its thread.
pub struct Rehearsal {
    endpoint: String,
    region: Region,
    dns_map: BTreeMap<IpAddr, SocketAddr>,
    resolvers: Vec<Resolver>,
    given: Choices,
    shared: Shared,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Starts a scenario's HTTP and DNS servers on loopback.
///
/// # Errors
/// The name is not known, or the servers could not bind.
pub fn start(scenario: &str) -> Result<Rehearsal, RehearsalError> {
    start_scenario(&Scenario::named(scenario)?)
}

/// Starts a scenario that is not one of the embedded ones.
///
/// # Errors
/// A rule of scenarios is broken, or the servers could not bind.
pub fn start_scenario(scenario: &Scenario) -> Result<Rehearsal, RehearsalError> {
    start_world(scenario, scenario.world(Timestamp::now())?)
}

/// Starts a scenario whose world has gone on meanwhile.
///
/// # Errors
/// The servers could not bind.
pub fn start_world(scenario: &Scenario, world: World) -> Result<Rehearsal, RehearsalError> {
    let shared = Shared::new(world);
    let (stop, stopped) = oneshot::channel();
    let (told, bound) = std::sync::mpsc::channel();
    let world = shared.clone();
    let resolvers = scenario.resolvers.iter().map(|name| (name.clone(), false));
    let resolvers = resolvers.chain(scenario.system_resolver.clone().map(|name| (name, true))).collect();
    let thread = std::thread::Builder::new()
        .name("rehearsal".to_owned())
        .spawn(move || run(&world, resolvers, &told, stopped))?;
    let bound =
        bound.recv().unwrap_or_else(|_| Err(io::Error::other("the rehearsal's thread ended early")))?;
    Ok(Rehearsal {
        endpoint: format!("http://{}", bound.http),
        region: scenario.region.clone(),
        dns_map: bound.authoritative,
        resolvers: bound.resolvers,
        given: scenario.choices.clone(),
        shared,
        stop: Some(stop),
        thread: Some(thread),
    })
}

/// Where the servers listen.
struct Bound {
    http: SocketAddr,
    authoritative: BTreeMap<IpAddr, SocketAddr>,
    resolvers: Vec<Resolver>,
}

fn run(
    shared: &Shared,
    resolvers: Vec<(String, bool)>,
    told: &std::sync::mpsc::Sender<io::Result<Bound>>,
    stopped: oneshot::Receiver<()>,
) {
    // Nobody waits any more for what cannot be told.
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return told.send(Err(error)).unwrap_or_default(),
    };
    runtime.block_on(async {
        match listen(shared, resolvers).await {
            Err(error) => told.send(Err(error)).unwrap_or_default(),
            Ok((listener, bound, served)) => {
                told.send(Ok(bound)).unwrap_or_default();
                tokio::select! {
                    _ = stopped => {}
                    ended = http::serve(listener, shared.clone()) => {
                        if let Err(error) = ended {
                            tracing::error!(%error, "the rehearsal's HTTP server ended");
                        }
                    }
                }
                drop(served);
            }
        }
    });
    // Connections that a client keeps open must not hold the program up.
    runtime.shutdown_background();
}

async fn listen(
    shared: &Shared,
    resolvers: Vec<(String, bool)>,
) -> io::Result<(TcpListener, Bound, Vec<Served>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let mut bound =
        Bound { http: listener.local_addr()?, authoritative: BTreeMap::new(), resolvers: Vec::new() };
    let mut served = Vec::new();
    let servers = shared.with(|world| world.tree.servers());
    for (_, address) in servers {
        if bound.authoritative.contains_key(&address) {
            continue;
        }
        let server = serve(Role::Authoritative(address), Arc::new(shared.clone())).await?;
        bound.authoritative.insert(address, server.address);
        served.push(server);
    }
    for (name, system) in resolvers {
        let server = serve(Role::Resolver(name.clone()), Arc::new(shared.clone())).await?;
        bound.resolvers.push(Resolver { name, address: server.address, system });
        served.push(server);
    }
    Ok((listener, bound, served))
}

impl Rehearsal {
    /// `http://127.0.0.1:PORT`, the endpoint of every simulated AWS service.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    pub fn region(&self) -> &Region {
        &self.region
    }

    /// Where each authoritative server's address is really asked.
    pub fn dns_map(&self) -> &BTreeMap<IpAddr, SocketAddr> {
        &self.dns_map
    }

    /// The public resolvers of this world.
    pub fn resolvers(&self) -> &[Resolver] {
        &self.resolvers
    }

    /// What the scenario fills in for the person.
    pub fn given(&self) -> &Choices {
        &self.given
    }

    /// The person said that these records (name, type, value) were entered by hand; they appear
    /// after the scenario's delay.
    pub fn entered(&self, records: &[(String, String, String)]) {
        self.shared.with(|world| world.entered(records));
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread has ended already where nobody receives.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the rehearsal's thread panicked");
        }
    }
}
