//! Whose the state is. Whoever else can write it could choose another user pool, or add a line to the
//! journal that has a real user deleted: what another can write is not believed. ssh holds the files of
//! its owner to the same (`StrictModes`, sshd_config(5)), git a repository (`safe.directory`,
//! git-config(1)).

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use nix::fcntl::OFlag;
use nix::unistd::{Gid, Group, Uid, User, geteuid};

use super::problem;
use crate::core::handover::command_line::quote;
use crate::core::kinds::problem::{DISTRUST, Problem};

/// Who may write, and above which directory nobody looks.
#[derive(Clone, Debug)]
pub struct Owner {
    uid: u32,
    /// As in sshd, what is above the home directory is the machine's own affair.
    home: Option<PathBuf>,
}

/// Bits of a mode that let the group, or everybody, write.
const GROUP: u32 = 0o020;
const EVERYBODY: u32 = 0o002;
/// In a directory with this bit nobody can replace what is another's.
const STICKY: u32 = 0o1000;

impl Owner {
    /// Whoever this program runs as.
    pub fn of_process(home: Option<PathBuf>) -> Self {
        Self { uid: geteuid().as_raw(), home }
    }

    #[cfg(test)]
    pub fn with(uid: u32) -> Self {
        Self { uid, home: None }
    }

    /// The directories from `top` down to `directory` are the owner's alone. What does not exist yet is
    /// made by this program.
    ///
    /// # Errors
    /// The first of them that is not.
    pub fn directories(&self, top: &Path, directory: &Path) -> Result<(), Problem> {
        let own: Vec<&Path> = directory.ancestors().take_while(|path| path.starts_with(top)).collect();
        for path in own.into_iter().rev() {
            let Some(metadata) = found(path)? else { break };
            if !metadata.is_symlink() {
                self.own(path, &metadata)?;
                continue;
            }
            // The owner's own link leads on, to a directory that is held to the same.
            self.link(path, &metadata)?;
            let failed = |error: io::Error| problem::io("disk:Read", path, &error);
            let real = fs::canonicalize(path).map_err(failed)?;
            self.own(&real, &fs::metadata(&real).map_err(failed)?)?;
            if let Some(above) = real.parent() {
                self.above(above)?;
            }
        }
        Ok(())
    }

    /// Opens a file of the state. Nothing but a regular one is opened: a pipe would keep this program
    /// waiting for whoever holds its other end.
    ///
    /// # Errors
    /// What kept it from being opened, or from being believed. `None`: there is none.
    pub fn open(
        &self,
        operation: &str,
        options: &mut OpenOptions,
        path: &Path,
    ) -> Result<Option<File>, Problem> {
        let failed = |error: io::Error| problem::io(operation, path, &error);
        if let Some(metadata) = found(path)? {
            self.file(path, &metadata)?;
        }
        let file = match options.custom_flags(WITHOUT_WAITING).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        // What was opened is what counts, should another stand there by now.
        self.file(path, &file.metadata().map_err(failed)?)?;
        Ok(Some(file))
    }

    /// # Errors
    /// Why a file of the state is not believed. One that is not there is no reason.
    pub fn unless_foreign(&self, path: &Path) -> Result<(), Problem> {
        found(path)?.map_or(Ok(()), |metadata| self.file(path, &metadata))
    }

    fn file(&self, path: &Path, metadata: &Metadata) -> Result<(), Problem> {
        if !metadata.is_file() {
            let message = format!("{}: {}", path.display(), kind(metadata));
            return Err(problem::named(DISTRUST, "NotRegular", message));
        }
        self.own(path, metadata)
    }

    fn own(&self, path: &Path, metadata: &Metadata) -> Result<(), Problem> {
        let place = quote(&path.display().to_string());
        if metadata.uid() != self.uid {
            let whole = if metadata.is_dir() { "-R " } else { "" };
            let mend = format!("sudo chown {whole}{} {place}", name(self.uid));
            return Err(distrusted("OwnedByAnother", path, &owner(metadata), Some(mend)));
        }
        if metadata.mode() & (GROUP | EVERYBODY) != 0 {
            let mend = Some(format!("chmod go-w {place}"));
            return Err(distrusted("WritableByOthers", path, &mode(metadata), mend));
        }
        Ok(())
    }

