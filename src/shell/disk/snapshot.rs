//! A user pool as it stood before the wizard changed it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::problem;
use crate::core::change::Binding;
use crate::core::effect::SetupKey;
use crate::core::name::UserPoolId;
use crate::core::problem::Problem;

/// The version that this program writes.
const VERSION: u32 = 1;

/// `snapshots/POOL-TIMESTAMP.json`: `DescribeUserPool`'s `UserPool` as it came, and
/// `GetUserPoolMfaConfig` beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub version: u32,
    pub at: Timestamp,
    pub account: String,
    pub user_pool: UserPoolId,
    pub members: Map<String, Value>,
    pub mfa: Value,
}

impl Snapshot {
    pub fn of(binding: &Binding, setup: &SetupKey, at: Timestamp) -> Self {
        Self {
            version: VERSION,
            at,
            account: setup.account.clone(),
            user_pool: binding.user_pool.clone(),
            members: binding.seen.clone(),
            mfa: binding.seen_mfa.clone(),
        }
    }

    /// Reads a snapshot that the wizard wrote.
    ///
    /// # Errors
    /// `ProblemKind::Disk`: no such file, no snapshot, or one of a newer version.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let bytes = fs::read(path).map_err(|error| problem::io("disk:Read", path, &error))?;
        let snapshot: Self = serde_json::from_slice(&bytes).map_err(|error| {
            problem::named("disk:Read", "Unreadable", format!("{}: {error}", path.display()))
        })?;
        if snapshot.version > VERSION {
            let message =
                format!("{}: version {}, this program knows {VERSION}", path.display(), snapshot.version);
            return Err(problem::named("disk:Read", "NewerVersion", message));
        }
        Ok(snapshot)
    }
}

/// Writes the snapshot under a name that no file has yet, and gives that name.
pub fn write(directory: &Path, snapshot: &Snapshot) -> Result<String, Problem> {
    let failed = |error: io::Error| problem::io("disk:Write", directory, &error);
    let mut text = serde_json::to_vec_pretty(snapshot).map_err(|error| failed(error.into()))?;
    text.push(b'\n');
    let time = snapshot.at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let pool: String = snapshot
        .user_pool
        .as_str()
        .replace(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_', "_");
    let mut number = 1u32;
    loop {
        let name =
            if number == 1 { format!("{pool}-{time}.json") } else { format!("{pool}-{time}-{number}.json") };
        let path = directory.join(&name);
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                if let Err(error) = file.write_all(&text).and_then(|()| file.sync_all()) {
                    // Half a snapshot must not look like one.
                    let _ = fs::remove_file(&path);
                    return Err(failed(error));
                }
                super::sync(directory).map_err(failed)?;
                return Ok(name);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(failed(error)),
        }
    }
}
