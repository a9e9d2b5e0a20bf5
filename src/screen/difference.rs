//! Where two values part: by reversal, and without colours or Unicode by carets underneath too.

use std::ops::Range;

use ratatui::text::Span;

use super::page::Page;
use super::view::View;
use super::wrap;

/// The characters of `text` between what it shares with `other` at its beginning and its end.
pub fn range(text: &str, other: &str) -> Range<usize> {
    let (mine, theirs): (Vec<char>, Vec<char>) = (text.chars().collect(), other.chars().collect());
    let shorter = mine.len().min(theirs.len());
    let head = (0..shorter).take_while(|index| mine[*index] == theirs[*index]).count();
    let tail = (0..shorter - head)
        .take_while(|index| mine[mine.len() - 1 - index] == theirs[theirs.len() - 1 - index])
        .count();
    head..mine.len() - tail
}

/// `text` and its marks in `room` columns, where that is possible by leaving out the middle of
/// what stands before the marks or behind them: never of what is marked.
pub fn brief(text: &str, marks: Range<usize>, room: usize, ellipsis: &str) -> (String, Range<usize>) {
    let letters: Vec<char> = text.chars().collect();
    let excess = (wrap::width(text) + wrap::width(ellipsis)).saturating_sub(room);
    if wrap::width(text) <= room {
        return (text.to_owned(), marks);
    }
    let (head, tail) = (marks.start, letters.len() - marks.end);
    // A token keeps enough of its beginning to be told from another.
    let (from, long) = if head >= tail { (0, head) } else { (marks.end, tail) };
    if long < excess + 2 * KEPT {
        return (text.to_owned(), marks);
    }
    let cut = from + KEPT..from + KEPT + excess;
    let kept: String = letters[..cut.start].iter().collect();
    let rest: String = letters[cut.end..].iter().collect();
    let shift = |at: usize| if at >= cut.end { at - excess + ellipsis.chars().count() } else { at };
    (format!("{kept}{ellipsis}{rest}"), shift(marks.start)..shift(marks.end))
}

/// Characters that stay on each side of what is left out.
const KEPT: usize = 8;

/// `text` behind `lead`, as many lines as it needs, each of several values from a line of its own,
/// with the characters in `marks` marked.
pub fn marked(view: &View<'_>, lead: Span<'static>, text: &str, marks: Range<usize>) -> Page {
    let theme = &view.look.theme;
    let column = lead.width();
    let carets = theme.mono || view.look.glyphs.ascii;
    let mut lead = Some(lead);
    let mut page = Page::default();
    let mut start = 0;
    for value in text.split('\n') {
        for row in wrap::cut(value, view.width.saturating_sub(column)) {
            let letters: Vec<char> = row.chars().collect();
            let bound = |at: usize| at.clamp(start, start + letters.len()) - start;
            let (from, to) = (bound(marks.start), bound(marks.end));
            let part = |range: Range<usize>| letters[range].iter().collect::<String>();
            let lead = lead.take().unwrap_or_else(|| Span::raw(" ".repeat(column)));
            let before = part(0..from);
            let indent = column + wrap::width(&before);
            let within = part(from..to);
            let length = wrap::width(&within);
            page.spans(vec![
                lead,
                Span::raw(before),
                Span::styled(within, theme.marked),
                Span::raw(part(to..letters.len())),
            ]);
            if carets && length > 0 {
                page.styled(format!("{}{}", " ".repeat(indent), "^".repeat(length)), theme.plain);
            }
            start += letters.len();
        }
        // The line end between two values.
        start += 1;
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_lies_between_what_is_shared() {
        let of = |text: &str, other: &str| {
            text.chars().collect::<Vec<_>>()[range(text, other)].iter().collect::<String>()
        };
        assert_eq!(of("a._dk.example.com.example.com", "a._dk.example.com"), ".example.com");
        assert_eq!(of("a._dk.example.com", "a._dk.example.com.example.com"), "");
        assert_eq!(of("10 feedback-smtp.us-east-1.x", "10 feedback-smtp.eu-west-1.x"), "us-ea");
        assert_eq!(of("same", "same"), "");
        assert_eq!(of("日本", "日米"), "本");
    }

    #[test]
    fn what_both_share_is_left_out_and_never_the_difference() {
        let wanted = "zt5xq2vwk8rn4mc7ydbhj3pfgsu6ae91._domainkey.example.com";
        let found = format!("{wanted}.example.com");
        let marks = range(&found, wanted);
        let (text, marks) = brief(&found, marks, 40, "…");
        assert_eq!(text, "zt5xq2vw…mainkey.example.com.example.com");
        assert_eq!(text.chars().skip(marks.start).take(marks.len()).collect::<String>(), ".example.com");
        assert_eq!(wrap::width(&text), 40);
        // Too different to be shortened, or short enough: as it is.
        assert_eq!(brief("abcdefgh", 0..8, 4, "…").0, "abcdefgh");
        assert_eq!(brief("abc", 1..2, 4, "…"), ("abc".to_owned(), 1..2));
    }
}