    /// Whoever can write a directory can put another in the place of what lies in it, whosever that
    /// is: the owner of the directory, and all others who may write to it unless it is sticky. So sshd
    /// asks of every directory above a file what it asks of the file.
    ///
    /// # Errors
    /// The first of this directory and those above it in which somebody else could.
    pub fn above(&self, directory: &Path) -> Result<(), Problem> {
        let real = directory.ancestors().find_map(|path| fs::canonicalize(path).ok());
        let walked = real.as_deref().filter(|real| !directory.starts_with(real));
        for path in
            self.up_to_home(directory).chain(walked.into_iter().flat_map(|real| self.up_to_home(real)))
        {
            let Some(metadata) = found(path)? else { continue };
            if metadata.is_symlink() {
                self.link(path, &metadata)?;
                continue;
            }
            if !self.is_trusted(&metadata) {
                return Err(distrusted("ParentOwnedByAnother", path, &owner(&metadata), None));
            }
            let bits = metadata.mode();
            let is_private = || bits & EVERYBODY == 0 && is_alone_in(metadata.gid(), self.uid);
            if bits & (GROUP | EVERYBODY) != 0 && bits & STICKY == 0 && !is_private() {
                let place = quote(&path.display().to_string());
                // Taking the right from a directory that is the machine's would keep others from
                // their work; the sticky bit only keeps them from one another's files.
                let is_own = metadata.uid() == self.uid;
                let mend =
                    if is_own { format!("chmod go-w {place}") } else { format!("sudo chmod +t {place}") };
                return Err(distrusted("ParentWritableByOthers", path, &mode(&metadata), Some(mend)));
            }
        }
        Ok(())
    }

    fn up_to_home<'a>(&'a self, directory: &'a Path) -> impl Iterator<Item = &'a Path> {
        let home = self.home.as_deref().filter(|home| directory.starts_with(home));
        directory.ancestors().take_while(move |path| home.is_none_or(|home| path.starts_with(home)))
    }

    fn link(&self, path: &Path, metadata: &Metadata) -> Result<(), Problem> {
        if self.is_trusted(metadata) {
            return Ok(());
        }
        Err(distrusted("ParentOwnedByAnother", path, &owner(metadata), None))
    }

    /// The superuser can do as the owner can.
    fn is_trusted(&self, metadata: &Metadata) -> bool {
        [0, self.uid].contains(&metadata.uid())
    }
}

/// Opens what may be anything: not through a link, and a pipe without waiting for its other end.
pub const WITHOUT_WAITING: i32 = OFlag::O_NOFOLLOW.union(OFlag::O_NONBLOCK).bits();

/// Opens a file that a person named, who may have named a link or a pipe.
pub const THROUGH_LINKS: i32 = OFlag::O_NONBLOCK.bits();

/// Of what stands there itself, and not of what a link leads to.
fn found(path: &Path) -> Result<Option<Metadata>, Problem> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(problem::io("disk:Read", path, &error)),
    }
}

/// Many systems give each user a group of their own and let it write by default (umask 002). Where
/// nobody else is in it, nobody else can write: sshd of Debian and Ubuntu allows that as well.
fn is_alone_in(gid: u32, uid: u32) -> bool {
    let user = User::from_uid(Uid::from_raw(uid)).ok().flatten();
    let group = Group::from_gid(Gid::from_raw(gid)).ok().flatten();
    let (Some(user), Some(group)) = (user, group) else { return false };
    user.gid == group.gid && user.name == group.name && group.mem.iter().all(|member| *member == user.name)
}

fn name(uid: u32) -> String {
    let user = User::from_uid(Uid::from_raw(uid)).ok().flatten();
    user.map_or_else(|| uid.to_string(), |user| quote(&user.name))
}

fn owner(metadata: &Metadata) -> String {
    let (uid, name) = (metadata.uid(), name(metadata.uid()));
    if name == uid.to_string() { format!("uid {uid}") } else { format!("uid {uid} ({name})") }
}

fn mode(metadata: &Metadata) -> String {
    format!("mode {:04o}", metadata.mode() & 0o7777)
}

fn kind(metadata: &Metadata) -> &'static str {
    let kind = metadata.file_type();
    if kind.is_symlink() {
        "symbolic link"
    } else if kind.is_dir() {
        "directory"
    } else if kind.is_fifo() {
        "named pipe"
    } else if kind.is_socket() {
        "socket"
    } else {
        "device"
    }
}

/// `mend` is the command that does away with it.
fn distrusted(code: &str, path: &Path, seen: &str, mend: Option<String>) -> Problem {
    let message = format!("{}: {seen}", path.display());
    Problem { action: mend, ..problem::named(DISTRUST, code, message) }
}

#[cfg(test)]
mod tests;
