//! Every step at three sizes, in both languages, in colour and in mono with ASCII; and what
//! else can stand on the screen, at the design size.

use insta::assert_snapshot;
use jiff::SignedDuration;
use serde_json::json;
use tui_input::Input;

use crate::core::facts::choices::Publish;
use crate::core::kinds::address::{self, InputError};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{Rdata, RecordType, Reply};
use crate::core::kinds::message::Message;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{FieldId, StepId};
use crate::core::steps;
use crate::core::wizard::effect::Ticket;
use crate::core::wizard::model::{Draft, Flight, Model, Notice, Overlay, Preview, Setback, What};
use crate::words::Lang;

use super::shot::{SIZES, colour, mono_ascii, shoot, words};
use super::world;

pub fn input(model: &mut Model, field: FieldId, text: &str, error: Option<InputError>) {
    model.focus = Some(field);
    model.drafts.insert(field, Draft { input: Input::new(text.to_owned()), error, touched: true });
}

pub fn preview(mut model: Model) -> Model {
    let changes = steps::get(model.cursor).unwrap().changes(&model.facts, &model.choices);
    assert!(!changes.is_empty(), "nothing to preview at {:?}", model.cursor);
    let shown_at = model.facts.now - SignedDuration::from_secs(2);
    model.preview = Some(Preview {
        step: model.cursor,
        changes,
        shown_at,
        typed: None,
        undoes: false,
        holds: Vec::new(),
    });
    model
}

pub fn problem(kind: ProblemKind, operation: &str) -> Problem {
    Problem {
        kind,
        operation: operation.to_owned(),
        code: Some("AccessDeniedException".to_owned()),
        message: Some("User is not authorized to perform this action".to_owned()),
        request_id: Some("5c1b7a52-0f3e-4d2a-9a56-1f5a6c0d9e11".to_owned()),
        caller: Who::Main,
        action: Some(operation.to_owned()),
        profile: Some("prod".to_owned()),
        via: None,
    }
}

fn account() -> Model {
    world::account()
}

fn access() -> Model {
    let mut model = world::addressed();
    world::ses(&mut model, false);
    model.cursor = StepId::Access;
    input(&mut model, FieldId::UseCase, "Sign-up codes and password resets for customers who asked.", None);
    model
}

fn identity() -> Model {
    let mut model = world::account();
    world::ses(&mut model, true);
    model.cursor = StepId::Identity;
    input(&mut model, FieldId::From, "", None);
    model
}

fn mail_from() -> Model {
    let mut model = world::identified();
    input(&mut model, FieldId::MailFrom, "bounce.example.org", Some(InputError::NotBelowTheDomain));
    model
}

/// The DNS host doubled the name of the third CNAME.
pub fn records() -> Model {
    let mut model = world::published(&[2]);
    let token = world::TOKENS[2];
    let wanted = format!("{token}._domainkey.example.com");
    let doubled = format!("{wanted}.example.com");
    let reply = Reply::Records(vec![world::rr(
        &doubled,
        Rdata::Cname(world::name(&format!("{token}.dkim.amazonses.com"))),
    )]);
    world::everywhere(&mut model, &doubled, RecordType::Cname, &reply);
    model.row = 2;
    model
}

fn pool() -> Model {
    let mut model = world::verified(true);
    model.row = 1;
    model
}

fn test_mail() -> Model {
    let mut model = world::bound();
    input(&mut model, FieldId::To, "ops@example.com", None);
    model
}

