//! The record table: nothing moves under the cursor, what needs a person is in sight, and what is
//! not known is not called missing.

use crate::core::facts::choices::Publish;
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Soa};
use crate::core::kinds::finding::{Code, Finding, Severity};
use crate::core::kinds::record::RecordId;
use crate::core::kinds::step::StepId;
use crate::core::wizard::model::Model;
use crate::screen::view::View;
use crate::screen::{record_status, step, wrap};
use crate::words::Lang;
use crate::words::findings::FINDING_ARGS;

use super::shot::{Shot, colour, mono_ascii, shoot, words};
use super::snapshots::records;
use super::world;

fn lines(shot: &Shot) -> Vec<String> {
    (0..shot.buffer.area.height).map(|y| shot.line(y)).collect()
}

fn row_of(screen: &[String], label: &str) -> usize {
    screen.iter().position(|line| line.contains(label)).unwrap_or_else(|| panic!("{label}\n{screen:#?}"))
}

/// From nothing entered to everything seen by SES, as the answers come in.
fn history() -> Vec<Model> {
    let mut models = vec![world::publishing(Publish::Manual)];
    let mut entered = world::publishing(Publish::Manual);
    entered.choices.entered = Some(entered.facts.now);
    models.push(entered);
    models.push(records());
    models.push(world::published(&[2]));
    let mut lagging = world::published(&[]);
    let asked = format!("{}._domainkey.example.com", world::TOKENS[1]);
    world::at_server(&mut lagging, 3, &asked, RecordType::Cname, &world::nxdomain());
    models.push(lagging);
    models.push(world::published(&[]));
    let mut propagating = world::propagating();
    propagating.cursor = StepId::Records;
    models.push(propagating);
    for model in &mut models {
        model.row = 2;
    }
    models
}

#[test]
fn nothing_moves_under_the_cursor_when_an_answer_arrives() {
    for lang in Lang::ALL {
        for size in [(80, 24), (120, 40)] {
            let mut rows = Vec::new();
            let mut columns = Vec::new();
            for model in history() {
                let screen = lines(&shoot(&model, &words(lang), &colour(), size));
                let places: Vec<usize> =
                    ["DKIM 1", "DKIM 2", "DKIM 3", "MAIL FROM MX", "MAIL FROM SPF", "DMARC"]
                        .iter()
                        .map(|label| row_of(&screen, label))
                        .collect();
                assert!(screen[places[2]].contains("> DKIM 3"), "{screen:#?}");
                rows.push(places);
                columns.push(screen[row_of(&screen, "DKIM 1") - 1].clone());
            }
            assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "{lang:?} {size:?} {rows:?}");
            assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{columns:#?}");
        }
    }
}

#[test]
fn before_anything_is_entered_a_record_is_not_yet_there_and_not_missing() {
    for (lang, not_yet, missing) in [(Lang::En, "not yet", "not there"), (Lang::Ja, "未登録", "なし")] {
        let screen = lines(&shoot(&history()[0], &words(lang), &colour(), (80, 24)));
        let rows = |what: &str| screen.iter().filter(|line| line.contains(what)).count();
        assert_eq!((rows(not_yet), rows(missing)), (6, 0), "{screen:#?}");
        let mut opened = history().remove(0);
        opened.opened = true;
        let screen = lines(&shoot(&opened, &words(lang), &colour(), (80, 24)));
        // Below it each server's own "no such name" is what it answered, no judgement.
        let head = &screen[row_of(&screen, "3/6")];
        assert!(head.contains(not_yet) && !head.contains(missing), "{head}");
    }
}

#[test]
fn shortly_after_they_were_entered_records_are_on_their_way() {
    let screen = lines(&shoot(&history()[1], &words(Lang::En), &colour(), (80, 24)));
    let on_their_way = screen.iter().filter(|line| line.contains("… on its way")).count();
    assert_eq!(on_their_way, 6, "{screen:#?}");
}

#[test]
fn the_row_names_the_cause() {
    for (lang, cause) in [(Lang::En, "✗ doubled name"), (Lang::Ja, "✗ ドメイン名が二重")] {
        let screen = lines(&shoot(&records(), &words(lang), &colour(), (80, 24)));
        assert!(screen[row_of(&screen, "> DKIM 3")].contains(cause), "{screen:#?}");
    }
}

