//! A snapshot that binds its pool is a bind: what holds one holds it, and a mail goes out before it.

use serde_json::{Value, json};

use super::simulation::{Behind, Simulation, now};
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{Entry, Face};
use crate::core::kinds::change::{Change, MailFromBefore};
use crate::core::kinds::name::Name;
use crate::core::kinds::simulator::SIMULATOR;
use crate::core::wizard::effect::SetupKey;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::plan::restoring::{Offer, Way, way};
use crate::core::wizard::restoring::Restoring;
use crate::report::Exit;
use crate::shell::Session;
use crate::shell::faces::{Lines, restore};

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const SEND: &str = "ses:SendEmail";
const UPDATE: &str = "cognito-idp:UpdateUserPool";
const DENIED: &str =
    "status = 403\ncode = \"AccessDeniedException\"\nmessage = \"User: deploy is not authorized to perform\"";

fn setup() -> SetupKey {
    let domain = Name::from_answer("example.com");
    SetupKey { account: "123456789012".to_owned(), region: "us-east-1".into(), domain }
}

fn email(world: &Simulation) -> Value {
    world.with(|world| world.user_pools[POOL].members["EmailConfiguration"].clone())
}

/// A pool that sends through SES, and its snapshot; since then it sends through the shared sender.
fn world(scenario: &str) -> (Simulation, Restoring) {
    let world = Simulation::of(&format!("extends = \"already-done\"\n{scenario}"));
    let shared = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    let members = world.with(|world| {
        let members = &mut world.user_pools.get_mut(POOL).expect("the pool").members;
        let then = members.clone();
        members.insert("EmailConfiguration".to_owned(), shared);
        then
    });
    let restoring = Restoring {
        setup: setup(),
        user_pool: POOL.into(),
        at: now().expect("a clock"),
        members,
        mfa: json!({ "MfaConfiguration": "OFF" }),
        all: false,
        is_own: true,
        region: None,
    };
    (world, restoring)
}

fn set(restoring: &mut Restoring, member: &str, value: &str) {
    restoring.members["EmailConfiguration"][member] = json!(value);
}

/// `restore`, as it ends and what it prints; `None` as the answers is `--yes`.
async fn run(world: &Simulation, restoring: &Restoring, answers: Option<&[&str]>) -> (Exit, String) {
    let (out, page) = world.output();
    let answers = answers.map(Lines::prepared);
    let session = world.restoring(restoring.clone());
    let exit = restore::restore(session, out, answers).await.expect("a page takes all");
    (exit, page.text())
}

fn name(restoring: &Restoring) -> &str {
    restoring.members["Name"].as_str().expect("a name")
}

/// By the codes of the changes, with what the typed name covered.
fn confirmed(world: &Simulation) -> Vec<(&'static str, Vec<String>)> {
    let journal = world.kept(&setup()).journal;
    let of = |entry| match entry {
        Entry::Confirmed { change, over, .. } => Some((change.code(), over)),
        _ => None,
    };
    journal.into_iter().filter_map(of).collect()
}

const IDENTITY: &str = "[ses.us-east-1.identities.\"example.com\"]";
const STRICT: &str = r#"ops = [
    ["add", "tc3gi6znu3yfekrbirxoevd6am2vh747._domainkey.example.com", "CNAME", ["tc3gi6znu3yfekrbirxoevd6am2vh747.dkim.amazonses.com."]],
    ["add", "tgo64x6hc4yry5efl657cwrli4mvu5un._domainkey.example.com", "CNAME", ["tgo64x6hc4yry5efl657cwrli4mvu5un.dkim.amazonses.com."]],
    ["add", "bndewnh5zov43gvrw6bcjipgsohu4rr5._domainkey.example.com", "CNAME", ["bndewnh5zov43gvrw6bcjipgsohu4rr5.dkim.amazonses.com."]],
    ["add", "bounce.example.com", "MX", ["10 feedback-smtp.us-east-1.amazonses.com."]],
    ["add", "bounce.example.com", "TXT", ["v=spf1 include:amazonses.com ~all"]],
    ["add", "_dmarc.example.com", "TXT", ["v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"]],
]"#;

