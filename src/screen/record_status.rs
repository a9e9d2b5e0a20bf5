//! How a record stands at its zone's own name servers: a glyph, a style and a few words. A cause
//! that is known is named; what nobody has entered yet is not called missing.

use ratatui::style::Style;

use crate::core::facts::published;
use crate::core::kinds::finding::{Code, Severity};
use crate::core::kinds::message::Arg;
use crate::core::kinds::record::{Judgement, RecordStatus, RecordView, ServerAnswer};
use crate::core::records::stands;

use super::findings;
use super::view::View;

pub struct Stand {
    pub glyph: &'static str,
    pub words: String,
    pub style: Style,
}

pub fn of(view: &View<'_>, record: &RecordView) -> Stand {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let stand = |glyph, words, style| Stand { glyph, words, style };
    let word = || view.say(&format!("record-status-{}", code(record.status)));
    let about = view.about(record.wanted.id);
    if let Some(finding) = about.filter(|finding| finding.severity() == Severity::Error) {
        // The servers may hold the right value, and another cause spoil it.
        let unnamed = || if stands(record) { view.say("record-status-wrong") } else { word() };
        let words = cause(finding.code).map_or_else(unnamed, |id| view.say(id));
        return stand(glyphs.wrong, words, theme.wrong);
    }
    let (matching, total) = count(record);
    match record.status {
        RecordStatus::Covered => stand(glyphs.done, covered(view, record), theme.done),
        RecordStatus::Live => stand(glyphs.done, format!("{matching}/{total}"), theme.done),
        RecordStatus::Propagating => stand(glyphs.waiting, so_far(view, record), theme.waiting),
        RecordStatus::Missing => match about.map(crate::core::kinds::finding::Finding::severity) {
            Some(Severity::Warning) => stand(glyphs.warning, word(), theme.warning),
            _ if is_published(view) => stand(glyphs.waiting, view.say("screen-on-its-way"), theme.waiting),
            _ => stand(glyphs.todo, view.say("screen-not-yet"), theme.todo),
        },
        RecordStatus::Wrong | RecordStatus::Conflict => stand(glyphs.wrong, word(), theme.wrong),
        // Not every server was heard: too early to speak of it.
        RecordStatus::Unknown if matching > 0 => stand(glyphs.waiting, so_far(view, record), theme.waiting),
        RecordStatus::Unknown if total == 0 => stand(glyphs.blocked, view.say("screen-not-asked"), theme.dim),
        RecordStatus::Unknown => stand(glyphs.blocked, word(), theme.dim),
    }
}

/// As [`of`], with a word instead of a bare count: there is no column title above it.
pub fn in_words(view: &View<'_>, record: &RecordView) -> Stand {
    let stand = of(view, record);
    if record.status == RecordStatus::Live && stands(record) && stand.style == view.look.theme.done {
        return Stand { words: view.say("record-status-live"), ..stand };
    }
    stand
}

/// Nothing about this record needs a person or a wait.
pub fn is_quiet(view: &View<'_>, record: &RecordView) -> bool {
    stands(record) && !view.about(record.wanted.id).is_some_and(findings::is_urgent)
}

/// Somebody wrote the records or said that they were entered.
pub fn is_published(view: &View<'_>) -> bool {
    published::at(&view.model.facts, &view.model.choices).is_some()
}

fn covered(view: &View<'_>, record: &RecordView) -> String {
    let by = record.covered_by.as_ref().map(ToString::to_string).unwrap_or_default();
    view.say_with("screen-covered-by", &[("name", Arg::Text(by))])
}

fn so_far(view: &View<'_>, record: &RecordView) -> String {
    let (matching, total) = count(record);
    view.say_with("screen-so-far", &[("count", Arg::Text(format!("{matching}/{total}")))])
}

/// Matching answers of the zone's own servers, and all of them.
fn count(record: &RecordView) -> (usize, usize) {
    let own: Vec<&ServerAnswer> =
        record.answers.iter().filter(|answer| answer.server.is_authoritative()).collect();
    (own.iter().filter(|answer| answer.judgement == Judgement::Match).count(), own.len())
}

/// The code of the status, as `status --json` spells it.
pub fn code(status: RecordStatus) -> &'static str {
    match status {
        RecordStatus::Live => "live",
        RecordStatus::Propagating => "propagating",
        RecordStatus::Missing => "missing",
        RecordStatus::Wrong => "wrong",
        RecordStatus::Conflict => "conflict",
        RecordStatus::Covered => "covered",
        RecordStatus::Unknown => "unknown",
    }
}

/// The cause in two or three words; the finding itself says all of it. `None` where the status
/// says as much.
pub fn cause(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::DkimNameDoubled | Code::MailFromNameDoubled | Code::DmarcNameDoubled => {
            "screen-cause-name-doubled"
        }
        Code::DkimSubdomainLeftOut
        | Code::DkimUnderscoreLost
        | Code::DkimDomainkeyLeftOut
        | Code::DkimDotLost
        | Code::DmarcAtMailFrom
        | Code::DmarcUnderscoreLost
        | Code::MxOnApex
        | Code::SpfOnApexOnly
        | Code::DmarcAtApex => "screen-cause-other-name",
        Code::DkimNameValueSwapped => "screen-cause-swapped",
        Code::DkimTxtNotCname | Code::MxOtherType => "screen-cause-other-type",
        Code::DkimProxied => "screen-cause-proxied",
        Code::DkimFlattened => "screen-cause-flattened",
        Code::DkimDelegatedAway => "screen-cause-delegated",
        Code::DkimTargetDoubled | Code::MxTargetDoubled => "screen-cause-value-doubled",
        Code::DkimTargetMistyped
        | Code::MxMistyped
        | Code::SpfVersionMistyped
        | Code::DmarcVersionMistyped => "screen-cause-mistyped",
        Code::DkimWrongSigningZone
        | Code::DkimTokenMismatch
        | Code::DkimOtherRegion
        | Code::DkimOtherIdentity
        | Code::DkimDiffers
        | Code::TargetCutOff
        | Code::MxPriorityInValue
        | Code::MxDiffers
        | Code::MxIsInboundEndpoint => "screen-cause-other-value",
        Code::WildcardAnswers => "screen-cause-wildcard",
        Code::InvisibleCharacter => "screen-cause-invisible",
        Code::TxtSmartQuotes | Code::TargetQuoted | Code::DmarcLiteralQuotes => "screen-cause-quotes",
        Code::SpfDuplicate | Code::DmarcDuplicate | Code::MxMoreThanOne => "screen-cause-more-than-one",
        Code::SpfWithoutSes => "screen-cause-without-ses",
        Code::DnssecBogus => "screen-cause-dnssec",
        Code::MailFromReceivesMail => "screen-cause-receives-mail",
        _ => return None,
    })
}
