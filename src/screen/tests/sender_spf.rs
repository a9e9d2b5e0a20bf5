//! The From domain's own SPF record on the screen: what is said before it is chosen, and before it
//! is written.

use insta::assert_snapshot;

use crate::core::kinds::dns::{Rdata, RecordType, Reply, Server};
use crate::core::wizard::model::{Model, Overlay};
use crate::words::Lang;

use super::shot::{colour, shoot, words};
use super::snapshots::preview;
use super::world;

const STANDING: &str = "v=spf1 include:_spf.example.net -all";

fn text(value: &str, owner: &str) -> Reply {
    Reply::Records(vec![world::rr(owner, Rdata::Txt(vec![value.to_owned()]))])
}

/// The domain has an SPF record with one include, and the choice is made.
fn chosen() -> Model {
    let mut model = world::in_route53();
    model.choices.sender_spf = Some(true);
    world::everywhere(&mut model, "example.com", RecordType::Txt, &text(STANDING, "example.com"));
    world::everywhere(&mut model, "example.com", RecordType::Mx, &Reply::NoData { soa: None });
    let first = Server::Resolver { name: "Cloudflare".to_owned(), address: "1.1.1.1:53".parse().unwrap() };
    for (owner, value) in [
        ("_spf.example.net", "v=spf1 ip4:192.0.2.0/24 -all"),
        ("amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all"),
    ] {
        world::ask(&mut model, first.clone(), owner, RecordType::Txt, text(value, owner));
    }
    world::holds(&mut model, "example.com", 3600, &["\"verification=1\"", &format!("\"{STANDING}\"")]);
    model
}

fn explained(mut model: Model) -> Model {
    model.overlay = Some(Overlay::SenderSpf);
    model
}

#[test]
fn what_speaks_for_it_is_said_carrier_by_carrier() {
    for lang in Lang::ALL {
        for (name, model) in [("off", world::in_route53()), ("on", chosen())] {
            let text = shoot(&explained(model), &words(lang), &colour(), (80, 32)).text();
            assert_snapshot!(format!("sender-spf-{name}-{}", lang.as_str()), text);
        }
    }
}

#[test]
fn the_preview_counts_the_look_ups_before_and_after() {
    let model = preview(chosen());
    for lang in Lang::ALL {
        let text = shoot(&model, &words(lang), &colour(), (80, 48)).text();
        assert_snapshot!(format!("sender-spf-preview-{}", lang.as_str()), text);
        assert!(text.contains("include:amazonses.com -all"), "{text}");
    }
    let text = shoot(&model, &words(Lang::En), &colour(), (80, 48)).text();
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("1 DNS look-ups today, 2 with SES"), "{text}");
    // Not where the batch leaves it alone.
    let text = shoot(&preview(world::in_route53()), &words(Lang::En), &colour(), (80, 48)).text();
    assert!(!text.contains("look-ups"), "{text}");
}
