//! Three ways to wait for records.

use std::sync::Arc;
use std::time::Duration;

use sendoff::core::kinds::dns::{Question, Server};
use sendoff::core::kinds::record::RecordStatus;
use sendoff::core::kinds::step::StepId;
use sendoff::core::records;
use sendoff::core::wizard::msg::Msg;
use tokio::time::{Instant, sleep_until};

use super::world::{Wanted, World};
use crate::session::started;

/// Answers are drawn at most this often, as on the screen (`shell/tui.rs`).
const BETWEEN_FRAMES: Duration = Duration::from_millis(250);

/// The wizard's own session, at the records that a person has just entered by hand. What it knows
/// counts from the frame that would show it, even where every frame has something to show.
pub async fn wizard(world: Arc<World>) {
    let mut session = started(&world.rehearsal, world.asker.clone(), world.resolvers.clone());
    let (mut entered, mut published) = (false, false);
    let mut next_frame = Instant::now();
    let mut is_stale = true;
    loop {
        tokio::select! {
            biased;
            () = sleep_until(next_frame), if is_stale => {
                next_frame = Instant::now() + BETWEEN_FRAMES;
                is_stale = false;
                let views = records::view(&session.model.facts, &session.model.choices);
                for view in views.iter().filter(|view| view.status == RecordStatus::Live) {
                    world.notice(&view.wanted.name, view.wanted.rtype);
                }
                if records::all_live(&views) {
                    session.end();
                    return;
                }
                if session.model.has_looked() && views.len() == world.wanted.len() {
                    if !entered {
                        session.send(Msg::Go(StepId::Records));
                        session.send(Msg::Entered);
                        entered = true;
                    } else if !published {
                        world.publish();
                        published = true;
                    }
                }
            }
            _ = session.next() => is_stale = true,
        }
    }
}

/// `dig +short` of each record in a loop, at one public resolver: what a person types.
pub async fn dig_loop(world: Arc<World>) {
    let resolver = world.public_resolvers().swap_remove(0);
    loop {
        let mut missing = false;
        for wanted in &world.wanted {
            if has(&world, &resolver, wanted).await {
                world.notice(&wanted.name, wanted.rtype);
            } else {
                missing = true;
            }
        }
        if !missing {
            return;
        }
        world.publish();
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}

/// lego's check before a challenge (`challenge/dns01`, "precheck"): one record after the other,
/// every two seconds, the recursive servers first and then each authoritative one, until the first
/// that does not have the record. What comes later in the list is not looked at meanwhile.
pub async fn lego(world: Arc<World>) {
    let servers: Vec<Server> = world.public_resolvers().into_iter().chain(world.name_servers()).collect();
    for wanted in &world.wanted {
        while !all_have(&world, &servers, wanted).await {
            world.publish();
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        world.notice(&wanted.name, wanted.rtype);
    }
}

async fn all_have(world: &World, servers: &[Server], wanted: &Wanted) -> bool {
    for server in servers {
        if !has(world, server, wanted).await {
            return false;
        }
    }
    true
}

async fn has(world: &World, server: &Server, wanted: &Wanted) -> bool {
    let question = Question { server: server.clone(), name: wanted.name.clone(), rtype: wanted.rtype };
    wanted.is_in(&world.asker.ask(&question).await)
}
