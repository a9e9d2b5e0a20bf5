//! The wizard on a terminal. It sleeps until a key, a signal, an answer or a deadline.

use std::ffi::OsString;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tokio::time::{sleep_until, timeout};

use super::input::{Input, LONGEST_PASTE_MEGABYTES, Typed, is_ctrl_c};
use super::session::{Session, Turn};
use super::signals::{self, Signal, Signals};
use super::terminal::Screen;
use super::{frame, log, panic, resume};
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::update::unkept::{Unkept, unkept};
use crate::report::exit;
use crate::screen::{Appearance, keys, pool_table};
use crate::shell::pasted_keys::Pace;
use crate::words::Words;

/// Answers are drawn at most this often; keys at once.
const BETWEEN_FRAMES: Duration = Duration::from_millis(250);

/// A window that is dragged to another size is drawn anew at most this often.
const BETWEEN_SIZES: Duration = Duration::from_millis(50);

/// How the wizard ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What [`exit`] says, as every other face ends; 128 and its number after a signal.
    pub code: i32,
    /// The command line that goes on here; none after a rehearsal, which leaves nothing.
    pub resume: Option<String>,
    /// Something was entered that it does not find again.
    pub unkept: Option<Unkept>,
}

/// Runs the wizard until the person quits or a signal ends it, and then gives the terminal back,
/// waits until all is saved and prints how to go on.
///
/// # Errors
/// The terminal cannot be taken, or is gone without a signal that says so.
pub async fn tui(session: Session, words: Words, look: Appearance) -> io::Result<Ending> {
    let mut signals = Signals::listen()?;
    panic::install(log::path().map(Into::into), words.say("shell-panic"));
    let screen = Screen::take()?;
    let mut face = Face {
        screen,
        session,
        words,
        look,
        drawn: None,
        is_stale: false,
        is_away: false,
        refitted: None,
        is_misfit: false,
        pace: Pace::from(Instant::now()),
    };
    let mut ended = face.run(&mut signals).await;
    if ended.is_err()
        && let Ok(number) = timeout(BETWEEN_FRAMES, signals.end()).await
    {
        // A terminal that goes away says so twice; the signal decides the exit code.
        ended = Ok(Some(number));
    }
    let Face { screen, mut session, words, .. } = face;
    drop(screen);
    session.end();
    let ending = Ending::of(ended?, &session.model);
    // A terminal that is gone reads no last words.
    let _ = ending.say(&mut io::stdout(), &words);
    Ok(ending)
}

impl Ending {
    fn of(signal: Option<i32>, model: &Model) -> Self {
        let code = signal.map_or_else(|| exit(model).code().into(), |number| 128 + number);
        let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
        let is_kept = !model.facts.situation.rehearsal;
        let resume = is_kept.then(|| resume::command(&arguments, model));
        Self { code, resume, unkept: unkept(model) }
    }

    fn say(&self, out: &mut impl Write, words: &Words) -> io::Result<()> {
        match &self.resume {
            None => writeln!(out, "{}", words.say("shell-rehearsal-over"))?,
            Some(command) => {
                let sentence = match self.unkept {
                    None if self.code == 0 => words.say("shell-finished"),
                    unkept => resume::sentence(unkept, words),
                };
                writeln!(out, "{sentence}\n  {command}")?;
            }
        }
        out.flush()
    }
}

struct Face {
    screen: Screen,
    session: Session,
    words: Words,
    look: Appearance,
    /// When the last frame went out.
    drawn: Option<Instant>,
    /// The model may have changed since.
    is_stale: bool,
    /// Stopped: the terminal is somebody else's.
    is_away: bool,
    /// When all of the screen went out last, for another size of it.
    refitted: Option<Instant>,
    /// The size has changed again since.
    is_misfit: bool,
    pace: Pace,
}

enum Happened {
    Signal(Signal),
    Typed(Vec<Typed>),
    Turn(Turn),
    FrameDue,
    SizeDue,
}

