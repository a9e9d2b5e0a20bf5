//! What must hold on every screen, whatever stands on it.

use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Color;
use unicode_width::UnicodeWidthStr;

use crate::core::kinds::address;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::step::StepId;
use crate::core::wizard::model::Model;
use crate::screen::{difference, draw, footer, keys, title, view::View, wrap};
use crate::words::Lang;

use super::shot::{Shot, colour, mono_ascii, shoot, words, worked};
use super::snapshots::{all_steps, moments};
use super::world;

fn every_model() -> Vec<(&'static str, Model)> {
    all_steps().into_iter().chain(moments()).collect()
}

/// A wide glyph in the last column would be cut in half; the buffer shows it as one that
/// reaches beyond its row.
fn assert_whole(name: &str, shot: &Shot) {
    let columns = shot.buffer.area.width;
    for y in 0..shot.buffer.area.height {
        let used: usize = shot.row(y).iter().map(|cell| cell.symbol().width().max(1)).sum();
        assert_eq!(used, usize::from(columns), "{name}, row {y}: {:?}", shot.line(y));
    }
}

#[test]
fn no_wide_glyph_is_cut_at_any_width() {
    for lang in Lang::ALL {
        let words = words(lang);
        for (name, model) in every_model() {
            for width in [20, 60, 61, 79, 81, 97, 110] {
                assert_whole(name, &shoot(&model, &words, &colour(), (width, 24)));
            }
            assert_whole(name, &shoot(&model, &words, &colour(), (80, 5)));
        }
    }
}

/// Every line that is built, before the terminal would clip it.
#[test]
fn no_line_is_wider_than_its_room() {
    let look = mono_ascii();
    for lang in Lang::ALL {
        let words = words(lang);
        for (name, model) in every_model() {
            for (columns, narrow) in [(60, true), (58, false), (80, true), (85, false)] {
                let view = View::new(&model, &words, &look, columns, narrow);
                let page = match model.overlay {
                    Some(_) => crate::screen::overlay::page(&view),
                    None => crate::screen::step::page(&view, 20),
                };
                for line in &page.lines {
                    assert!(line.width() <= columns, "{name} at {columns}: {line}");
                }
                assert!(footer::line(&view, columns).width() <= columns, "footer of {name} at {columns}");
            }
        }
    }
}

#[test]
fn the_footer_begins_with_enter_and_stands_in_one_line() {
    let words = words(Lang::En);
    for (name, model) in every_model() {
        for size in [(60, 16), (80, 24), (120, 40)] {
            let shot = shoot(&model, &words, &colour(), size);
            let last = shot.line(size.1 - 1);
            assert!(last.starts_with(" Enter "), "{name} at {size:?}: {last}");
        }
    }
}

#[test]
fn a_footer_without_room_keeps_the_weightiest_hints() {
    let (model, words, look) = (world::propagating(), words(Lang::En), colour());
    let view = View::new(&model, &words, &look, 58, false);
    let shown = |columns| footer::line(&view, columns).to_string();
    assert!(shown(200).contains("1-8 steps"));
    assert!(!shown(60).contains("1-8 steps") && shown(60).contains("q quit"));
    assert!(shown(20).starts_with(" Enter "));
}

#[test]
fn the_mono_look_uses_no_colour_and_the_ascii_look_no_other_character() {
    let words = words(Lang::En);
    for (name, model) in every_model() {
        // The use case and a pool's name are the person's own words, a form's labels its host's.
        let own = ["preview-request", "pool", "by-hand-onamae"].contains(&name);
        let shot = shoot(&model, &words, &mono_ascii(), (80, 24));
        for cell in shot.buffer.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{name}");
            assert!(cell.symbol().is_ascii() || own, "{name}: {:?}", cell.symbol());
        }
    }
}

#[test]
fn the_coloured_look_has_no_background() {
    for (name, model) in every_model() {
        let shot = shoot(&model, &words(Lang::Ja), &colour(), (120, 40));
        assert!(shot.buffer.content().iter().all(|cell| cell.bg == Color::Reset), "{name}");
    }
}

#[test]
fn nothing_is_drawn_below_the_least_size_but_what_it_needs() {
    let shot = shoot(&world::propagating(), &words(Lang::En), &colour(), (59, 16));
    assert!(shot.text().contains("60x16"), "{}", shot.text());
    assert!(!shot.text().contains("DKIM"));
}

