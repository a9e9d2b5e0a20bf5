//! A world in which others wrote what they could: records, a pool and its tags, the identity's, errors.

use sendoff::rehearsal::{Rehearsal, Scenario, start_scenario};

use crate::run::Home;
use crate::tame::{hostile, hostile_xml};

pub const POOL: &str = "us-east-1_Rh7Kq2ZtB";

pub struct World {
    _rehearsal: Rehearsal,
    pub environment: Vec<(String, String)>,
    pub flags: Vec<String>,
}

/// The names that the texts go by, each of which some face has to show.
pub const PLACES: [&str; 7] = ["SPFTEXT", "POOLNAME", "STACKTAG", "SENDER", "CALLER", "CASEID", "CHOICETAG"];
pub const ERRORS: [&str; 2] = ["SESERROR", "POOLERROR"];

/// A TOML string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_ascii_graphic() || c == ' ' => c.to_string(),
            c => format!("\\U{:08x}", u32::from(c)),
        })
        .collect();
    format!("\"{escaped}\"")
}

/// A TXT value as Route 53 has it: other octets than printable ones in octal.
fn txt(text: &str) -> String {
    let inside: String = text
        .bytes()
        .map(|byte| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            byte => format!("\\{byte:03o}"),
        })
        .collect();
    format!("\"{inside}\"")
}

/// What stands is hostile.
pub fn standing() -> World {
    let spf = quoted(&txt(&format!("v=spf1 include:{} ~all", hostile("SPFTEXT"))));
    let dmarc = quoted(&txt(&format!("v=DMARC1; p={}", hostile("DMARCTEXT"))));
    World::of(&format!(
        r#"
extends = "half-done"
caller = {caller}
ops = [
    ["add", "bounce.example.com", "TXT", [{spf}]],
    ["add", "_dmarc.example.com", "TXT", [{dmarc}]],
]

[choices]
mail_from = "bounce.example.com"

[ses.us-east-1]
requested = "PENDING"
case_id = {case}

[ses.us-east-1.identities."example.com".tags]
"sendoff:from" = {choice}

[user_pools.{POOL}]
Name = {pool}

[user_pools.{POOL}.UserPoolTags]
"aws:cloudformation:stack-name" = {stack}

[user_pools.{POOL}.EmailConfiguration]
From = {sender}
"#,
        caller = quoted(&format!("arn:aws:sts::123456789012:assumed-role/{}", hostile_xml("CALLER"))),
        case = quoted(&hostile("CASEID")),
        choice = quoted(&hostile("CHOICETAG")),
        pool = quoted(&hostile("POOLNAME")),
        stack = quoted(&hostile("STACKTAG")),
        sender = quoted(&hostile("SENDER")),
    ))
}

/// All but the bind is done, of a pool that others named.
pub fn unbound() -> World {
    World::of(&format!(
        r#"
extends = "already-done"

[user_pools.{POOL}]
Name = {pool}

[user_pools.{POOL}.EmailConfiguration]
EmailSendingAccount = "COGNITO_DEFAULT"
SourceArn = ""
From = ""
ReplyToEmailAddress = {reply}
"#,
        pool = quoted(&hostile("POOLNAME")),
        reply = quoted(&hostile("REPLYTO")),
    ))
}

/// What is refused is refused in hostile words.
pub fn refusing() -> World {
    World::of(&format!(
        r#"
extends = "half-done"

[faults."ses:GetAccount"]
status = 400
code = "BadRequestException"
message = {ses}

[faults."cognito-idp:DescribeUserPool"]
status = 400
code = {code}
message = {pool}
"#,
        ses = quoted(&hostile("SESERROR")),
        code = quoted(&hostile("POOLCODE")),
        pool = quoted(&hostile("POOLERROR")),
    ))
}

impl World {
    fn of(scenario: &str) -> World {
        let scenario = Scenario::parse(scenario).expect("a scenario");
        let rehearsal = start_scenario(&scenario).expect("servers on loopback");
        let mut flags: Vec<String> = Vec::new();
        let mut flag = |name: &str, value: String| flags.extend([name.to_owned(), value]);
        rehearsal.dns_map().iter().for_each(|(from, to)| flag("--dns-map", format!("{from}={to}")));
        for resolver in rehearsal.resolvers() {
            flag("--resolver", format!("{}={}", resolver.name, resolver.address));
        }
        flag("--from", "Example <no-reply@example.com>".to_owned());
        flag("--mail-from", "bounce.example.com".to_owned());
        flag("--user-pool", POOL.to_owned());
        flag("--to", "you@example.net".to_owned());
        let environment = [
            ("AWS_ENDPOINT_URL", rehearsal.endpoint()),
            ("AWS_ACCESS_KEY_ID", "rehearsal"),
            ("AWS_SECRET_ACCESS_KEY", "rehearsal"),
            ("AWS_REGION", "us-east-1"),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        World { environment, flags, _rehearsal: rehearsal }
    }

    /// A machine that reaches it.
    pub fn home(&self) -> Home {
        Home::with(&self.environment)
    }

    pub fn with<'a>(&'a self, command: &[&'a str]) -> Vec<&'a str> {
        command.iter().copied().chain(self.flags.iter().map(String::as_str)).collect()
    }
}
