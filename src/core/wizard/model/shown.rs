//! What lies over the step, and what a person has typed.

use jiff::Timestamp;
use tui_input::Input;

use crate::core::kinds::address::InputError;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::name::{Name, UserPoolId};
use crate::core::kinds::step::StepId;
use crate::core::rules::hold::Hold;

/// Changes laid before the person, of which Enter carries out all, one after the other.
#[derive(Clone, Debug)]
pub struct Preview {
    pub step: StepId,
    pub changes: Vec<Change>,
    pub shown_at: Timestamp,
    /// The user pool's name must be typed before Enter takes effect.
    pub typed: Option<Input>,
    /// It puts back what an earlier change did.
    pub undoes: bool,
    /// What holds the bind as it is shown: the typed name covers this and nothing else.
    pub holds: Vec<Hold>,
}

/// A pool's name was typed to bind it although something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub user_pool: UserPoolId,
    /// What was shown to hold it at that moment. What appears later holds it all the same.
    pub covers: Vec<Hold>,
}

/// What lies over the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    Help,
    /// The preview as AWS CLI commands, and all settings of a previewed pool.
    AllSettings,
    /// The bind in the language of what deploys the pool.
    OwnerCode,
    /// Whether SES also goes into the From domain's own SPF record, and what speaks for it.
    SenderSpf,
    /// The findings that may be taken as they are, and the field for the code.
    Accept,
    /// Which form to export; the row is that of `Format::OFFERED`.
    Export(usize),
    /// Which of several set-ups; the row is `Model::row`.
    Setups(Vec<Name>),
}

/// A field being filled in.
#[derive(Clone, Debug)]
pub struct Draft {
    pub input: Input,
    pub error: Option<InputError>,
    /// A person typed here; a proposal no longer replaces the text.
    pub touched: bool,
}

/// A line under the step that goes with the next key: what was copied, what was noted.
#[derive(Clone, Debug)]
pub struct Notice {
    pub message: Message,
    pub at: Timestamp,
}