/// No cell is cut at the design size, whatever stands in it.
#[test]
fn a_cell_has_room_for_every_cause_and_count() {
    let model = world::publishing(Publish::Manual);
    for lang in Lang::ALL {
        let (words, look) = (words(lang), colour());
        let view = View::new(&model, &words, &look, 58, false);
        let mut cells: Vec<String> =
            Code::ALL.iter().filter_map(|code| record_status::cause(*code)).map(|id| view.say(id)).collect();
        cells.extend(["screen-not-yet", "screen-on-its-way", "screen-not-asked"].map(|id| view.say(id)));
        cells.extend(
            ["live", "missing", "wrong", "conflict", "unknown"]
                .map(|status| view.say(&format!("record-status-{status}"))),
        );
        let label = view.say("record-mail-from-spf");
        // The label and its margins, the resolvers' column, glyph and gap.
        let room = 58 - (wrap::width(&label) + 4) - 20 - 3;
        for cell in cells {
            assert!(wrap::width(&cell) <= room, "{cell} has more than {room} columns");
        }
    }
    let mut model = world::published(&[]);
    let asked = format!("{}._domainkey.example.com", world::TOKENS[1]);
    for index in [1, 3] {
        world::at_server(&mut model, index, &asked, RecordType::Cname, &world::nxdomain());
    }
    for (lang, cell) in [(Lang::En, "… 2/4 so far"), (Lang::Ja, "… 2/4 まで反映")] {
        let screen = lines(&shoot(&model, &words(lang), &colour(), (80, 24)));
        assert!(screen[row_of(&screen, "DKIM 2")].contains(cell), "{screen:#?}");
    }
}

#[test]
fn a_resolver_s_patience_stands_in_one_unit() {
    let mut model = world::propagating();
    let server = model.facts.situation.clone().servers().nth(1).unwrap();
    let name = world::name(&format!("{}._domainkey.example.com", world::TOKENS[1]));
    let negative = Reply::NxDomain { soa: Some(Soa { ttl: 7_800, minimum: 86_400, ..world::soa() }) };
    let question = crate::core::kinds::dns::Question { server, name, rtype: RecordType::Cname };
    let answer = crate::core::kinds::answer::Answer::Dns(negative);
    model.facts.record(crate::core::kinds::query::Query::Dns(question), Ok(answer));
    let screen = lines(&shoot(&model, &words(Lang::En), &colour(), (80, 24)));
    assert!(screen[row_of(&screen, "DKIM 2")].ends_with("… 2/3, about 2 h"), "{screen:#?}");
}

#[test]
fn the_gravest_finding_is_at_the_top_and_the_selected_record_s_comes_first_among_equals() {
    let mut model = world::published(&[2, 3]);
    model.choices.entered = Some("2026-11-24T08:00:00Z".parse().unwrap());
    let server = model.facts.situation.clone().servers().nth(1).unwrap();
    let name = world::name(&format!("{}._domainkey.example.com", world::TOKENS[1]));
    let negative = Reply::NxDomain { soa: Some(Soa { ttl: 38, ..world::soa() }) };
    let question = crate::core::kinds::dns::Question { server, name, rtype: RecordType::Cname };
    let answer = crate::core::kinds::answer::Answer::Dns(negative);
    model.facts.record(crate::core::kinds::query::Query::Dns(question), Ok(answer));
    // DKIM 2 waits for a cache, DKIM 3 and the MX are missing.
    for (row, first) in [(1, "✗ DKIM 3"), (2, "✗ DKIM 3"), (3, "✗ bounce.example.com has no MX")] {
        model.row = row;
        let screen = lines(&shoot(&model, &words(Lang::En), &colour(), (80, 40)));
        let table = row_of(&screen, "DMARC");
        let finding = screen[table + 1..].iter().find(|line| line.contains('✗')).unwrap();
        assert!(finding.contains(first), "{row}\n{screen:#?}");
    }
}

#[test]
fn a_finished_record_is_quiet() {
    let shot = shoot(&records(), &words(Lang::En), &colour(), (80, 24));
    let screen = lines(&shot);
    let styles = shot.styles();
    let style = |label: &str| styles.lines().nth(row_of(&screen, label)).unwrap().to_owned();
    let after_sidebar = |label: &str| style(label).chars().skip(21).collect::<String>();
    let quiet = after_sidebar("DKIM 1");
    assert!(!quiet.contains(['b', 'R', 'y', '.']), "{quiet}");
    assert!(after_sidebar("DKIM 3").contains('R'));
}

#[test]
fn while_ses_has_not_looked_again_nothing_is_called_wrong() {
    for (lang, said) in [(Lang::En, "Nothing is wrong yet"), (Lang::Ja, "まだ異常ではありません")]
    {
        let screen = lines(&shoot(&world::propagating(), &words(lang), &colour(), (80, 24))).concat();
        let solid: String = screen.split_whitespace().collect();
        let said: String = said.split_whitespace().collect();
        assert!(solid.contains(&said), "{screen}");
        assert!(!solid.contains("HOST_NOT_FOUND"), "what SES found before is no news\n{screen}");
    }
    // It failed: that is not waved away.
    let mut model = world::propagating();
    world::identity(
        &mut model,
        crate::core::kinds::aws::Verification::Failed,
        Some(crate::core::kinds::aws::Verification::Pending),
    );
    let screen = lines(&shoot(&model, &words(Lang::En), &colour(), (80, 24))).join("\n");
    assert!(!screen.contains("Nothing is wrong yet"), "{screen}");
}

