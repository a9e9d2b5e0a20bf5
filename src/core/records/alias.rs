//! Where a CNAME leads in the end. To a question for a CNAME a server gives that one CNAME and
//! follows it no further (RFC 1034, section 4.3.2, step 3a), so each of a chain is asked for.

use crate::core::facts::Facts;
use crate::core::kinds::dns::{RecordType, Reply, Rr, chain_end};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::servers::authority::{self, LookUp};
use crate::core::servers::probe::Probe;

/// SES resolves a CNAME over other names too; a chain is hardly ever longer.
const LONGEST: usize = 4;

/// The end of the chain that begins with `records` at `name`, and what must be asked to know more.
pub fn follow(facts: &Facts, name: &Name, records: &[Rr]) -> (Name, Vec<Query>) {
    from(facts, name, chain_end(records, name))
}

/// The same from where a reply has led.
pub fn from(facts: &Facts, name: &Name, mut at: Name) -> (Name, Vec<Query>) {
    if at == *name {
        return (at, Vec::new());
    }
    for _ in 0..LONGEST {
        if is_told_by_itself(&at) {
            break;
        }
        match next(facts, name, &at) {
            Next::Known(target) if target != at => at = target,
            Next::Known(_) => break,
            Next::Asks(asks) => return (at, asks),
        }
    }
    (at, Vec::new())
}

enum Next {
    Known(Name),
    Asks(Vec<Query>),
}

/// Names of the record's own domain are asked of its servers, others of a resolver.
fn next(facts: &Facts, name: &Name, at: &Name) -> Next {
    let domain = name.registrable();
    if domain.is_some_and(|domain| at.is_within(&domain)) {
        let look = Probe::at(at.clone(), RecordType::Cname);
        return match look.reply(facts) {
            Some(Reply::Referral { .. }) | None => Next::Asks(look.asks(facts)),
            Some(reply) => Next::Known(chain_end(reply.records(), at)),
        };
    }
    match authority::look_up(facts, at, RecordType::Cname) {
        LookUp::Answered(reply) => Next::Known(chain_end(reply.records(), at)),
        LookUp::Ask(query) => Next::Asks(vec![query]),
        LookUp::Failed => Next::Known(at.clone()),
    }
}

/// A name of SES or one that is no host name: there is nothing behind it to ask for.
fn is_told_by_itself(name: &Name) -> bool {
    let aws = ["amazonses.com", "amazonaws.com"].map(Name::from_answer);
    aws.iter().any(|zone| name.is_within(zone)) || name.as_str().contains('\\')
}
