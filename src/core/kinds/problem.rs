//! A call that did not do what it was asked: what was tried, what came back, what to do.

use serde::{Deserialize, Serialize};

/// Which credentials a call uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The main profile.
    Main,
    /// The profile that owns the DNS (`--dns-profile`).
    Dns,
}

impl Who {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Dns => "dns",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    CredentialsMissing,
    CredentialsExpired,
    /// This machine's clock is more than five minutes off: AWS takes no signature of another time.
    ClockWrong,
    RegionMissing,
    /// Nobody knows yet whose account this is; nothing was sent.
    AccountUnknown,
    /// No From address and no domain is chosen; nothing was sent.
    DomainMissing,
    /// What was to be sent cannot be taken back and is not fit to be sent; nothing was.
    Unfit,
    /// An IAM action is missing; `Problem::action` names it.
    Permission,
    Throttled,
    /// No connection: a name that does not resolve, a refused or broken connection.
    Offline,
    Timeout,
    /// 5xx, or an answer marked as temporary.
    Server,
    NotFound,
    /// Something of this kind stands already, or is under way.
    Conflict,
    /// A rule of the service; `code` and `message` say which.
    Refused,
    /// The answer could not be read.
    Malformed,
    /// What the change was to replace is another since it was agreed to; nothing was written.
    Moved,
    /// A proxy wants a user name and a password, or does not take those that it was sent (407).
    ProxyPassword,
    /// A proxy opened no connection: it may not, or it cannot.
    ProxyRefused,
    /// An environment variable is set that names no proxy; nothing was sent.
    ProxyUnusable,
    /// The user pool changed between the preview and the write; nothing was written.
    PoolMoved,
    /// The user pool has a member that this program does not know; nothing was written.
    PoolUnknownMember,
    /// After the write, a member other than `EmailConfiguration` differs.
    PoolDiffers,
    /// A person cancelled the call; for a write its outcome is unknown.
    Cancelled,
    /// Writing on this machine failed.
    Disk,
    /// `--read-only` held a write back.
    ReadOnly,
}

impl ProblemKind {
    pub const ALL: [ProblemKind; 26] = [
        Self::CredentialsMissing,
        Self::CredentialsExpired,
        Self::ClockWrong,
        Self::RegionMissing,
        Self::AccountUnknown,
        Self::DomainMissing,
        Self::Unfit,
        Self::Permission,
        Self::Throttled,
        Self::Offline,
        Self::Timeout,
        Self::Server,
        Self::NotFound,
        Self::Conflict,
        Self::Refused,
        Self::Malformed,
        Self::Moved,
        Self::ProxyPassword,
        Self::ProxyRefused,
        Self::ProxyUnusable,
        Self::PoolMoved,
        Self::PoolUnknownMember,
        Self::PoolDiffers,
        Self::Cancelled,
        Self::Disk,
        Self::ReadOnly,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CredentialsMissing => "credentials-missing",
            Self::CredentialsExpired => "credentials-expired",
            Self::ClockWrong => "clock-wrong",
            Self::RegionMissing => "region-missing",
            Self::AccountUnknown => "account-unknown",
            Self::DomainMissing => "domain-missing",
            Self::Unfit => "unfit",
            Self::Permission => "permission",
            Self::Throttled => "throttled",
            Self::Offline => "offline",
            Self::Timeout => "timeout",
            Self::Server => "server",
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
            Self::Malformed => "malformed",
            Self::Moved => "moved",
            Self::ProxyPassword => "proxy-password",
            Self::ProxyRefused => "proxy-refused",
            Self::ProxyUnusable => "proxy-unusable",
            Self::PoolMoved => "pool-moved",
            Self::PoolUnknownMember => "pool-unknown-member",
            Self::PoolDiffers => "pool-differs",
            Self::Cancelled => "cancelled",
            Self::Disk => "disk",
            Self::ReadOnly => "read-only",
        }
    }

    /// True where the same call may succeed later with nobody doing anything. A proxy that is out of order
    /// refuses as one does that forbids, and the SDK does not tell its status; a password that is not
    /// taken is never sent again by itself, as that may lock its owner out.
    pub const fn passes(self) -> bool {
        matches!(
            self,
            Self::Throttled
                | Self::Offline
                | Self::Timeout
                | Self::Server
                | Self::Malformed
                | Self::ProxyRefused
        )
    }

    /// True where the call may have taken effect although no answer came.
    pub const fn outcome_unknown(self) -> bool {
        matches!(self, Self::Offline | Self::Timeout | Self::Server | Self::Malformed | Self::Cancelled)
    }
}

/// The proxy that a request was sent through, or was to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// The environment variable that is to name it, as it is spelt there.
    pub variable: String,
    /// Scheme, host and port, and never its user name or password; `None` where the variable names none.
    pub proxy: Option<String>,
    /// It was sent a user name and a password.
    pub logs_in: bool,
    /// The host that was to be reached.
    pub host: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub kind: ProblemKind,
    /// `service:Operation`, as `route53:ListHostedZones`.
    pub operation: String,
    /// The error code that the service gave, as `AccessDeniedException`.
    pub code: Option<String>,
    /// The service's own words, or the transport's.
    pub message: Option<String>,
    pub request_id: Option<String>,
    pub caller: Who,
    /// For `Permission`: the IAM action, as `route53:ListHostedZones`. Of this machine's disk: the
    /// command that mends it.
    pub action: Option<String>,
    /// The profile of the caller where one is named: for the login command.
    pub profile: Option<String>,
    /// How the call's last request went, where that was not directly.
    pub via: Option<Box<Via>>,
}

/// The operation of a problem with a file or directory of this program's that somebody else can write.
pub const DISTRUST: &str = "disk:Trust";

impl Problem {
    /// The state on this machine is not believed, and nothing is written that would have to stand in it.
    pub fn is_distrust(&self) -> bool {
        self.operation == DISTRUST
    }

    /// Without any words of the service's own.
    pub fn new(kind: ProblemKind, operation: &str, caller: Who) -> Self {
        Self {
            kind,
            operation: operation.to_owned(),
            code: None,
            message: None,
            request_id: None,
            caller,
            action: None,
            profile: None,
            via: None,
        }
    }

    /// In words of this program's own or of what it is built on.
    pub fn saying(kind: ProblemKind, operation: &str, caller: Who, message: String) -> Self {
        Self { message: Some(message), ..Self::new(kind, operation, caller) }
    }

    /// The user pool could not deliver its mail (Cognito API reference, `AdminCreateUser` and
    /// `CodeDeliveryFailureException`), or SES refused it ("Cognito received the following error
    /// from Amazon SES").
    pub fn is_about_mail(&self) -> bool {
        let code = self.code.as_deref().unwrap_or_default();
        let said = self.message.as_deref().unwrap_or_default();
        matches!(
            code,
            "CodeDeliveryFailureException"
                | "InvalidEmailRoleAccessPolicyException"
                | "LimitExceededException"
        ) || said.contains("error from Amazon SES")
    }
}
