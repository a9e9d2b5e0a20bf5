//! In a world that answers at once, a whole set-up waits for no clock.

use std::time::Duration;

use super::simulation::Simulation;
use crate::report::Exit;

/// SES looks whenever it is asked, and every name server has at once what was written.
const AT_ONCE: &str = r#"
extends = "granted"

[timing]
ses_looks_every = 0
insync_after = 0

[zones."example.com"]
servers = [
    { host = "ns-1.awsdns-01.com", address = "198.51.100.1" },
    { host = "ns-514.awsdns-02.net", address = "198.51.100.2" },
    { host = "ns-1027.awsdns-03.org", address = "198.51.100.3" },
    { host = "ns-1540.awsdns-04.co.uk", address = "198.51.100.4" },
]
"#;

#[tokio::test(start_paused = true)]
async fn no_gap_of_a_whole_set_up_is_ended_by_a_timer() {
    let world = Simulation::of(AT_ONCE);
    let (exit, said) = world.apply(world.given.clone(), Duration::from_secs(600)).await;
    assert_eq!(exit, Exit::Done, "{said}");
    let writes = world.heard().iter().filter(|call| call.writes).count();
    assert_eq!(writes, 7, "{said}");
    assert_eq!(world.waited(), Duration::ZERO, "{said}");
}