/// As long as what is shown there gets.
fn longest(code: Code) -> Finding {
    let args = FINDING_ARGS.iter().find(|(listed, _)| *listed == code).map(|(_, args)| *args);
    let name = format!("{}._domainkey.example.com", world::TOKENS[2]);
    let mut finding = Finding::new(code, StepId::Records).on(RecordId::Dkim3);
    for arg in args.unwrap_or_default() {
        finding = match *arg {
            "record" => finding.text(arg, "MAIL FROM SPF"),
            "host" => finding.text(arg, format!("{}._domainkey", world::TOKENS[2])),
            "name" => finding.text(arg, "_dmarc.example.com"),
            "mail_from" | "from" => finding.text(arg, "bounce.example.com"),
            "region" | "other" => finding.text(arg, "ap-northeast-1"),
            "count" | "right" | "total" => finding.arg(arg, crate::core::kinds::message::Arg::Number(2.0)),
            "left" | "since" => finding.arg(arg, crate::core::kinds::message::Arg::Seconds(300)),
            _ => finding.text(arg, "example.com"),
        };
    }
    finding.seen(format!("{name}.example.com")).wanted(name)
}

/// Codes that a record's finding can have.
fn of_records() -> impl Iterator<Item = Code> {
    let beginnings =
        ["dkim-", "mx-", "spf-", "dmarc-", "txt-", "mail-from-name-doubled", "mail-from-receives"];
    let others = [
        Code::WildcardAnswers,
        Code::InvisibleCharacter,
        Code::CnameInTheWay,
        Code::TargetQuoted,
        Code::TargetCutOff,
        Code::DnssecBogus,
        Code::SplitHorizon,
        Code::ZoneNotServed,
    ];
    let named = move |code: &Code| beginnings.iter().any(|beginning| code.as_str().starts_with(beginning));
    Code::ALL.iter().copied().filter(move |code| named(code) || others.contains(code))
}

#[test]
fn finding_and_fix_are_in_sight_at_the_design_size() {
    let mut model = records();
    model.row = 2;
    let mut hidden = Vec::new();
    for lang in Lang::ALL {
        for look in [colour(), mono_ascii()] {
            let words = words(lang);
            let mut view = View::new(&model, &words, &look, 58, false);
            for code in of_records().filter(|code| code.severity() != Severity::Info) {
                let finding = longest(code);
                let fix = words.message(&finding.fix());
                view.findings = vec![finding.clone()];
                view.about_records = vec![finding];
                let page = step::page(&view, 20);
                let lines: Vec<String> = page.lines.iter().take(20).map(ToString::to_string).collect();
                let solid = |text: &str| text.split_whitespace().collect::<String>();
                if !solid(&lines.concat()).contains(&solid(&fix)) {
                    hidden.push(format!("{} {lang:?}\n{}", code.as_str(), lines.join("\n")));
                }
            }
        }
    }
    assert!(hidden.is_empty(), "{}", hidden.join("\n\n"));
}

#[test]
fn a_value_that_is_right_elsewhere_is_not_marked_wrong() {
    // Only three servers of four were heard: not live, and not wrong either.
    let mut model = world::published(&[]);
    let name = format!("{}._domainkey.example.com", world::TOKENS[0]);
    let (host, address) = world::SERVERS[3];
    let server = crate::core::kinds::dns::Server::Authoritative {
        host: world::name(host),
        address: address.parse().unwrap(),
    };
    let asked =
        crate::core::kinds::dns::Question { server, name: world::name(&name), rtype: RecordType::Cname };
    model.facts.forget(|query| *query == crate::core::kinds::query::Query::Dns(asked.clone()));
    let screen = lines(&shoot(&model, &words(Lang::En), &colour(), (80, 24)));
    assert!(screen[row_of(&screen, "DKIM 1")].contains("… 3/3 so far"), "{screen:#?}");
    // A value of another kind is.
    let wrong = Reply::Records(vec![world::rr(&name, Rdata::Cname(world::name("elsewhere.example.org")))]);
    world::everywhere(&mut model, &name, RecordType::Cname, &wrong);
    let screen = lines(&shoot(&model, &words(Lang::En), &colour(), (80, 24)));
    assert!(screen[row_of(&screen, "DKIM 1")].contains("✗ another value"), "{screen:#?}");
}

#[test]
fn each_of_several_values_has_a_line_of_its_own() {
    let texts = ["v=DMARC1; p=none", "v=DMARC1; p=reject"];
    let name = "_dmarc.example.com";
    let both = texts.map(|text| world::rr(name, Rdata::Txt(vec![text.to_owned()])));
    let mut model = world::published(&[]);
    world::everywhere(&mut model, name, RecordType::Txt, &Reply::Records(both.to_vec()));
    model.row = 5;
    let words = words(Lang::En);
    let screen = lines(&shoot(&model, &words, &colour(), (80, 24)));
    let first = screen.iter().position(|line| line.ends_with(texts[0])).expect("the first");
    assert!(screen[first + 1].ends_with(texts[1]), "{screen:#?}");
    let findings = crate::core::diagnosis::findings(&model.facts, &model.choices);
    let printed: String = findings
        .iter()
        .map(|finding| crate::report::finding_text(finding, &words, &crate::report::Style::default()))
        .collect();
    assert!(printed.contains(&format!("    {}\n    {}\n", texts[0], texts[1])), "{printed}");
}
