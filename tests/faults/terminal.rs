//! The login on a terminal: it ends in the middle, somebody signs in elsewhere, `r`, and it goes on.

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use sendoff::words::Lang;

use crate::each_call::{alone, undisturbed};
use crate::person::{Person, progress};
use crate::proxy::Proxy;
use crate::pty::{Key, Launch};
use crate::setting::{Setting, granted, passes};

/// The world on a thread of its own, for as long as the sender lives.
fn world() -> (Proxy, Vec<String>, mpsc::Sender<()>) {
    let (told, tell) = mpsc::channel();
    let (end, ended) = mpsc::channel();
    std::thread::spawn(move || {
        alone(async {
            let setting = Setting::of(&granted(), Arc::clone(&undisturbed().calls), passes()).await;
            told.send((setting.proxy.clone(), setting.flags())).expect("the test waits");
            let waiting = tokio::task::spawn_blocking(move || ended.recv());
            drop(waiting.await);
        });
    });
    let (proxy, flags) = tell.recv_timeout(Duration::from_secs(300)).expect("a world");
    (proxy, flags, end)
}

/// What `aws sso login` leads to, as the SDK sees it: other keys for the same profile.
fn sign_in(file: &Path, key: &str) {
    let text = format!("[default]\naws_access_key_id = {key}\naws_secret_access_key = secret\n");
    std::fs::write(file, text).expect("a file");
}

fn look_again(person: &mut Person) {
    let command = "aws sso login";
    person.terminal.wait_for(command);
    assert_eq!(person.terminal.screen().matches(command).count(), 1, "{}", person.terminal.screen());
    assert_ne!(person.progress(), "8/8");
}

#[test]
fn a_login_that_ends_on_the_way_costs_nothing() {
    let (proxy, flags, _world) = world();
    let home = tempfile::TempDir::new().expect("a directory");
    let credentials = home.path().join("credentials");
    sign_in(&credentials, "FIRST");
    proxy.end("FIRST");
    let launch = Launch::sendoff(&flags)
        .env("AWS_ENDPOINT_URL", format!("http://{}", proxy.address))
        .env("AWS_SHARED_CREDENTIALS_FILE", &credentials)
        .env("AWS_CONFIG_FILE", home.path().join("config"));
    let mut person = Person::at(launch, Lang::En);

    look_again(&mut person);
    sign_in(&credentials, "SECOND");
    person.terminal.type_text("r");
    person.terminal.wait_gone("aws sso login");
    person.lead_on("the records' preview", |person, screen| {
        matches!(person.hint(screen), Some(crate::person::Hint::Leads(said))
            if said == person.words.say("enter-confirm-publish-records"))
    });

    // Confirmed and refused: nothing went out, and nothing goes out by itself after the login.
    proxy.end("SECOND");
    person.terminal.press(Key::Enter);
    look_again(&mut person);
    sign_in(&credentials, "THIRD");
    person.terminal.type_text("r");
    person.lead_on("8/8", |_, screen| progress(screen) == "8/8");
    assert_eq!(proxy.came("ses:SendEmail"), 1);
    assert_eq!(proxy.came("ses:CreateEmailIdentity"), 1);
    person.quit();
}
