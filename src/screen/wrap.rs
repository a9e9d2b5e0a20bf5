//! Lines that fit: breaking at spaces and between wide characters, with the Japanese rules on
//! what may not begin or end a line (JIS X 4051, "kinsoku").

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// May not begin a line.
const NOT_FIRST: &str = "、。，．・：；？！」』）】〉》〕］｝’”ー〜ゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％…‥,.:;?!)]}%";
/// May not end a line.
const NOT_LAST: &str = "「『（【〈《〔［｛‘“([{";

/// Columns.
pub fn width(text: &str) -> usize {
    text.width()
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Whether a line may end between these two.
pub fn breaks(before: char, after: char) -> bool {
    if after == ' ' || columns(after) == 0 {
        return false;
    }
    if before == ' ' {
        return true;
    }
    (columns(before) == 2 || columns(after) == 2) && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

/// Pieces that stay whole, each with the spaces behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| breaks(before, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

/// `text` in lines of at most `limit` columns. Its own line breaks are kept; a piece that is
/// wider than a line is cut between characters, a wide one never in half.
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        // Columns that the line has so far.
        let mut used = 0;
        for piece in pieces(paragraph) {
            let shown = piece.trim_end();
            let columns = width(shown);
            if used + columns > limit && !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            if columns > limit {
                let mut parts = cut(shown, limit);
                line = parts.pop().unwrap_or_default();
                lines.append(&mut parts);
                used = width(&line);
            } else {
                line.push_str(shown);
                used += columns;
            }
            let spaces = &piece[shown.len()..];
            line.push_str(spaces);
            used += width(spaces);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// `text` in lines of at most `limit` columns that together are the text again: for values.
/// Cut behind a mark near the end of a full line, or else where the line is full.
pub fn cut(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        if width(&line) + columns(c) > limit {
            let mark = line.rfind([' ', '/', ':', ';', ',']).map(|at| at + 1);
            let rest = match mark {
                Some(at) if width(&line[..at]) * 3 >= limit * 2 => line.split_off(at),
                _ => String::new(),
            };
            lines.push(std::mem::replace(&mut line, rest));
        }
        line.push(c);
    }
    lines.push(line);
    lines
}

/// The beginning of `text` in at most `limit` columns, `ellipsis` behind it where it was cut.
pub fn fit(text: &str, limit: usize, ellipsis: &str) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(width(ellipsis));
    let mut head = take(text.chars(), room);
    if limit > 0 {
        head.push_str(ellipsis);
    }
    head
}

/// Beginning and end of `text` in at most `limit` columns: of a name both ends tell something.
pub fn fit_middle(text: &str, limit: usize, ellipsis: &str) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(width(ellipsis));
    let head = take(text.chars(), room / 2);
    let tail: String = take(text.chars().rev(), room - room / 2).chars().rev().collect();
    if limit == 0 { String::new() } else { format!("{head}{ellipsis}{tail}") }
}

fn take(chars: impl Iterator<Item = char>, room: usize) -> String {
    let mut used = 0;
    chars
        .take_while(|c| {
            used += columns(*c);
            used <= room
        })
        .collect()
}

/// `text` with spaces behind it up to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(text))));
    padded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn english_breaks_at_spaces() {
        assert_eq!(wrap("Every name server of the zone", 11), ["Every name", "server of", "the zone"]);
        assert_eq!(wrap("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn japanese_breaks_anywhere_but_before_closing_marks() {
        assert_eq!(wrap("確認します。次へ", 10), ["確認しま", "す。次へ"]);
        assert_eq!(wrap("値は「表示」です", 6), ["値は", "「表", "示」で", "す"]);
        assert_eq!(wrap("サーバーを待つ", 6), ["サー", "バーを", "待つ"]);
    }

    #[test]
    fn a_word_beside_japanese_stays_whole() {
        assert_eq!(wrap("値はDKIMです", 7), ["値は", "DKIMで", "す"]);
    }

    #[test]
    fn what_is_wider_than_a_line_is_cut() {
        assert_eq!(wrap("see abcdefghij now", 6), ["see", "abcdef", "ghij", "now"]);
        assert_eq!(cut("あいう", 5), ["あい", "う"]);
        assert_eq!(cut("arn:aws:identity/example.com", 20), ["arn:aws:identity/", "example.com"]);
        assert_eq!(cut("a/bcdefghij", 5), ["a/bcd", "efghi", "j"]);
    }

    #[test]
    fn fitting_keeps_within_the_limit() {
        assert_eq!(fit("example.com", 6, "…"), "examp…");
        assert_eq!(fit_middle("token._domainkey.example.com", 11, "…"), "token…e.com");
        assert_eq!(fit("日本語", 4, "…"), "日…");
        assert_eq!(fit("abc", 0, "…"), "");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_limit(text in "[a-z 、。「」あーョ漢]{0,60}", limit in 2usize..40) {
            let lines = wrap(&text, limit);
            for line in &lines {
                prop_assert!(width(line) <= limit, "{line:?} > {limit}");
            }
            let kept = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
        }
    }
}
