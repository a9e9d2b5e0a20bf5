//! What others wrote in Python: moto and the AWS CLI, in a virtual environment below `target/`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::watch;

const REQUIREMENTS: &str = include_str!("requirements.txt");

/// The virtual environment, made where it is not there yet or not from today's requirements. A
/// lock keeps two test programs from making it at once.
pub fn environment() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(home).expect("the target directory can be written");
    let lock = File::create(home.join("moto.lock")).expect("the lock file can be made");
    lock.lock().expect("the lock can be had");
    let venv = home.join("moto");
    let stamp = venv.join("made-from.txt");
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == REQUIREMENTS) {
        return venv;
    }
    let _ = fs::remove_dir_all(&venv);
    run(
        Command::new("python3").args(["-m", "venv"]).arg(&venv),
        "These tests need Python 3.11 or later with its venv module. Debian and Ubuntu: apt-get install \
         python3-venv; Fedora: dnf install python3; macOS: brew install python.",
    );
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/moto/requirements.txt");
    run(
        Command::new(venv.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r"])
            .arg(requirements),
        "moto, a simulator of AWS, and the AWS CLI could not be installed: let pip reach PyPI, or a mirror that \
         PIP_INDEX_URL names, and run the tests again.",
    );
    fs::write(&stamp, REQUIREMENTS).expect("the target directory can be written");
    venv
}

/// Two packages of some ten megabytes, over a slow line.
const NETWORK: Duration = Duration::from_secs(900);

fn run(command: &mut Command, need: &str) {
    let output = match watch::run_within(command, NETWORK) {
        Ok(output) => output,
        Err(error) => panic!("{need}\n\n{command:?}: {error}"),
    };
    assert!(
        output.status.success(),
        "{need}\n\n{command:?} said:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}
