//! What happens to a record between the screen it is copied from and the form it is entered in.

use crate::mutants::chance::Chance;
use crate::mutants::record::{Record, ZONE, is_accepted};

/// The zone with one mistake or one harmless change, and what was done; `None` where nothing came
/// of it or the DNS host would have refused it.
pub fn mutate(zone: &[Record], ours: usize, chance: &mut Chance) -> Option<(String, Vec<Record>)> {
    // Mostly one of our own records, which come first.
    let index = if chance.below(8) == 0 { chance.below(zone.len()) } else { chance.below(ours) };
    let before = zone[index].clone();
    let mut mutant = zone.to_vec();
    let done = match chance.below(12) {
        0 => {
            mutant.remove(index);
            "removed".to_owned()
        }
        1 => duplicate(&mut mutant, index, ours, chance),
        2 => {
            mutant[index].ttl = *chance.one(&[1, 30, 3600, 86_400]);
            "another TTL".to_owned()
        }
        _ => change(&mut mutant[index], chance),
    };
    let mut sorted = (mutant.clone(), zone.to_vec());
    sorted.0.sort();
    sorted.0.dedup();
    sorted.1.sort();
    let Record { host, rtype, value, .. } = &before;
    (sorted.0 != sorted.1 && is_accepted(&sorted.0))
        .then(|| (format!("{host} {rtype} {value:?}: {done}"), sorted.0))
}

/// A second one: with a slip in it, or at a name beside.
fn duplicate(zone: &mut Vec<Record>, index: usize, ours: usize, chance: &mut Chance) -> String {
    let mut copy = zone[index].clone();
    let done = if chance.below(3) == 0 {
        copy.host = format!("{}{}", chance.one(&["old-", "test.", "x"]), copy.host.replace('@', "apex"));
        format!("stands at {} as well", copy.host)
    } else if index < ours {
        let done = value(&mut copy, chance);
        format!("a second one, {done}")
    } else {
        format!("{} again", copy.host)
    };
    zone.push(copy);
    done
}

fn change(record: &mut Record, chance: &mut Chance) -> String {
    match (chance.below(9), record.rtype.as_str()) {
        (0..=2, _) if record.host != "@" => {
            let done = in_name(&mut record.host, chance);
            format!("{done} in its name, {}", record.host)
        }
        (3, "TXT") => split(record, chance),
        (4 | 5, "TXT") => quote(record, chance),
        (3, _) => other_type(record, chance),
        _ => value(record, chance),
    }
}

fn value(record: &mut Record, chance: &mut Chance) -> String {
    let mut text = record.text();
    let (number, name) = match (record.rtype.as_str(), text.split_once(' ')) {
        ("MX", Some((number, name))) => (Some(number.to_owned()), name.to_owned()),
        _ => (None, text.clone()),
    };
    if number.is_some() && chance.below(5) == 0 {
        record.value = vec![format!("{} {name}", chance.one(&["0", "1", "20", "65535"]))];
        return format!("another preference, {}", record.text());
    }
    text = name;
    let done = if record.rtype == "TXT" { in_text(&mut text, chance) } else { in_name(&mut text, chance) };
    record.value = vec![number.map_or(text.clone(), |number| format!("{number} {text}"))];
    format!("{done} in its value, {}", record.text())
}

/// A letter, a label or a dot.
fn in_name(name: &mut String, chance: &mut Chance) -> &'static str {
    match chance.below(8) {
        0 => {
            name.push_str(&format!(".{ZONE}"));
            "the zone once more"
        }
        1 => {
            let labels: Vec<&str> = name.split('.').collect();
            let out = chance.below(labels.len());
            let kept: Vec<&str> = labels
                .iter()
                .enumerate()
                .filter(|(index, _)| *index != out)
                .map(|(_, label)| *label)
                .collect();
            *name = if kept.is_empty() { "@".to_owned() } else { kept.join(".") };
            "a label less"
        }
        2 => {
            let mut labels: Vec<&str> = name.split('.').collect();
            let twice = chance.below(labels.len());
            labels.insert(twice, labels[twice]);
            *name = labels.join(".");
            "a label twice"
        }
        3 => {
            let dots: Vec<usize> = name.match_indices('.').map(|(at, _)| at).collect();
            if dots.is_empty() {
                return "nothing";
            }
            name.remove(*chance.one(&dots));
            "a dot less"
        }
        4 => {
            name.insert(chance.below(name.len()), '.');
            "a dot more"
        }
        5 => {
            *name = flip_case(name, chance);
            "capitals"
        }
        _ => slip(name, chance),
    }
}

fn in_text(text: &mut String, chance: &mut Chance) -> &'static str {
    match chance.below(6) {
        0 => {
            let blanks: Vec<usize> = text.match_indices([' ', ';', ':', '=']).map(|(at, _)| at).collect();
            text.remove(*chance.one(&blanks));
            "a mark less"
        }
        1 => {
            text.insert(chance.below(text.len() + 1), ' ');
            "a blank more"
        }
        2 => {
            let odd = *chance.one(&['\u{200b}', '\u{a0}', '\u{feff}']);
            text.insert(chance.below(text.len() + 1), odd);
            "an invisible character"
        }
        3 => {
            *text = flip_case(text, chance);
            "capitals"
        }
        _ => slip(text, chance),
    }
}

/// One letter mistyped, lost, typed twice, or put before the one before it.
fn slip(text: &mut String, chance: &mut Chance) -> &'static str {
    let mut letters: Vec<char> = text.chars().collect();
    let at = chance.below(letters.len());
    let done = match chance.below(4) {
        0 => {
            letters[at] = *chance.one(&['a', 'e', 'l', 'm', 's', '1', '0', '-']);
            "another letter"
        }
        1 => {
            letters.remove(at);
            "a letter less"
        }
        2 => {
            letters.insert(at, letters[at]);
            "a letter twice"
        }
        _ if at > 0 => {
            letters.swap(at - 1, at);
            "two letters the wrong way round"
        }
        _ => "nothing",
    };
    *text = letters.into_iter().collect();
    done
}

fn flip_case(text: &str, chance: &mut Chance) -> String {
    let all = chance.below(2) == 0;
    let mut letters: Vec<char> = text.chars().collect();
    let at = chance.below(letters.len());
    for (index, letter) in letters.iter_mut().enumerate() {
        if all || index == at {
            *letter = letter.to_ascii_uppercase();
        }
    }
    letters.into_iter().collect()
}

/// One TXT of two strings, which every reader joins without a blank (RFC 7208, 3.3).
fn split(record: &mut Record, chance: &mut Chance) -> String {
    let text = record.text();
    let at = 1 + chance.below(text.len() - 1);
    record.value = vec![text[..at].to_owned(), text[at..].to_owned()];
    format!("two strings, {:?}", record.value)
}

fn quote(record: &mut Record, chance: &mut Chance) -> String {
    let (open, close) = *chance.one(&[
        ("\"", "\""),
        ("\u{201c}", "\u{201d}"),
        ("'", "'"),
        ("\"", ""),
        ("", "\""),
        ("", "\u{201d}"),
    ]);
    record.value = vec![format!("{open}{}{close}", record.text())];
    format!("quotes, {}", record.text())
}

/// The value in a record of another type.
fn other_type(record: &mut Record, chance: &mut Chance) -> String {
    let text = record.text();
    let (rtype, value) = if chance.below(2) == 0 { ("TXT", text) } else { ("A", "203.0.113.7".to_owned()) };
    record.rtype = rtype.to_owned();
    record.value = vec![value];
    format!("{rtype} in its place")
}
