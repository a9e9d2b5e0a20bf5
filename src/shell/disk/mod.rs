//! What this machine keeps of a set-up: choices, journal, snapshots. Everything here blocks and
//! is small; the session calls it from a thread of its own.
//!
//! Nothing is created before the first write, so that looking leaves no trace.

mod choices;
mod cut;
mod journal;
mod lines;
mod lock;
mod place;
mod problem;
mod snapshot;
#[cfg(test)]
mod tests;
mod trust;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use etcetera::BaseStrategy;
use jiff::Timestamp;
use serde_json::Value;
use tempfile::TempDir;

use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::problem::Problem;
use crate::core::wizard::effect::SetupKey;

pub use lock::PATIENCE;
pub use snapshot::{Snapshot, Unusable};
pub(super) use trust::WITHOUT_WAITING;

use trust::Owner;

const SNAPSHOTS: &str = "snapshots";
/// What a set-up's directory may hold beside them.
const FILES: [&str; 3] = [choices::FILE, journal::FILE, lock::FILE];

/// The state below `$XDG_STATE_HOME/sendoff/<aws | host-port | mixed+…>/`.
#[derive(Clone, Debug)]
pub struct Disk {
    base: PathBuf,
    /// The uppermost directory that is this program's own.
    top: PathBuf,
    owner: Owner,
    /// The choices of each directory as this program last read or saved them.
    known: Arc<Mutex<BTreeMap<PathBuf, Value>>>,
    /// Ids of the intents that this program has read or written.
    intents: Arc<Mutex<BTreeSet<String>>>,
    /// The rehearsal's directory goes with the last clone.
    temporary: Option<Arc<TempDir>>,
}

/// What was read of a set-up. A problem stands beside what could be read all the same.
#[derive(Debug, Default)]
pub struct Kept {
    pub choices: Option<Choices>,
    pub journal: Vec<Entry>,
    pub problem: Option<Problem>,
}

impl Disk {
    /// The directory of these endpoints as the XDG Base Directory Specification places it, on
    /// macOS too.
    ///
    /// # Errors
    /// `ProblemKind::Disk` where no home directory is known.
    pub fn open(endpoints: &Endpoints) -> Result<Self, Problem> {
        let home = etcetera::base_strategy::Xdg::new()
            .map_err(|error| problem::named("disk:Open", "NoHome", error.to_string()))?;
        let state = home.state_dir().unwrap_or_else(|| home.home_dir().join(".local/state"));
        let owner = Owner::of_process(Some(home.home_dir().to_owned()));
        Ok(Self { owner, ..Self::below(&state, endpoints) })
    }

    /// The same below a state directory of the caller's choice.
    pub fn below(state: &Path, endpoints: &Endpoints) -> Self {
        let top = state.join("sendoff");
        Self {
            base: top.join(place::endpoints(endpoints)),
            top,
            owner: Owner::of_process(None),
            known: Arc::default(),
            intents: Arc::default(),
            temporary: None,
        }
    }

    /// A directory that is removed with the last clone of this value.
    ///
    /// # Errors
    /// `ProblemKind::Disk` where the system's directory for temporary files takes none.
    pub fn temporary() -> Result<Self, Problem> {
        let directory = tempfile::Builder::new()
            .prefix("sendoff-")
            .tempdir()
            .map_err(|error| problem::io("disk:Open", &std::env::temp_dir(), &error))?;
        Ok(Self {
            base: directory.path().to_owned(),
            top: directory.path().to_owned(),
            owner: Owner::of_process(None),
            known: Arc::default(),
            intents: Arc::default(),
            temporary: Some(Arc::new(directory)),
        })
    }

    /// The directory of one set-up.
    pub fn directory(&self, setup: &SetupKey) -> PathBuf {
        self.base.join(place::setup(setup))
    }

