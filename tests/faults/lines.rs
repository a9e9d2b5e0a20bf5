//! `apply` in this process, and what it prints.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::timeout;

use sendoff::report::{Exit, Style};
use sendoff::shell::faces::{self, Output};
use sendoff::words::{Lang, Words};

use crate::setting::Setting;

/// Only a failure takes so much longer than it was to wait.
const PATIENCE: Duration = Duration::from_secs(240);

/// Where lines go that the test reads.
#[derive(Clone, Default)]
pub struct Page(Arc<Mutex<Vec<u8>>>);

impl Page {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).expect("UTF-8")
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `apply --yes --wait`, as it ends and what it prints.
pub async fn apply(setting: &Setting, wait: Duration) -> (Exit, String) {
    let page = Page::default();
    let out = Output::new(Words::new(Lang::En), Style::default(), Box::new(page.clone()));
    let apply = timeout(wait + PATIENCE, faces::apply::apply(setting.session(), out, None, wait)).await;
    let exit = apply.unwrap_or_else(|_| panic!("apply never ended:\n{}", page.text()));
    (exit.expect("a page takes all"), page.text())
}
