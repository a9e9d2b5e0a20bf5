//! Settings of the pool that stand in the way of writing it back.

use super::PoolSite;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::pool;

pub fn findings(look: &PoolSite<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let unknown = pool::unknown_members(&look.pool.members);
    if !unknown.is_empty() {
        // They stand in the way of a write only.
        let finding = look.finding(Code::PoolUnknownFields).seen(unknown.join("\n"));
        findings.push(finding.harmless_if(look.bound));
    }
    findings.extend(validity_days(look));
    findings
}

/// `DescribeUserPool` may give both members for how long a temporary password counts, and
/// `UpdateUserPool` refuses them together. The older one is left out of what is sent, so the
/// pair does no harm here.
fn validity_days(look: &PoolSite<'_>) -> Option<Finding> {
    let at = |member: &str, path: &str| {
        look.pool.members.get(member)?.pointer(path).filter(|value| !value.is_null())
    };
    at("AdminCreateUserConfig", "/UnusedAccountValidityDays")?;
    let days = at("Policies", "/PasswordPolicy/TemporaryPasswordValidityDays")?;
    let finding = look.finding(Code::UnusedAccountValidityConflict).text("days", days);
    (!look.bound).then(|| finding.harmless_if(true))
}
