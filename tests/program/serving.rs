//! `rehearse --serve`: what it prints, and how it ends.

use nix::sys::signal::Signal;

use super::served::Served;

#[test]
fn a_signal_ends_the_service_well() {
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        assert_eq!(Served::start("default").end(signal), Some(0), "{signal:?}");
    }
}

#[test]
fn it_prints_what_clients_and_sendoff_need() {
    let served = Served::start("granted");
    let names: Vec<&str> = served.environment().iter().map(|(name, _)| name.as_str()).collect();
    for name in ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"] {
        assert!(names.contains(&name), "{name} is missing");
    }
    for flag in ["--dns-map", "--resolver", "--from", "--user-pool", "--to"] {
        assert!(served.flags().iter().any(|word| word == flag), "{flag} is missing: {:?}", served.flags());
    }
}
