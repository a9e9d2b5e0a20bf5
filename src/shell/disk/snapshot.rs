//! A user pool as it stood before the wizard changed it.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::problem;
use super::trust::THROUGH_LINKS;
use crate::core::kinds::change::Binding;
use crate::core::kinds::name::{Name, Region, UserPoolId};
use crate::core::kinds::problem::Problem;
use crate::core::wizard::effect::SetupKey;
use crate::core::wizard::restoring::Restoring;

/// The version that this program writes.
const VERSION: u32 = 1;

/// In bytes. A described pool is some tens of kilobytes: texts of 20,000 characters at most.
const LARGEST: u64 = 4 << 20;

/// `snapshots/POOL-TIMESTAMP.json`: `DescribeUserPool`'s `UserPool` as it came, and
/// `GetUserPoolMfaConfig` beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub version: u32,
    pub at: Timestamp,
    pub account: String,
    /// The identity's Region, and its domain: whose journal knows of the snapshot.
    pub region: Region,
    pub domain: Name,
    pub user_pool: UserPoolId,
    pub members: Map<String, Value>,
    pub mfa: Value,
    /// SHA-256 of all above, in hexadecimal. It has no key, so that it proves only against accidents:
    /// whoever edits the file can compute it anew. The journal has it too.
    pub sha256: String,
}

/// Why a file cannot be put back. Each has its words under `report-snapshot-CODE`.
#[derive(Debug)]
pub enum Unusable {
    /// It could not be read.
    Disk(Problem),
    /// No snapshot that this program wrote; the parser's words.
    Foreign(String),
    /// Of a version of this program newer than this one.
    Newer(u32),
    /// Edited or damaged since it was written, and not by somebody who computed its sum anew.
    Edited,
}

impl Snapshot {
    pub fn of(binding: &Binding, setup: &SetupKey, at: Timestamp) -> Self {
        let mut snapshot = Self {
            version: VERSION,
            at,
            account: setup.account.clone(),
            region: setup.region.clone(),
            domain: setup.domain.clone(),
            user_pool: binding.user_pool.clone(),
            members: binding.seen.clone(),
            mfa: binding.seen_mfa.clone(),
            sha256: String::new(),
        };
        snapshot.sha256 = snapshot.sum();
        snapshot
    }

    /// The set-up in whose directory it was written.
    pub fn setup(&self) -> SetupKey {
        SetupKey { account: self.account.clone(), region: self.region.clone(), domain: self.domain.clone() }
    }

    /// What putting it back takes. `is_own`: the journal has this very snapshot.
    pub fn restoring(self, all: bool, is_own: bool) -> Restoring {
        Restoring {
            setup: self.setup(),
            user_pool: self.user_pool,
            at: self.at,
            members: self.members,
            mfa: self.mfa,
            all,
            is_own,
            region: None,
        }
    }

    /// Over compact JSON: blanks and line ends between members may change.
    fn sum(&self) -> String {
        let bare = Self { sha256: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&bare).unwrap_or_default();
        Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads a snapshot that the wizard wrote. A file that is none, whatever it is, is said to be
    /// none: it is read up to a limit, and nothing of it counts before its sum is right.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn read(path: &Path) -> Result<Self, Unusable> {
        let failed = |error: io::Error| Unusable::Disk(problem::io("disk:Read", path, &error));
        let irregular = || Unusable::Foreign("not a regular file".to_owned());
        if !fs::metadata(path).map_err(failed)?.is_file() {
            return Err(irregular());
        }
        let file = OpenOptions::new().read(true).custom_flags(THROUGH_LINKS).open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        if !metadata.is_file() {
            return Err(irregular());
        }
        let too_large = |length: u64| Unusable::Foreign(format!("{length} bytes, at most {LARGEST}"));
        if metadata.len() > LARGEST {
            return Err(too_large(metadata.len()));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
            return Err(too_large(LARGEST + 1));
        }
        let foreign = |error: serde_json::Error| Unusable::Foreign(error.to_string());
        let value: Map<String, Value> = serde_json::from_slice(&bytes).map_err(foreign)?;
        let version = value.get("version").and_then(Value::as_u64);
        if let Some(version) = version.and_then(|version| u32::try_from(version).ok())
            && version > VERSION
        {
            return Err(Unusable::Newer(version));
        }
        let snapshot: Self = serde_json::from_value(Value::Object(value)).map_err(foreign)?;
        if snapshot.sha256 != snapshot.sum() || !snapshot.is_of_its_pool() {
            return Err(Unusable::Edited);
        }
        Ok(snapshot)
    }

    /// What it says of itself and what AWS said are of one pool.
    fn is_of_its_pool(&self) -> bool {
        let said = |member: &str| self.members.get(member).and_then(Value::as_str);
        let account = said("Arn").and_then(|arn| arn.split(':').nth(4));
        said("Id").is_none_or(|id| id == self.user_pool.as_str())
            && account.is_none_or(|account| account == self.account)
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
