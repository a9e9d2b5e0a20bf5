//! The wizard on its terminal.

use sendoff::words::Lang;

use crate::pty::{Key, Launch, Terminal};
use crate::tame::assert_only_own_sequences;
use crate::world::{World, refusing, standing};

fn row(screen: &vt100::Screen, row: usize) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).nth(row).unwrap_or_default().trim_end().to_owned()
}

fn start(world: &World, lang: Lang) -> Terminal {
    let arguments = world.with(&["--lang", lang.as_str()]);
    let launch = Launch::sendoff(&arguments);
    let launch = world.environment.iter().fold(launch, |launch, (name, value)| launch.env(name, value));
    launch.start()
}

/// How often every step is looked at, while answers are still on their way.
const ROUNDS: usize = 10;

/// Every step, from its top to its end, until `shown` was among it.
fn look_at_all(world: &World, lang: Lang, shown: &str) -> Vec<u8> {
    let mut terminal = start(world, lang);
    let was_shown = |terminal: &Terminal| String::from_utf8_lossy(&terminal.raw()).contains(shown);
    for round in 0..ROUNDS {
        if round > 0 && was_shown(&terminal) {
            break;
        }
        look_at_steps(&mut terminal);
    }
    terminal.press(Key::CtrlC);
    terminal.exit_code();
    terminal.raw()
}

fn look_at_steps(terminal: &mut Terminal) {
    for step in 1..=8_usize {
        terminal.type_text(&step.to_string());
        terminal.wait_until("the step", |screen| row(screen, 1 + step).starts_with('>'));
        for _ in 0..3 {
            let before = terminal.screen();
            terminal.press(Key::PageDown);
            terminal.type_text("?");
            terminal.wait_until("the help", |screen| screen.contents() != before);
            let help = terminal.screen();
            terminal.type_text("?");
            terminal.wait_until("the step again", |screen| screen.contents() != help);
        }
    }
}

#[test]
fn what_others_wrote_does_not_steer_the_wizards_terminal() {
    for (world, shown) in [(standing(), "POOLNAME"), (refusing(), "POOLERROR")] {
        for lang in [Lang::En, Lang::Ja] {
            let raw = look_at_all(&world, lang, shown);
            assert_only_own_sequences(&raw, &format!("the screen in {}", lang.as_str()));
            let found = String::from_utf8_lossy(&raw).contains(shown);
            assert!(found, "{shown} was never on the screen in {}", lang.as_str());
        }
    }
}
