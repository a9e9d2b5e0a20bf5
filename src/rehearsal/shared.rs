//! One world, and the clock that everything which touches it reads.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::dns_server::Answers;
use super::world::World;
use crate::core::kinds::dns::{RecordType, Reply};
use crate::core::kinds::name::Name;

/// A handle on the world of a running rehearsal.
#[derive(Clone)]
pub struct Shared {
    world: Arc<Mutex<World>>,
    clock: fn() -> Timestamp,
}

impl Shared {
    pub fn new(world: World) -> Self {
        Self::by(world, Timestamp::now)
    }

    /// A world that goes by another clock.
    pub fn by(world: World, clock: fn() -> Timestamp) -> Self {
        Self { world: Arc::new(Mutex::new(world)), clock }
    }

    /// Lets the time that has passed take effect, then does something.
    pub fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        // A panic elsewhere leaves the world as consistent as it was between two of its calls.
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.advance((self.clock)());
        act(&mut world)
    }
}

impl Answers for Shared {
    fn authoritative(&self, server: IpAddr, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.with(|world| {
            let now = world.now();
            match world.tree.answer(server, name, rtype, now) {
                Reply::Timeout => None,
                reply => Some(reply),
            }
        })
    }

    fn recursive(&self, resolver: &str, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.with(|world| {
            let now = world.now();
            match world.tree.resolve(resolver, name, rtype, now) {
                Reply::Timeout => None,
                reply => Some(reply),
            }
        })
    }

    fn unchecked(&self, resolver: &str, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.with(|world| {
            let now = world.now();
            match world.tree.resolve_unchecked(resolver, name, rtype, now) {
                Reply::Timeout => None,
                reply => Some(reply),
            }
        })
    }

    fn interceptor(&self) -> Option<String> {
        self.with(|world| world.tree.interceptor().map(str::to_owned))
    }
}