    /// The domains for which this account and Region have state here, sorted.
    ///
    /// # Errors
    /// `ProblemKind::Disk`; no directory at all is no error.
    pub fn setups(&self, account: &str, region: &Region) -> Result<Vec<Name>, Problem> {
        self.trusted(&self.base)?;
        let failed = |error: io::Error| problem::io("disk:Read", &self.base, &error);
        let entries = match fs::read_dir(&self.base) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(error)),
        };
        let mut domains = Vec::new();
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let holds_state = [choices::FILE, journal::FILE].iter().any(|f| entry.path().join(f).is_file());
            if holds_state
                && let Some(domain) = place::domain(&entry.file_name().to_string_lossy(), account, region)
            {
                domains.push(domain);
            }
        }
        domains.sort();
        Ok(domains)
    }

    pub fn load(&self, setup: &SetupKey) -> Kept {
        let directory = self.directory(setup);
        if let Err(problem) = self.trusted(&directory) {
            return Kept { problem: Some(problem), ..Kept::default() };
        }
        if !directory.exists() {
            return Kept::default();
        }
        // Where even the lock cannot be had (a read-only file system), reading goes on without.
        let _lock = lock::shared(&self.owner, &directory);
        let (choices, first) = match choices::read(&self.owner, &directory) {
            Ok(choices) => (choices, None),
            Err(problem) => (None, Some(problem)),
        };
        if let Some(read) = choices.as_ref().and_then(|choices| serde_json::to_value(choices).ok()) {
            self.known().insert(directory.clone(), read);
        }
        let (journal, second) = journal::read(&self.owner, &directory);
        self.intents().extend(journal.iter().filter_map(intent).map(|(id, _)| id.to_owned()));
        Kept { choices, journal, problem: first.or(second) }
    }

    /// Writes the choices in one piece. A file that this version cannot read is kept beside them;
    /// what another wizard chose since stays where this one has not chosen otherwise.
    ///
    /// # Errors
    /// `ProblemKind::Disk`; what stood before still stands.
    pub fn save(&self, setup: &SetupKey, choices: &Choices) -> Result<(), Problem> {
        let directory = self.prepare(setup)?;
        let _lock = lock::exclusive(&self.owner, &directory)?;
        let ours = serde_json::to_value(choices)
            .map_err(|error| problem::io("disk:Write", &directory, &error.into()))?;
        let before = self.known().get(&directory).cloned();
        let merged = choices::merged(&self.owner, &directory, before.as_ref(), &ours);
        choices::write(&self.owner, &directory, &merged)?;
        self.known().insert(directory, ours);
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Value>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends one line to the journal; it is on the disk when this returns.
    ///
    /// # Errors
    /// `ProblemKind::Disk`; the journal is then as it was.
    pub fn append(&self, setup: &SetupKey, entry: &Entry) -> Result<(), Problem> {
        let directory = self.prepare(setup)?;
        let _lock = lock::exclusive(&self.owner, &directory)?;
        journal::append(&self.owner, &directory, entry)
    }

    /// Appends an intent as [`Disk::append`] does. One of what is no ensure is not written where
    /// another program on this machine has intended the same since this one last read the journal.
    ///
    /// # Errors
    /// `ProblemKind::Conflict` with the code `Overtaken`; `ProblemKind::Disk`. The journal is then
    /// as it was.
    pub fn intend(&self, setup: &SetupKey, entry: &Entry) -> Result<(), Problem> {
        let directory = self.prepare(setup)?;
        let _lock = lock::exclusive(&self.owner, &directory)?;
        let Some((id, change)) = intent(entry) else {
            return journal::append(&self.owner, &directory, entry);
        };
        if !change.is_ensure() {
            let known = self.intents();
            let (journal, _) = journal::read(&self.owner, &directory);
            let others = journal.iter().filter_map(|entry| Some((entry.at(), intent(entry)?)));
            let mut unknown =
                others.filter(|(_, (id, other))| other.code() == change.code() && !known.contains(*id));
            if let Some((at, _)) = unknown.next_back() {
                return Err(problem::overtaken(change, &directory, at));
            }
        }
        journal::append(&self.owner, &directory, entry)?;
        self.intents().insert(id.to_owned());
        Ok(())
    }

    fn intents(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.intents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what stands in a pool before it is bound; the journal's line of it.
    ///
    /// # Errors
    /// `ProblemKind::Disk`.
    pub fn snapshot(&self, setup: &SetupKey, binding: &Binding, at: Timestamp) -> Result<Entry, Problem> {
        let directory = self.prepare(setup)?;
        let _lock = lock::exclusive(&self.owner, &directory)?;
        let snapshots = directory.join(SNAPSHOTS);
        create(&snapshots)?;
        self.owner.directories(&self.top, &snapshots)?;
        let snapshot = Snapshot::of(binding, setup, at);
        let file = snapshot::write(&snapshots, &snapshot)?;
        let user_pool = snapshot.user_pool.to_string();
        Ok(Entry::Snapshot { at, user_pool, file, sha256: Some(snapshot.sha256) })
    }

    /// True for a snapshot of the set-up's own directory whose sum the journal holds: this program
    /// wrote it so, and nobody else can have written either. Its own sum says nothing of that, as
    /// anybody can compute one.
    pub fn wrote(&self, file: &Path, snapshot: &Snapshot) -> bool {
        let directory = self.directory(&snapshot.setup());
        let snapshots = directory.join(SNAPSHOTS);
        let place = |path: &Path| fs::canonicalize(path).ok();
        let lies_there = file.parent().and_then(place).is_some_and(|found| Some(found) == place(&snapshots));
        if !lies_there || self.trusted(&directory).and(self.trusted(&snapshots)).is_err() {
            return false;
        }
        let (journal, _) = journal::read(&self.owner, &directory);
        journal.iter().any(
            |entry| matches!(entry, Entry::Snapshot { sha256: Some(sum), .. } if *sum == snapshot.sha256),
        )
    }

    /// # Errors
    /// Why the state of this set-up is not believed: somebody else can write it.
    pub fn believed(&self, setup: &SetupKey) -> Result<(), Problem> {
        self.trusted(&self.directory(setup))
    }

    fn trusted(&self, directory: &Path) -> Result<(), Problem> {
        if let Some(state) = self.top.parent().filter(|_| self.temporary.is_none()) {
            self.owner.above(state)?;
        }
        self.owner.directories(&self.top, directory)?;
        FILES.iter().try_for_each(|file| self.owner.unless_foreign(&directory.join(file)))
    }

    fn prepare(&self, setup: &SetupKey) -> Result<PathBuf, Problem> {
        let directory = self.directory(setup);
        self.trusted(&directory)?;
        if !directory.exists() {
            create(&directory)?;
            // Somebody may have been faster, where others may write too.
            self.trusted(&directory)?;
        }
        Ok(directory)
    }
}

fn intent(entry: &Entry) -> Option<(&str, &Change)> {
    match entry {
        Entry::Intent { id, change, .. } => Some((id, change)),
        _ => None,
    }
}

/// Creates a directory for its owner alone, with all above it.
fn create(directory: &Path) -> Result<(), Problem> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
        .map_err(|error| problem::io("disk:Write", directory, &error))
}

/// Makes a new name in a directory outlast a power cut.
fn sync(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}
