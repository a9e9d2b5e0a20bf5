//! The forms of `records --format`, which `e` offers in the wizard.

use crate::core::kinds::name::Name;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line a record, for reading.
    Table,
    /// Lines of a zone file (RFC 1035, section 5).
    Bind,
    /// Comma-separated values (RFC 4180).
    Csv,
    /// As `status --json` has them.
    Json,
    /// The `ChangeBatch` of `ChangeResourceRecordSets`.
    Route53,
    Terraform,
    /// A CloudFormation template.
    CloudFormation,
    /// Markdown for a ticket or a chat: what a DNS team needs to enter.
    Message,
    /// Markdown for change management: plan, before and after, the way back, evidence.
    Document,
}

impl Format {
    pub const ALL: [Format; 9] = [
        Self::Table,
        Self::Bind,
        Self::Csv,
        Self::Json,
        Self::Route53,
        Self::Terraform,
        Self::CloudFormation,
        Self::Message,
        Self::Document,
    ];

    /// In the order in which the wizard offers them: first what is most often handed on.
    pub const OFFERED: [Format; 9] = [
        Self::Message,
        Self::Document,
        Self::Bind,
        Self::Csv,
        Self::Terraform,
        Self::CloudFormation,
        Self::Route53,
        Self::Json,
        Self::Table,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Bind => "bind",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Route53 => "route53",
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Message => "message",
            Self::Document => "document",
        }
    }

    pub fn parse(text: &str) -> Option<Format> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// The documents need no records to say something.
    pub const fn is_document(self) -> bool {
        matches!(self, Self::Document)
    }

    /// The name of a file for it: `example.com-records.csv`.
    pub fn file_name(self, domain: &Name) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let domain: String = domain.as_str().chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
        let rest = match self {
            Self::Table => "records.txt",
            Self::Bind => "records.zone",
            Self::Csv => "records.csv",
            Self::Json => "records.json",
            Self::Route53 => "change-batch.json",
            Self::Terraform => "ses.tf",
            Self::CloudFormation => "cloudformation.json",
            Self::Message => "dns-request.md",
            Self::Document => "change.md",
        };
        format!("{domain}-{rest}")
    }
}