/// Of each family one: what of the world is otherwise, a member of the snapshot, and the code.
fn held() -> Vec<(String, (&'static str, &'static str), &'static str)> {
    let from = ("From", "no-reply@example.com");
    let of_identity = |told: &str| format!("{IDENTITY}\n{told}");
    let of_account = |told: &str| format!("[ses.us-east-1]\n{told}");
    let denies =
        r#"policies = { guard = '{"Statement":{"Effect":"Deny","Action":"ses:SendEmail","Resource":"*"}}' }"#;
    let set = ("ConfigurationSet", "mails");
    let pending = "[aws.GetEmailIdentity.DkimAttributes]\nStatus = \"PENDING\"";
    vec![
        (of_account("production_access = false"), from, "sandbox"),
        (of_account("sending_paused = true"), from, "sending-paused"),
        (of_identity("signing_off = true"), from, "signing-off"),
        (pending.to_owned(), from, "not-verified"),
        (of_identity(denies), from, "identity-policy-denies"),
        (String::new(), set, "configuration-set-missing"),
        (of_account("configuration_sets = { mails = false }"), set, "configuration-set-paused"),
        (STRICT.to_owned(), ("From", "no-reply@mail.example.com"), "dmarc-never-passes"),
        (format!("[faults.\"ses:GetAccount\"]\n{DENIED}"), from, "unknown"),
        (String::new(), ("SourceArn", "arn:aws:ses:us-west-2:123456789012:identity/example.com"), "sandbox"),
        (String::new(), ("SourceArn", "arn:aws:ses:us-east-1:210987654321:identity/example.com"), "unknown"),
    ]
}

