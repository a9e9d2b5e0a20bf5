//! What each DNS host's form asks for, in its own words.

use insta::assert_snapshot;

use crate::core::facts::choices::Publish;
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Server};
use crate::core::records::dns_host::{self, DnsHost};
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::{CopiedBy, Msg};
use crate::core::wizard::update::update;
use crate::screen::entry;
use crate::screen::view::View;
use crate::words::Lang;

use super::shot::{colour, shoot, words};
use super::snapshots::served_by;
use super::world;

/// The lines of one record's form, 60 columns wide.
fn form(model: &Model, lang: Lang, host: Option<&DnsHost>, row: usize) -> Vec<String> {
    let (words, look) = (words(lang), colour());
    let view = View::new(model, &words, &look, 60, true);
    let zone = world::name("example.com");
    let page = entry::form(&view, &view.records[row], host, Some(&zone));
    page.lines.iter().map(ToString::to_string).collect()
}

#[test]
fn the_fields_of_every_host() {
    let model = world::publishing(Publish::Manual);
    for host in dns_host::all().iter().map(Some).chain([None]) {
        let mut text = String::new();
        for lang in Lang::ALL {
            for row in [0, 3, 4] {
                text += &form(&model, lang, host, row).join("\n");
                text += "\n\n";
            }
        }
        let id = host.map_or("unknown", |host| host.id.as_str());
        assert_snapshot!(format!("host-{id}"), text);
    }
}

/// Head of the step, head of the record, then the form: at 60x16 twelve lines are free.
#[test]
fn a_known_form_fits_the_least_screen() {
    let model = world::publishing(Publish::Manual);
    for host in dns_host::all().iter().filter(|host| host.host_part.is_some()) {
        for lang in Lang::ALL {
            for row in 0..6 {
                let lines = form(&model, lang, Some(host), row);
                assert!(lines.len() <= 10, "{} {lang:?} {row}:\n{}", host.id, lines.join("\n"));
            }
        }
    }
}

#[test]
fn every_value_stands_alone_from_the_first_column() {
    let hosts: [&[&str]; 3] = [&["ada.ns.cloudflare.com"], &["01.dnsv.jp"], &["ns1.example.net"]];
    for hosts in hosts {
        for row in 0..6 {
            let model = served_by(hosts, row);
            let shot = shoot(&model, &words(Lang::Ja), &colour(), (60, 24));
            let lines: Vec<String> = (0..24).map(|y| shot.line(y)).collect();
            let view_words = words(Lang::Ja);
            let look = colour();
            let view = View::new(&model, &view_words, &look, 60, true);
            let (host, zone) = dns_host::of_record(&model.facts, &view.records[row].wanted);
            for part in dns_host::parts(host, &view.records[row].wanted, zone.as_ref()) {
                assert!(lines.contains(&part.value), "{} in\n{}", part.value, lines.join("\n"));
            }
        }
    }
}

/// Route 53 has the domain and another host the MAIL FROM name: those two are entered there.
#[test]
fn the_records_of_a_foreign_zone_are_named_beside_the_batch() {
    let mut model = world::in_route53();
    let refers = Reply::Referral {
        zone: world::name("bounce.example.com"),
        ns: vec![world::name("ns.elsewhere.net")],
        glue: Vec::new(),
    };
    let own =
        Server::Authoritative { host: world::name("ns.elsewhere.net"), address: [192, 0, 2, 77].into() };
    let first = Server::Resolver { name: "Cloudflare".to_owned(), address: "1.1.1.1:53".parse().unwrap() };
    let address = Rdata::A([192, 0, 2, 77].into());
    let found = Reply::Records(vec![world::rr("ns.elsewhere.net", address)]);
    world::ask(&mut model, first.clone(), "ns.elsewhere.net", RecordType::A, found);
    let none = Reply::NoData { soa: None };
    world::ask(&mut model, first, "ns.elsewhere.net", RecordType::Aaaa, none);
    for rtype in [RecordType::Mx, RecordType::Txt] {
        world::everywhere(&mut model, "bounce.example.com", rtype, &refers);
        world::ask(&mut model, own.clone(), "bounce.example.com", rtype, world::nxdomain());
    }
    for lang in Lang::ALL {
        let text = shoot(&model, &words(lang), &colour(), (80, 24)).text();
        assert_snapshot!(format!("by-hand-beside-{}", lang.as_str()), text);
        let solid: String = text.split_whitespace().collect();
        assert!(solid.contains("MAILFROMMX,MAILFROMSPF"), "{text}");
    }
}

/// Nobody wonders that SES finds nothing before anything was entered.
#[test]
fn what_ses_missed_is_told_once_records_were_entered() {
    let before = world::publishing(Publish::Manual);
    let mut after = before.clone();
    after.choices.entered = Some(world::now());
    for (model, told) in [(before, false), (after, true)] {
        let text = shoot(&model, &words(Lang::En), &colour(), (80, 40)).text();
        assert!(text.contains("SES looked 3 min ago"), "{text}");
        assert_eq!(text.contains("HOST_NOT_FOUND"), told, "{text}");
    }
}

fn copied(model: &mut Model) -> String {
    let effects = update(model, Msg::Copy);
    let text = effects.into_iter().find_map(|effect| match effect {
        Effect::Copy { text } => Some(text),
        _ => None,
    });
    text.unwrap()
}

#[test]
fn what_is_marked_is_copied_and_n_opens_the_next() {
    let mut model = served_by(&["01.dnsv.jp", "02.dnsv.jp"], 3);
    assert_eq!(copied(&mut model), "bounce");
    update(&mut model, Msg::NextField);
    assert_eq!(copied(&mut model), "feedback-smtp.us-east-1.amazonses.com");
    update(&mut model, Msg::NextField);
    assert_eq!(copied(&mut model), "10");
    update(&mut model, Msg::NextField);
    assert_eq!(copied(&mut model), "bounce");
    update(&mut model, Msg::PreviousField);
    assert_eq!(copied(&mut model), "10");
    update(&mut model, Msg::NextRecord);
    assert_eq!((model.row, model.part, model.opened), (4, 0, true));
    update(&mut model, Msg::NextRecord);
    update(&mut model, Msg::NextRecord);
    assert_eq!(model.row, 0, "after the last comes the first");
    // In the table the value is meant.
    update(&mut model, Msg::Back);
    assert!(!model.opened);
    assert_eq!(copied(&mut model), format!("{}.dkim.amazonses.com", world::TOKENS[0]));
    // And `n` opens the selected record before it goes on.
    update(&mut model, Msg::NextRecord);
    assert_eq!((model.row, model.opened), (0, true));
}

#[test]
fn it_is_said_to_whose_clipboard_the_value_went() {
    let mut model = served_by(&["01.dnsv.jp"], 0);
    let clients = vec!["/dev/pts/3".to_owned(), "/dev/pts/7".to_owned()];
    update(&mut model, Msg::Copied(CopiedBy::Tmux(clients)));
    for lang in Lang::ALL {
        let text = shoot(&model, &words(lang), &colour(), (80, 24)).text();
        let solid: String = text.split_whitespace().collect();
        assert!(solid.contains("/dev/pts/3,/dev/pts/7"), "{text}");
        // The text itself stays in sight.
        assert!(text.contains(&format!("\n{}.dkim.amazonses.com\n", world::TOKENS[0])), "{text}");
    }
}