pub fn all_steps() -> [(&'static str, Model); 8] {
    [
        ("account", account()),
        ("access", access()),
        ("identity", identity()),
        ("mail_from", mail_from()),
        ("records", records()),
        ("propagation", world::propagating()),
        ("pool", pool()),
        ("test", test_mail()),
    ]
}

#[test]
fn every_step_at_every_size() {
    for lang in Lang::ALL {
        let words = words(lang);
        for (name, model) in all_steps() {
            let mut text = String::new();
            for size in SIZES {
                text += &format!("=== {}x{}\n", size.0, size.1);
                text += &shoot(&model, &words, &colour(), size).text();
                text += &format!("=== {}x{} mono, ASCII\n", size.0, size.1);
                text += &shoot(&model, &words, &mono_ascii(), size).text();
            }
            text += "=== styles at 80x24\n";
            text += &shoot(&model, &words, &colour(), (80, 24)).styles();
            assert_snapshot!(format!("{name}-{}", lang.as_str()), text);
        }
    }
}

/// What else can stand on the screen.
pub fn moments() -> Vec<(&'static str, Model)> {
    vec![
        ("first-frame", world::fresh()),
        ("credentials-expired", credentials_expired()),
        ("preview-identity", preview(world::addressed())),
        ("preview-mail-from", mail_from_preview()),
        ("preview-mail-from-replaced", mail_from_replaced()),
        ("preview-request", request()),
        ("records-route53", world::in_route53()),
        ("preview-records", preview(world::in_route53())),
        ("record-opened", opened()),
        ("mx-opened", mx_opened()),
        ("doubled-opened", doubled_opened()),
        ("by-hand", world::publishing(Publish::Manual)),
        ("by-hand-cloudflare", served_by(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"], 0)),
        ("by-hand-onamae", served_by(&["01.dnsv.jp", "02.dnsv.jp"], 3)),
        ("by-hand-unknown", served_by(&["ns1.example.net"], 3)),
        ("pools-many", super::pools::thousand()),
        ("pools-filtered", super::pools::filtered()),
        ("pool-warned", warned()),
        ("pool-refused", refused()),
        ("owner-code", over(preview(world::bindable()), Overlay::OwnerCode)),
        ("pool-held", held()),
        ("pool-held-by-policy", super::held::by_policy()),
        ("accept", super::held::to_accept()),
        ("pool-override", overridden()),
        ("preview-pool", preview(world::bindable())),
        ("all-settings", over(preview(world::bindable()), Overlay::AllSettings)),
        ("preview-test", sending()),
        ("test-sandbox", super::sandbox::open()),
        ("test-sandbox-preview", preview(super::sandbox::open())),
        ("test-sandbox-simulated", super::sandbox::simulated()),
        ("test-sandbox-refused", super::sandbox::refused()),
        ("setback", setback()),
        ("calls", calls()),
        ("help", over(records(), Overlay::Help)),
        ("help-identity", over(world::addressed(), Overlay::Help)),
        ("setups", setups()),
        ("rehearsal", rehearsal()),
    ]
}

fn over(mut model: Model, overlay: Overlay) -> Model {
    model.overlay = Some(overlay);
    model
}

fn credentials_expired() -> Model {
    let mut model = world::fresh();
    let mut problem = problem(ProblemKind::CredentialsExpired, "sts:GetCallerIdentity");
    problem.code = Some("ExpiredTokenException".to_owned());
    problem.message = Some("The security token included in the request is expired".to_owned());
    model.facts.record(Query::Caller, Err(problem));
    model
}

fn mail_from_preview() -> Model {
    let mut model = world::identified();
    model.choices.mail_from = Some(world::name("bounce.example.com"));
    preview(model)
}

/// Another MAIL FROM stands.
fn mail_from_replaced() -> Model {
    let mut model = world::identified();
    world::identity(&mut model, Verification::Success, Some(Verification::Success));
    model.choices.mail_from = Some(world::name("ses.example.com"));
    preview(model)
}

fn request() -> Model {
    let mut model = access();
    model.choices.request.website = "https://example.com".into();
    model.choices.request.contact = "ops@example.com".into();
    model.choices.request.contact_language = "JA".into();
    model.choices.request.use_case =
        "会員登録の確認コードと、パスワード再設定のメールを送ります。宛先は自分で登録した会員だけです。\n\
         Bounces and complaints are handled through Amazon SES notifications; about 3,000 mails a day."
            .into();
    preview(model)
}

fn opened() -> Model {
    let mut model = world::propagating();
    model.cursor = StepId::Records;
    (model.row, model.opened) = (1, true);
    model
}

fn mx_opened() -> Model {
    let mut model = world::publishing(Publish::Manual);
    world::at_server(&mut model, 3, "bounce.example.com", RecordType::Mx, &Reply::Timeout);
    (model.row, model.opened) = (3, true);
    model
}

fn doubled_opened() -> Model {
    let mut model = records();
    model.opened = true;
    model
}

/// Opened before anything is entered, at the DNS host of these name servers.
pub fn served_by(hosts: &[&str], row: usize) -> Model {
    let mut model = world::publishing(Publish::Manual);
    world::delegate(&mut model, hosts);
    (model.row, model.opened) = (row, true);
    model
}

fn held() -> Model {
    let mut model = world::verified(false);
    model.choices.user_pools = vec![world::pool_id()];
    model
}

/// A pool about which there is much to say first.
fn warned() -> Model {
    let mut model = world::bindable();
    let Some(Answer::UserPool(pool)) = model.facts.entry(Query::UserPool(world::pool_id())).answer.as_mut()
    else {
        panic!("a pool")
    };
    pool.members["UserPoolTags"] = json!({ "aws:cloudformation:stack-name": "auth-production" });
    pool.members["LambdaConfig"] = json!({ "CustomEmailSender": { "LambdaArn": "arn:aws:lambda:x" } });
    model
}

fn refused() -> Model {
    let mut model = world::bindable();
    let changes = steps::pool_override(&model.facts, &model.choices);
    let mut problem = problem(ProblemKind::Permission, "cognito-idp:UpdateUserPool");
    problem.action = Some("iam:CreateServiceLinkedRole".to_owned());
    problem.code = Some("AccessDeniedException".to_owned());
    model.setback = Some(Setback {
        change: changes[0].clone(),
        problem,
        at: model.facts.now,
        retry_at: None,
        attempts: 1,
    });
    model
}

fn overridden() -> Model {
    let mut model = held();
    let changes = steps::pool_override(&model.facts, &model.choices);
    let typed = Some(Input::new("produc".to_owned()));
    model.preview = Some(Preview {
        step: StepId::Pool,
        changes,
        shown_at: model.facts.now,
        typed,
        undoes: false,
        holds: crate::core::progress::hold::of_bind(&model.facts, &model.choices),
    });
    model
}

fn sending() -> Model {
    let mut model = world::bound();
    let Some(Answer::UserPool(pool)) = model.facts.entry(Query::UserPool(world::pool_id())).answer.as_mut()
    else {
        panic!("a pool")
    };
    let arn = |name: &str| format!("arn:aws:lambda:us-east-1:123456789012:function:{name}");
    pool.members["LambdaConfig"] = json!({
        "PreSignUp": arn("pre"), "CustomMessage": arn("words"), "PostConfirmation": arn("post"),
    });
    model.choices.to = Some(address::address("ops@example.com").unwrap());
    preview(model)
}

fn setback() -> Model {
    let mut model = world::addressed();
    model.setback = Some(Setback {
        change: Change::CreateIdentity { domain: world::name("example.com") },
        problem: problem(ProblemKind::Permission, "ses:CreateEmailIdentity"),
        at: model.facts.now,
        retry_at: None,
        attempts: 1,
    });
    model
}

fn calls() -> Model {
    let mut model = world::published(&[2]);
    let since = model.facts.now - SignedDuration::from_millis(4_600);
    let asked = model.facts.iter().map(|(query, _)| query.clone()).collect::<Vec<_>>();
    let dns = asked.into_iter().filter(|query| matches!(query, Query::Dns(_))).take(12);
    let queries = [Query::Identity("example.com".to_owned())].into_iter().chain(dns);
    for (number, query) in (0..).zip(queries) {
        let flight = Flight { what: What::Query(query), since, attempt: if number == 0 { 2 } else { 1 } };
        model.in_flight.insert(Ticket(number), flight);
    }
    model
}

fn setups() -> Model {
    let mut model = world::account();
    model.row = 1;
    let domains = ["auth.example.co.jp", "example.com", "mail.example.net"].map(world::name).to_vec();
    over(model, Overlay::Setups(domains))
}

fn rehearsal() -> Model {
    let mut model = records();
    model.facts.situation.rehearsal = true;
    model.notice = Some(Notice {
        message: Message::new("copied-tmux").text("clients", "/dev/pts/3, /dev/pts/7"),
        at: model.facts.now,
    });
    model
}

#[test]
fn every_other_moment_at_the_design_size() {
    for lang in Lang::ALL {
        let words = words(lang);
        for (name, model) in moments() {
            let text = shoot(&model, &words, &colour(), (80, 24)).text();
            assert_snapshot!(format!("moment-{name}-{}", lang.as_str()), text);
        }
    }
}
