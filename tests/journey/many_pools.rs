//! A thousand user pools: only those that stand on the screen are read, each once.

use crate::person::rows;
use crate::pty::Key;
use crate::served::Served;
use crate::wizard::{calls, wizard};

const DESCRIBE: &str = "cognito-idp:DescribeUserPool";
/// Rows of the list at 80x24.
const PAGE: u64 = 12;

#[test]
fn of_a_thousand_pools_only_those_on_the_screen_are_read_and_each_once() {
    let served = Served::start("many-pools");
    let mut person = wizard(&served, served.flags(), &served.state_home());
    person.terminal.wait_for("1 to 12 of 1,000 pools");
    let read = || calls(&served.state(), DESCRIBE);
    person.terminal.wait_until("the page's pools read", |_| read() == PAGE);

    let [down, up] = [Key::PageDown, Key::PageUp].map(|key| std::str::from_utf8(key.bytes()).expect("ASCII"));
    let mut turn = |key: &str, text: &str, pools: u64| {
        person.terminal.type_text(key);
        person.terminal.wait_for(text);
        let what = format!("{text}: {pools} pools read, not {}", read());
        person.terminal.wait_until(&what, |screen| {
            let senders = |row: &&String| row.contains("Cognito") || row.contains("SES  ");
            let rows = rows(screen);
            read() == pools && rows.iter().filter(senders).count() >= 4
        });
    };
    turn(down, "13 to 24 of 1,000", 2 * PAGE);
    turn(up, "1 to 12 of 1,000", 2 * PAGE);
    turn(down, "13 to 24 of 1,000", 2 * PAGE);
    turn("G", "997 to 1,000 of 1,000", 2 * PAGE + 4);
    turn("g", "1 to 12 of 1,000", 2 * PAGE + 4);

    // Pasted, since a slow machine may rest between two letters long enough to read a page.
    person.terminal.type_text("/");
    person.terminal.wait_for("Filter");
    person.terminal.paste("tenant-077");
    person.terminal.wait_until("those it leaves", |screen| {
        rows(screen).iter().filter(|row| row.contains("tenant-077")).count() == 11
    });
    let narrowed = 2 * PAGE + 4 + 10;
    person.terminal.wait_until("those it leaves, read", |_| read() == narrowed);
    println!("{} pools of 1,000 were read on 4 pages, gone through 6 times", read());
    assert_eq!(person.quit(), 3);
    assert_eq!(read(), narrowed, "nothing is read twice");
    assert_eq!(calls(&served.state(), "cognito-idp:GetUserPoolMfaConfig"), narrowed);
}
