//! Looking for words in a text as a person may have left them: in other spacing, case or width.

use std::ops::Range;

use crate::core::kinds::address::narrow;

/// A text without blanks, in small letters and half width, with where each character came from.
pub struct Searched {
    whole: Vec<char>,
    plain: Vec<char>,
    /// The place of each plain character in the whole text.
    at: Vec<usize>,
}

/// A part of a text: where, in characters, and as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub range: Range<usize>,
    pub text: String,
}

impl Searched {
    pub fn new(text: &str) -> Self {
        let whole: Vec<char> = text.chars().collect();
        let mut searched = Self { plain: Vec::new(), at: Vec::new(), whole };
        for (at, c) in searched.whole.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            for small in narrow(*c).to_lowercase() {
                searched.plain.push(small);
                searched.at.push(at);
            }
        }
        searched
    }

    pub fn find(&self, words: &str) -> Option<Found> {
        self.find_between("", words, "")
    }

    /// The first place where `words` stand between `before` and `after`, without these.
    pub fn find_between(&self, before: &str, words: &str, after: &str) -> Option<Found> {
        let [before, words, after] = [before, words, after].map(|text| Self::new(text).plain);
        let sought = [before.as_slice(), &words, &after].concat();
        if words.is_empty() {
            return None;
        }
        let first = self.plain.windows(sought.len()).position(|window| window == sought)? + before.len();
        Some(self.part(self.at[first]..self.at[first + words.len() - 1] + 1))
    }

    pub fn part(&self, range: Range<usize>) -> Found {
        Found { text: self.whole[range.clone()].iter().collect(), range }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_other_spacing_case_and_width() {
        let text = Searched::new("Volume:  about （ＨＯＷ　\nmany) a day");
        let found = text.find("how many").unwrap();
        assert_eq!((found.text.as_str(), found.range), ("ＨＯＷ　\nmany", 16..25));
        assert_eq!(text.find_between("(", "how many", ")").unwrap().range, 16..25);
        assert_eq!(text.find_between("(", "how many", "]"), None);
        assert_eq!(text.find("how much"), None);
        assert_eq!(Searched::new("").find("how"), None);
        assert_eq!(Searched::new("how").find(""), None);
    }
}