#[tokio::test(start_paused = true)]
async fn what_holds_a_bind_holds_the_snapshot_until_the_name_is_typed() {
    for (scenario, (member, value), code) in held() {
        let what = format!("{code}: {scenario} {member} {value}");
        let (world, mut restoring) = self::world(&scenario);
        set(&mut restoring, member, value);
        let before = email(&world);
        for answers in [None, Some(&["y"][..]), Some(&[])] {
            let (exit, said) = run(&world, &restoring, answers).await;
            assert_eq!(exit, Exit::Failed, "{what}\n{said}");
            assert!(said.contains("\n! "), "why is said: {what}\n{said}");
        }
        assert_eq!((world.writes(), email(&world)), (Vec::new(), before), "{what}");
        assert_eq!(confirmed(&world), [], "{what}");

        let (_, said) = run(&world, &restoring, Some(&[name(&restoring)])).await;
        let given = confirmed(&world);
        assert_eq!(given.len(), 1, "the name takes the mail's place: {what}\n{said}");
        assert_eq!(given[0].0, "restore-pool");
        assert!(given[0].1.iter().any(|over| over == code), "{what}: {given:?}");
        assert_eq!(world.writes(), [UPDATE], "{what}\n{said}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_mail_with_the_same_sender_and_set_goes_out_before_it_and_only_once() {
    let (world, mut restoring) = world("[ses.us-east-1]\nconfiguration_sets = { mails = true }\n");
    set(&mut restoring, "ConfigurationSet", "mails");
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert_eq!(world.writes(), [SEND, UPDATE], "{said}");
    let mail = world.with(|world| world.mails[0].clone());
    assert_eq!((mail.from.as_str(), mail.to.as_str()), ("Example <no-reply@example.com>", SIMULATOR));
    assert_eq!(email(&world), restoring.members["EmailConfiguration"]);
    let given = confirmed(&world);
    assert_eq!(given, [("send-mail", Vec::new()), ("restore-pool", Vec::new())]);
    let sent = world.kept(&setup()).journal.into_iter().find_map(|entry| match entry {
        Entry::Intent { change: Change::SendMail { source_arn, proves, .. }, .. } => {
            Some((source_arn, proves.set))
        }
        _ => None,
    });
    let arn = restoring.members["EmailConfiguration"]["SourceArn"].as_str().expect("an ARN").to_owned();
    assert_eq!(sent, Some((arn, Some("mails".to_owned()))));
    let head = said.lines().next().unwrap_or_default();
    assert!(head.starts_with(POOL) && head.contains("123456789012") && head.contains("in.process"), "{said}");

    // Taken away and put back once more: SES has taken such a mail.
    let shared = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    world.with(|world| {
        let members = &mut world.user_pools.get_mut(POOL).expect("the pool").members;
        members.insert("EmailConfiguration".to_owned(), shared);
    });
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!(
        (exit, world.writes()),
        (Exit::Done, [SEND, UPDATE, UPDATE].map(str::to_owned).into()),
        "{said}"
    );
    // Another set is another proof.
    set(&mut restoring, "ConfigurationSet", "");
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!((exit, world.writes().len()), (Exit::Done, 5), "{said}");
    let (exit, _) = run(&world, &restoring, None).await;
    assert_eq!((exit, world.writes().len()), (Exit::Done, 5), "it stands so");
}

/// What comes next, once all was looked at.
async fn offered(session: &mut Session) -> Box<Offer> {
    session.send(Msg::Started);
    loop {
        match way(&session.model).expect("a restore") {
            Way::Wait => session.next().await,
            Way::Offer(offer) => return offer,
            other => panic!("{other:?}"),
        };
    }
}

#[tokio::test(start_paused = true)]
async fn killed_behind_the_mail_it_goes_on_with_the_pool() {
    let (world, restoring) = world("");
    let mut session = world.restoring(restoring.clone());
    session.model.face = Face::Yes;
    let shown = offered(&mut session).await;
    session.send(Msg::Restore { shown, typed: None });
    while world.writes().is_empty() || session.model.in_flight.is_empty() {
        session.next().await;
    }
    // Its answer is in the journal, and nothing of the pool's write.
    drop(session);
    assert_eq!(world.writes(), [SEND]);
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert_eq!(world.writes().iter().filter(|write| *write == SEND).count(), 1, "{said}");
    assert_eq!(email(&world), restoring.members["EmailConfiguration"]);
}

#[tokio::test(start_paused = true)]
async fn who_may_not_send_puts_it_back_and_is_told_that_nothing_was_proven() {
    for answers in [None, Some(&["y", "y"][..])] {
        let (world, restoring) = self::world(&format!("[faults.\"{SEND}\"]\n{DENIED}"));
        let (exit, said) = run(&world, &restoring, answers).await;
        assert_eq!(exit, Exit::Done, "{said}");
        assert!(said.contains("was not proven: these credentials may not send"), "{said}");
        assert_eq!(email(&world), restoring.members["EmailConfiguration"]);
    }
}

#[tokio::test(start_paused = true)]
async fn what_ses_refuses_is_not_put_back_before_the_name_is_typed() {
    let refusing = format!(
        "[faults.\"{SEND}\"]\nstatus = 400\ncode = \"MessageRejected\"\nmessage = \"Email address is not verified.\""
    );
    let (world, restoring) = self::world(&refusing);
    let before = email(&world);
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!((exit, email(&world)), (Exit::Failed, before.clone()), "{said}");
    let (exit, said) = run(&world, &restoring, Some(&["y", "y"])).await;
    assert_eq!((exit, email(&world)), (Exit::Failed, before), "{said}");
    assert!(said.contains("SES refused a test mail"), "{said}");
    let (exit, said) = run(&world, &restoring, Some(&["y", name(&restoring)])).await;
    assert_eq!(exit, Exit::Done, "{said}");
    let last = confirmed(&world).pop().expect("a confirmation");
    assert_eq!(last, ("restore-pool", vec!["proof-refused".to_owned()]));
    assert_eq!(email(&world), restoring.members["EmailConfiguration"]);
}

/// The core decides: a face that sends what it likes sends nothing further.
#[tokio::test(start_paused = true)]
async fn nothing_goes_out_that_was_not_shown_or_needs_a_person() {
    let (world, restoring) = self::world("[ses.us-east-1]\nproduction_access = false\n");
    for (face, unshown, typed) in [
        (Face::Asked, true, Some(name(&restoring))),
        (Face::Asked, false, Some("another")),
        (Face::Asked, false, None),
        (Face::Yes, false, Some(name(&restoring))),
    ] {
        let mut session = world.restoring(restoring.clone());
        session.model.face = face;
        let mut shown = offered(&mut session).await;
        if unshown {
            shown.holds.clear();
        }
        let typed = typed.map(str::to_owned);
        session.send(Msg::Restore { shown: shown.clone(), typed });
        // Nor by the message of every other change: its gate is the same.
        session.send(Msg::Confirm(shown.write()));
        while session.model.is_changing() || !session.model.queue.is_empty() {
            session.next().await;
        }
        session.end();
        assert_eq!(world.writes(), Vec::<String>::new(), "{face:?} {unshown}");
    }
}

#[tokio::test(start_paused = true)]
async fn members_that_are_newer_than_this_program_go_along_by_the_name_alone() {
    let (world, mut restoring) = self::world("");
    world.with(|world| {
        let members = &mut world.user_pools.get_mut(POOL).expect("the pool").members;
        members.insert("NewerSetting".to_owned(), json!("ON"));
        members.insert("EmailConfiguration".to_owned(), restoring.members["EmailConfiguration"].clone());
    });
    restoring.members["EmailConfiguration"] = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    for answers in [None, Some(&["y"][..])] {
        let (exit, said) = run(&world, &restoring, answers).await;
        assert_eq!((exit, world.writes()), (Exit::Failed, Vec::new()), "{said}");
        assert!(said.contains("NewerSetting"), "{said}");
    }
    run(&world, &restoring, Some(&[name(&restoring)])).await;
    assert_eq!(confirmed(&world), [("restore-pool", vec!["pool-unknown-fields".to_owned()])]);
    assert_eq!(world.writes(), [UPDATE]);
}

/// What binds nothing asks for nothing that only a bind goes by.
#[tokio::test(start_paused = true)]
async fn a_way_back_to_the_shared_sender_asks_for_the_pool_alone() {
    let (world, mut restoring) = self::world("[ses.us-east-1]\nproduction_access = false\n");
    let bound = restoring.members["EmailConfiguration"].clone();
    let back = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    world.with(|world| {
        let members = &mut world.user_pools.get_mut(POOL).expect("the pool").members;
        members.insert("EmailConfiguration".to_owned(), bound);
    });
    restoring.members["EmailConfiguration"] = back.clone();
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!((exit, email(&world)), (Exit::Done, back), "{said}");
    let heard = world.heard();
    let foreign = heard
        .iter()
        .find(|call| call.operation.starts_with("ses:") || call.operation.starts_with("route53:"));
    assert!(foreign.is_none(), "{foreign:?}");
}

#[tokio::test(start_paused = true)]
async fn what_failed_for_the_moment_is_tried_again_and_what_took_effect_is_not() {
    let busy = format!(
        "[faults.\"{UPDATE}\"]\nstatus = 500\ncode = \"InternalErrorException\"\nmessage = \"later\"\ntimes = 2"
    );
    for (scenario, is_lost) in [(busy.as_str(), false), ("", true)] {
        let (world, restoring) = self::world(scenario);
        if is_lost {
            world.behind(UPDATE, Behind::Lost);
        }
        let (exit, said) = run(&world, &restoring, None).await;
        assert_eq!(exit, Exit::Done, "{said}");
        assert_eq!(said.matches("was put back as it was").count(), 1, "{said}");
        assert_eq!(email(&world), restoring.members["EmailConfiguration"]);
        let updates = world.writes().iter().filter(|write| *write == UPDATE).count();
        assert_eq!(updates, if is_lost { 1 } else { 3 }, "{said}");
        let mails = world.writes().iter().filter(|write| *write == SEND).count();
        assert_eq!((mails, confirmed(&world).len()), (1, 2), "agreed to once: {said}");
    }
}

/// The set-up in whose journal it stands is left as it was.
#[tokio::test(start_paused = true)]
async fn what_waits_in_the_set_up_goes_on_waiting() {
    let (world, restoring) = self::world("");
    let choices = Choices { mail_from: Some(Name::from_answer("mail.example.com")), ..Choices::default() };
    let (at, domain) = (now().expect("a clock"), setup().domain);
    let before = Some(MailFromBefore { domain: domain.child("bounce"), rejects: false });
    let change = Change::SetMailFrom { mail_from: domain.child("mail"), domain, before };
    let waits =
        Entry::Confirmed { at, id: "1".to_owned(), shown_at: at, by: Face::Wizard, change, over: Vec::new() };
    world.left(&setup(), &choices, &[waits]);
    let kept = world.kept(&setup()).choices;
    let (exit, said) = run(&world, &restoring, None).await;
    assert_eq!((exit, world.writes()), (Exit::Done, [SEND, UPDATE].map(str::to_owned).into()), "{said}");
    let after = world.kept(&setup());
    assert_eq!(after.choices, kept);
    let others = |entry: &Entry| matches!(entry, Entry::Voided { .. } | Entry::Seen { .. });
    assert!(!after.journal.iter().any(others), "{:?}", after.journal);
}