#[test]
fn hostile_text_reaches_neither_screen_nor_title() {
    let mut model = world::propagating();
    model.choices.from = address::sender("Ex\u{202e}ample <no-reply@example.com>").ok();
    model.facts.situation.profile = Some("a\u{1b}[31m\u{202e}b\u{9b}c".to_owned());
    model.choices.domain = Some(world::name("ex\u{7}am\u{202e}ple.com"));
    model.cursor = StepId::Account;
    let shot = shoot(&model, &words(Lang::En), &colour(), (120, 40));
    let bad = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!shot.text().replace('\n', "").chars().any(bad), "{}", shot.text());
    assert!(!title(&model, &words(Lang::En)).chars().any(bad));
}

#[test]
fn the_opened_record_begins_each_value_in_the_first_column() {
    for size in [(60, 16), (80, 24), (120, 40)] {
        let mut model = world::propagating();
        (model.row, model.opened) = (1, true);
        let shot = shoot(&model, &words(Lang::En), &colour(), size);
        let lines: Vec<String> = (0..size.1).map(|y| shot.line(y)).collect();
        for value in [
            format!("{}._domainkey.example.com", world::TOKENS[1]),
            format!("{}._domainkey", world::TOKENS[1]),
            format!("{}.dkim.amazonses.com", world::TOKENS[1]),
        ] {
            assert!(lines.contains(&value), "{value} not alone at {size:?}:\n{}", shot.text());
        }
    }
}

#[test]
fn where_values_part_is_marked_with_and_without_colour() {
    let model = world::propagating();
    let finding =
        Finding::new(Code::DkimDiffers, StepId::Records).seen("a.example.org").wanted("a.example.com");
    let words = words(Lang::En);
    for (look, carets) in [(colour(), false), (mono_ascii(), true)] {
        let view = View::new(&model, &words, &look, 58, false);
        let page = crate::screen::findings::one(&view, &finding);
        let marked: Vec<String> = page
            .lines
            .iter()
            .flat_map(|line| &line.spans)
            .filter(|span| span.style == look.theme.marked && !span.content.is_empty())
            .map(|span| span.content.to_string())
            .collect();
        assert_eq!(marked, ["org", "com"]);
        assert_eq!(page.lines.iter().any(|line| line.to_string().trim() == "^^^"), carets);
    }
    assert_eq!(difference::range("ab", "ab"), 2..2);
}

#[test]
fn a_caret_stands_under_what_it_marks() {
    let (model, words, look) = (world::propagating(), words(Lang::Ja), mono_ascii());
    let view = View::new(&model, &words, &look, 58, false);
    let finding = Finding::new(Code::DkimDiffers, StepId::Records).seen("日a本").wanted("日b本");
    let page = crate::screen::findings::one(&view, &finding);
    let lines: Vec<String> = page.lines.iter().map(ToString::to_string).collect();
    let at = lines.iter().position(|line| line.contains("日a本")).unwrap();
    let before = lines[at].split('a').next().unwrap();
    assert_eq!(lines[at + 1].find('^'), Some(wrap::width(before)));
}

#[test]
fn every_hint_of_the_table_has_words() {
    for lang in Lang::ALL {
        let words = words(lang);
        for binding in keys::KEYS.iter().filter(|binding| !binding.words.is_empty()) {
            let said = words.say(&format!("key-{}.help", binding.words));
            assert!(!said.starts_with('⟦'), "{said}");
        }
    }
}

#[test]
fn no_screen_lacks_words() {
    for lang in Lang::ALL {
        let words = words(lang);
        for (name, model) in every_model() {
            let text = shoot(&model, &words, &colour(), (120, 60)).text();
            assert!(!text.contains('⟦') && !text.contains("{$"), "{name}:\n{text}");
        }
    }
}

/// Printed with `cargo test -- --nocapture`: the budget is 200 us in a release build.
#[test]
fn drawing_is_quick() {
    let (model, words, look) = (world::propagating(), words(Lang::En), colour());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut times: Vec<Duration> = (0..30)
        .map(|_| {
            let start = worked();
            terminal.draw(|frame| draw(frame, &model, &words, &look)).unwrap();
            worked() - start
        })
        .collect();
    times.sort();
    println!("render and diff at 80x24: median {:?}, worst {:?}", times[15], times[29]);
    assert!(times[15] < Duration::from_millis(200), "median {:?}", times[15]);
}
