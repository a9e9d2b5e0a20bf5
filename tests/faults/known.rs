//! The calls of a whole set-up as the server itself counts them: a new call is among them
//! without anybody listing it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::Value;

use crate::proxy::Proxy;
use crate::request::Request;
use crate::served::{Served, state_at};
use crate::world::World;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// As the server counts it: `ses:GetAccount`.
    pub name: String,
    pub writes: bool,
}

pub struct Known {
    by_shape: BTreeMap<String, Operation>,
}

impl Known {
    /// `None` for a call that no healthy set-up makes.
    pub fn of(&self, request: &Request) -> Option<&Operation> {
        self.by_shape.get(&request.shape())
    }

    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.by_shape.values().map(|known| known.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    pub fn writes(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.by_shape.values().filter(|known| known.writes).map(|known| known.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Learnt once, from a set-up without a fault.
pub fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(learn)
}

fn counted(state: &Value) -> BTreeMap<String, u64> {
    let calls = state["calls"].as_object().expect("calls");
    calls.iter().map(|(name, count)| (name.clone(), count.as_u64().expect("a count"))).collect()
}

fn learn() -> Known {
    let learnt: Arc<Mutex<BTreeMap<String, Operation>>> = Arc::default();
    let world = Served::start("granted");
    let address = world.address().to_owned();
    let mut before = state_at(&address);
    let learns = Arc::clone(&learnt);
    let proxy = Proxy::hearing(
        world.address(),
        Box::new(move |request| {
            let now = state_at(&address);
            let (earlier, later) = (counted(&before), counted(&now));
            let more: Vec<&String> =
                later.iter().filter(|(name, count)| earlier.get(*name) != Some(count)).map(|(n, _)| n).collect();
            let [name] = more.as_slice() else { panic!("{}: {more:?}", request.shape()) };
            let operation = Operation { name: (*name).clone(), writes: now["writes"] != before["writes"] };
            learns.lock().unwrap().insert(request.shape(), operation);
            before = now;
        }),
    );
    let world = World::over(world, proxy);
    let ended = world.apply().end();
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
    let by_shape = learnt.lock().unwrap().clone();
    let known = Known { by_shape };
    let all: Vec<String> = counted(&world.served.state()).into_keys().collect();
    assert_eq!(known.names(), all, "every call that the server counted came by the proxy");
    known
}