impl Face {
    /// The number of the signal that ended it, if one did.
    async fn run(&mut self, signals: &mut Signals) -> io::Result<Option<i32>> {
        // Something to look at before anything is asked.
        self.session.wake();
        self.draw()?;
        let mut input = Input::listen()?;
        self.measure()?;
        self.session.send(Msg::Started);
        self.is_stale = true;
        while !self.session.is_over() {
            let happened = tokio::select! {
                biased;
                signal = signals.next() => Happened::Signal(signal),
                typed = input.next(), if !self.is_away => Happened::Typed(typed?),
                () = after(self.refitted, BETWEEN_SIZES), if self.is_misfit && !self.is_away => Happened::SizeDue,
                () = after(self.drawn, BETWEEN_FRAMES), if self.is_stale && !self.is_away => Happened::FrameDue,
                turn = self.session.next() => Happened::Turn(turn),
            };
            match happened {
                Happened::Signal(Signal::End(number)) => return Ok(Some(number)),
                Happened::Signal(Signal::Stop) => self.stop()?,
                Happened::Signal(Signal::Continue) => self.go_on()?,
                Happened::Signal(Signal::Resized) => self.is_misfit = true,
                Happened::SizeDue => self.refit()?,
                Happened::Typed(typed) => self.typed(typed, &mut input).await?,
                Happened::FrameDue => self.draw()?,
                Happened::Turn(Turn::Quit) => break,
                Happened::Turn(Turn::Going) => self.is_stale = true,
            }
        }
        Ok(None)
    }

    /// All that came together is of one moment, and makes one frame.
    async fn typed(&mut self, typed: Vec<Typed>, input: &mut Input) -> io::Result<()> {
        let is_alone = is_one_key(&typed) && !input.is_pasting();
        self.session.wake();
        let mut typed = self.pace.thin(typed, Instant::now()).into_iter();
        while let Some(next) = typed.next() {
            let before = self.session.changes();
            self.take(next)?;
            if self.session.is_over() {
                if !is_alone {
                    input.drop_rest().await;
                }
                return Ok(());
            }
            if self.session.changes() > before {
                // What was typed ahead was meant for what stood there before; Ctrl-C means the same.
                let ahead: Vec<Typed> = typed.chain(input.ready()?).filter(is_ctrl_c).collect();
                typed = ahead.into_iter();
            }
        }
        self.draw()
    }

    fn take(&mut self, typed: Typed) -> io::Result<()> {
        match typed {
            Typed::Paste(text) => self.session.take(Msg::Edit(Edit::Paste(text))),
            Typed::TooLong => self.session.take(Msg::PasteTooLong(LONGEST_PASTE_MEGABYTES)),
            Typed::Text(text) => self.text(&text),
            Typed::Key(key) if is_ctrl_z(key) => {
                if signals::has_job_control() {
                    // Comes back as a signal, as it does from anywhere else.
                    signals::stop_job()?;
                }
            }
            Typed::Key(key) => self.key(key),
        }
        Ok(())
    }

    /// One edit where it is text, and else a key for each character.
    fn text(&mut self, text: &str) {
        let before = self.session.changes();
        for (at, c) in text.char_indices() {
            if let Some(msg) = keys::text(&self.session.model, &text[at..]) {
                return self.session.take(msg);
            }
            if !self.pace.keeps(Instant::now()) {
                return;
            }
            self.key(KeyCode::Char(c).into());
            if self.session.is_over() || self.session.changes() > before {
                return;
            }
        }
    }

    fn key(&mut self, key: KeyEvent) {
        if let Some(msg) = keys::msg(&self.session.model, key) {
            self.session.take(msg);
        }
    }

    /// How many rows of a table there is room for decides what is asked.
    fn measure(&mut self) -> io::Result<()> {
        self.session.send(Msg::Room(pool_table::room(frame::size()?.height)));
        Ok(())
    }

    /// For the size that the screen has now.
    fn refit(&mut self) -> io::Result<()> {
        self.is_misfit = false;
        self.refitted = Some(Instant::now());
        self.screen.redraw()?;
        self.measure()?;
        self.draw()
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.is_away {
            return Ok(());
        }
        self.is_stale = false;
        if self.screen.draw(&self.session.model, &self.words, &self.look)? {
            self.drawn = Some(Instant::now());
        }
        Ok(())
    }

    /// Gives the terminal to the shell and stops until the shell continues this program.
    fn stop(&mut self) -> io::Result<()> {
        if !signals::has_job_control() {
            return Ok(());
        }
        self.is_away = true;
        // Nobody may bring it back.
        self.session.send(Msg::LeavesOff);
        Screen::leave();
        signals::stop()
    }

    /// After any stop: even one that this program could not see left the terminal to others.
    fn go_on(&mut self) -> io::Result<()> {
        self.is_away = false;
        self.is_misfit = false;
        self.screen.retake()?;
        self.measure()?;
        self.session.wake();
        self.draw()
    }
}

/// At once where it has not been yet.
async fn after(last: Option<Instant>, pause: Duration) {
    if let Some(last) = last {
        sleep_until((last + pause).into()).await;
    }
}

fn is_ctrl_z(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('z') && key.modifiers == KeyModifiers::CONTROL
}

fn is_one_key(typed: &[Typed]) -> bool {
    match typed {
        [Typed::Key(_)] => true,
        [Typed::Text(text)] => text.chars().count() == 1,
        _ => false,
    }
}
