//! Lists that come in pages.

use std::collections::HashSet;
use std::hash::Hash;

use super::problem::Call;
use crate::core::kinds::problem::{Problem, ProblemKind};

/// More pages than any account fills (10,000 identities come in 10, hosted zones in 100).
const MOST: usize = 2000;

/// Where a listing goes on. A service that names a place twice would be asked for ever.
#[derive(Debug)]
pub struct Pages<T> {
    passed: HashSet<T>,
}

impl<T: Clone + Eq + Hash> Pages<T> {
    pub fn new() -> Self {
        Self { passed: HashSet::new() }
    }

    /// Takes the place where the next page begins.
    ///
    /// # Errors
    /// `Malformed` where the listing was there before.
    pub fn go_on(&mut self, call: &Call, next: &T) -> Result<(), Problem> {
        if self.passed.len() < MOST && self.passed.insert(next.clone()) {
            return Ok(());
        }
        Err(call.problem(ProblemKind::Malformed, "the listing does not advance".to_owned()))
    }
}
