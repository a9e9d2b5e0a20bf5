//! The text that the production request begins with: a frame, blanks for what only a person knows, and
//! sentences about the set-up, of which the one stands that AWS and DNS show.

use super::found::{Found, Searched};

/// What begins and ends a blank; its hint stands between them.
pub const BLANK: &str = "____";

/// A place of the frame, filled by one of its sentences, or by none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Addresses,
    Suppression,
    Dkim,
    MailFrom,
    Dmarc,
}

impl Slot {
    pub const ALL: [Slot; 5] = [Self::Addresses, Self::Suppression, Self::Dkim, Self::MailFrom, Self::Dmarc];

    /// The argument of the message that is the frame.
    pub const fn argument(self) -> &'static str {
        match self {
            Self::Addresses => "addresses",
            Self::Suppression => "suppression",
            Self::Dkim => "dkim",
            Self::MailFrom => "mail_from",
            Self::Dmarc => "dmarc",
        }
    }

    /// What stands in the frame where a sentence goes.
    pub fn mark(self) -> String {
        format!("{{{}}}", self.argument())
    }
}

/// Every sentence that a slot can hold; its words are the message `proposed-CODE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    SignUp,
    Invited,
    /// Nothing shows where the addresses come from: a blank.
    Addresses,
    Suppression,
    Dkim,
    DkimLater,
    MailFrom,
    MailFromLater,
    Dmarc,
    DmarcLater,
}

impl Sentence {
    pub const ALL: [Sentence; 10] = [
        Self::SignUp,
        Self::Invited,
        Self::Addresses,
        Self::Suppression,
        Self::Dkim,
        Self::DkimLater,
        Self::MailFrom,
        Self::MailFromLater,
        Self::Dmarc,
        Self::DmarcLater,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::Invited => "invited",
            Self::Addresses => "addresses",
            Self::Suppression => "suppression",
            Self::Dkim => "dkim",
            Self::DkimLater => "dkim-later",
            Self::MailFrom => "mail-from",
            Self::MailFromLater => "mail-from-later",
            Self::Dmarc => "dmarc",
            Self::DmarcLater => "dmarc-later",
        }
    }

    pub const fn slot(self) -> Slot {
        match self {
            Self::SignUp | Self::Invited | Self::Addresses => Slot::Addresses,
            Self::Suppression => Slot::Suppression,
            Self::Dkim | Self::DkimLater => Slot::Dkim,
            Self::MailFrom | Self::MailFromLater => Slot::MailFrom,
            Self::Dmarc | Self::DmarcLater => Slot::Dmarc,
        }
    }

    /// It says that something is so, which AWS or DNS must show. The others ask or promise.
    pub const fn is_claim(self) -> bool {
        !matches!(self, Self::Addresses | Self::DkimLater | Self::MailFromLater | Self::DmarcLater)
    }
}

/// What the first builds of this program proposed, which may stand in a text kept since, and what of it
/// must be shown.
const EARLIER: [(&str, [Sentence; 3]); 2] = [
    ("The domain is verified with Easy DKIM, a custom MAIL FROM domain and DMARC", SET_UP),
    ("ドメインは Easy DKIM、カスタム MAIL FROM、DMARC を設定済みです", SET_UP),
];
const SET_UP: [Sentence; 3] = [Sentence::Dkim, Sentence::MailFrom, Sentence::Dmarc];

/// The template in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// With [`Slot::mark`] where a sentence goes.
    frame: String,
    sentences: Vec<(Sentence, String)>,
    hints: Vec<Hint>,
}

/// What a blank asks for, with what stands before and after it in the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub text: String,
    pub before: String,
    pub after: String,
}

impl Template {
    pub fn new(frame: String, sentences: Vec<(Sentence, String)>) -> Self {
        let own = sentences.iter().flat_map(|(_, text)| hints(text));
        Self { hints: hints(&frame).into_iter().chain(own).collect(), frame, sentences }
    }

    pub fn hints(&self) -> &[Hint] {
        &self.hints
    }

    /// The text with these sentences, at most one for each slot.
    pub fn text(&self, shown: &[Sentence]) -> String {
        let mut text = self.frame.clone();
        for slot in Slot::ALL {
            text = text.replace(&slot.mark(), self.sentence_in(slot, shown).unwrap_or_default());
        }
        // A slot that stays empty leaves no space behind.
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    fn sentence_in(&self, slot: Slot, shown: &[Sentence]) -> Option<&str> {
        let stands =
            |(sentence, _): &&(Sentence, String)| sentence.slot() == slot && shown.contains(sentence);
        self.sentences.iter().find(stands).map(|(_, text)| text.as_str())
    }

    /// A text that a person has gone on with: what it asked or promised, and AWS and DNS show by now, is
    /// said as that. Only a sentence that stands as it was proposed is touched.
    pub fn brought_up(&self, text: &str, shown: &[Sentence]) -> String {
        let mut text = text.to_owned();
        for (sentence, words) in self.sentences.iter().filter(|(sentence, _)| !sentence.is_claim()) {
            if let Some(now) = self.sentence_in(sentence.slot(), shown).filter(|_| !shown.contains(sentence))
            {
                text = text.replace(words, now);
            }
        }
        text
    }

    /// The first sentence of the template that says what is not among `shown`, as it stands in the text.
    pub fn not_shown(&self, text: &Searched, shown: &[Sentence]) -> Option<Found> {
        let is_shown = |sentence: &Sentence| shown.contains(sentence);
        let own = self
            .sentences
            .iter()
            .filter(|(sentence, _)| sentence.is_claim() && !is_shown(sentence))
            .map(|(_, words)| words.trim_end_matches(['.', '。']));
        let earlier = EARLIER.iter().filter(|(_, what)| !what.iter().all(is_shown)).map(|(words, _)| *words);
        own.chain(earlier).filter_map(|words| text.find(words)).min_by_key(|found| found.range.start)
    }
}

/// The blanks of a template's own text.
fn hints(text: &str) -> Vec<Hint> {
    let parts: Vec<&str> = text.split(BLANK).collect();
    let hint = |index: usize| Hint {
        text: parts[index].to_owned(),
        before: parts[index - 1].to_owned(),
        after: parts.get(index + 1).copied().unwrap_or_default().to_owned(),
    };
    (1..parts.len()).step_by(2).map(hint).collect()
}
