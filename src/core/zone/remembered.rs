//! The authorities that one state of the facts gives: they are asked for many times between two
//! answers.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::core::dns::{RecordType, Server};
use crate::core::name::Name;
use crate::core::situation::{Resolver, Situation};

use super::authority::Authority;

#[derive(Clone, Debug, Default)]
pub struct Remembered(RefCell<Made>);

#[derive(Clone, Debug, Default)]
struct Made {
    /// Who was to be asked.
    resolvers: Vec<Resolver>,
    over_https: Vec<Server>,
    /// `None`: of the domain.
    authorities: BTreeMap<(Name, Option<RecordType>), Authority>,
}

impl Remembered {
    /// An answer came: it may tell of other servers.
    pub fn forget(&self) {
        self.0.borrow_mut().authorities.clear();
    }

    /// The authority made by `make`, or the one made before of the same answers and resolvers.
    pub fn authority(
        &self,
        situation: &Situation,
        key: (Name, Option<RecordType>),
        make: impl FnOnce() -> Authority,
    ) -> Authority {
        if let Some(authority) = self.of(situation).get(&key) {
            return authority.clone();
        }
        // Nothing is held meanwhile: what is made may rest on another one.
        let authority = make();
        self.of(situation).insert(key, authority.clone());
        authority
    }

    fn of(
        &self,
        situation: &Situation,
    ) -> std::cell::RefMut<'_, BTreeMap<(Name, Option<RecordType>), Authority>> {
        let mut made = self.0.borrow_mut();
        if made.resolvers != situation.resolvers || made.over_https != situation.over_https {
            *made = Made {
                resolvers: situation.resolvers.clone(),
                over_https: situation.over_https.clone(),
                authorities: BTreeMap::new(),
            };
        }
        std::cell::RefMut::map(made, |made| &mut made.authorities)
    }
}
