//! A mistake that was found is looked at again: once it is cleaned up, it is no longer said.

use jiff::SignedDuration;
use sendoff::core::kinds::finding::Code;
use sendoff::core::kinds::name::Name;
use sendoff::core::wizard::msg::Msg;

use crate::case;
use crate::wizard::Wizard;

/// What stands on the first DKIM record before and after the name was cleared of its CNAME.
fn cleared(case: &str, name: &str) -> (Vec<Code>, Vec<Code>) {
    let case = case::all().into_iter().find(|found| found.name == case).expect("the case");
    let mut wizard = Wizard::settled(&case);
    let on_first = |wizard: &Wizard| -> Vec<Code> {
        let findings = wizard.findings().into_iter();
        findings
            .filter(|found| found.record.is_some_and(|id| id.as_str() == "dkim-1"))
            .map(|found| found.code)
            .collect()
    };
    let before = on_first(&wizard);
    wizard.change(|world, now| {
        let name = Name::from_answer(name);
        let zone = world.zone_of(&name).expect("a zone");
        world.remove_set(zone, &name, "CNAME", now);
    });
    wizard.later(SignedDuration::from_secs(20));
    wizard.send(Msg::Look);
    (before, on_first(&wizard))
}

#[test]
fn what_was_cleaned_up_is_no_longer_said() {
    let token = "qv3wk7dn2mxr5tzhy6jpulbcfgsaeo4i";
    for (case, name, code) in [
        ("dkim/name-doubled", format!("{token}._domainkey.example.org.example.org"), Code::DkimNameDoubled),
        ("dkim/swapped", format!("{token}.dkim.amazonses.com.example.org"), Code::DkimNameValueSwapped),
        (
            "dkim/other-region",
            "e7uwk7dn2mxr5tzhy6jpulbcfgsaeo4i._domainkey.example.org".to_owned(),
            Code::DkimOtherRegion,
        ),
        (
            "dkim/other-identitys-records",
            "s6nwq2dxv5k3r6tzyh4jpulbcfgaeoim._domainkey.example.org".to_owned(),
            Code::DkimOtherIdentity,
        ),
    ] {
        assert_eq!(cleared(case, &name), (vec![code], vec![Code::DkimMissing]), "{case}");
    }
}
