//! A change as the AWS CLI command that does the same.
//!
//! What people or AWS wrote goes through a JSON file in a quoted here-document and never through
//! the shell's words; the AWS CLI reads it with `file://` ("Loading a parameter from a file",
//! AWS CLI user guide).

use serde_json::{Value, json};

use crate::core::facts::Facts;
use crate::core::kinds::aws::Tag;
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::control_characters::steers;
use crate::core::kinds::endpoints::{Service, without_password};
use crate::core::kinds::header::encode_display_name;
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::name::Region;
use crate::core::kinds::problem::Who;
use crate::core::kinds::record::{RecordSet, SetChange};
use crate::core::rules::test_mail;

/// One command: its words before any quoting, and the files that it reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    pub words: Vec<String>,
    /// Name and content; the words name them as `file://NAME`.
    pub file: Option<(String, String)>,
}

impl Command {
    /// Lines for a POSIX shell, one after the other.
    pub fn script(&self) -> String {
        let mut script = String::new();
        if let Some((name, content)) = &self.file {
            let end = delimiter(content);
            script += &format!("cat > {} <<'{end}'\n{content}\n{end}\n", quote(name));
        }
        script + &self.line() + "\n"
    }

    /// The command alone, beside its file.
    pub fn line(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|word| quote(word)).collect();
        words.join(" ")
    }
}

/// One word of a POSIX shell (Shell Command Language, 2.2.2).
pub fn quote(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@,+%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else if word.chars().any(|c| steers(c) && c != '\n') {
        dollar_quoted(word)
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Dollar-single-quotes, in which what steers a terminal has its bytes' numbers (Shell Command Language
/// of POSIX.1-2024, 2.2.4; bash, zsh and ksh have had them for long).
fn dollar_quoted(word: &str) -> String {
    let mut quoted = "$'".to_owned();
    for c in word.chars() {
        match c {
            '\'' | '\\' => quoted.extend(['\\', c]),
            c if steers(c) => {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| quoted += &format!("\\{byte:03o}"));
            }
            c => quoted.push(c),
        }
    }
    quoted + "'"
}

/// A line that the content does not hold.
fn delimiter(content: &str) -> String {
    let mut end = "JSON".to_owned();
    while content.lines().any(|line| line == end) {
        end.push('_');
    }
    end
}

/// The command that does what `change` would.
pub fn command(change: &Change, facts: &Facts) -> Command {
    let domain = |domain: &dyn ToString| vec!["--email-identity".to_owned(), domain.to_string()];
    let ses = facts.region().cloned();
    match change {
        Change::RequestProduction(request) => {
            let mut input = json!({
                "MailType": "TRANSACTIONAL",
                "WebsiteURL": request.website,
                "ContactLanguage": request.contact_language,
                "UseCaseDescription": request.use_case,
                "ProductionAccessEnabled": true,
            });
            if !request.contact.is_empty() {
                input["AdditionalContactEmailAddresses"] = json!([request.contact]);
            }
            of_file(facts, change, "sesv2 put-account-details", ses, "put-account-details.json", &input)
        }
        Change::CreateIdentity { domain: name } => {
            let key = "NextSigningKeyLength=RSA_2048_BIT";
            let more = [domain(name), words(&["--dkim-signing-attributes", key])].concat();
            of_words(facts, change, "sesv2 create-email-identity", ses, more)
        }
        Change::StartDkim { domain: name } => {
            let more = [domain(name), words(&["--signing-attributes-origin", "AWS_SES"])].concat();
            of_words(facts, change, "sesv2 put-email-identity-dkim-signing-attributes", ses, more)
        }
        Change::EnableSigning { domain: name } => {
            let more = [domain(name), words(&["--signing-enabled"])].concat();
            of_words(facts, change, "sesv2 put-email-identity-dkim-attributes", ses, more)
        }
        Change::RememberChoices { arn, tags, .. } => {
            let tag = |tag: &Tag| json!({ "Key": tag.key, "Value": tag.value });
            let tags: Vec<Value> = tags.iter().map(tag).collect();
            let input = json!({ "ResourceArn": arn, "Tags": tags });
            of_file(facts, change, "sesv2 tag-resource", ses, "tag-resource.json", &input)
        }
        Change::SetMailFrom { domain: name, mail_from, .. } => {
            let set = ["--mail-from-domain", mail_from.as_str()];
            let falls_back = ["--behavior-on-mx-failure", "USE_DEFAULT_VALUE"];
            let more = [domain(name), words(&set), words(&falls_back)].concat();
            of_words(facts, change, "sesv2 put-email-identity-mail-from-attributes", ses, more)
        }
        Change::PublishRecords { hosted_zone, .. } | Change::TakeBackRecords { hosted_zone, .. } => {
            let mut command = base(facts, change, "route53 change-resource-record-sets", None);
            let file = format!("change-batch-{hosted_zone}.json");
            command.words.extend(words(&["--hosted-zone-id", hosted_zone.as_str(), "--change-batch"]));
            command.words.push(format!("file://{file}"));
            command.file = Some((
                file,
                json_text(&batch(change.swaps().into_iter().map(|swap| (swap.gone, swap.come)))),
            ));
            command
        }
        Change::BindPool(binding) | Change::RestorePool(binding) => update_user_pool(facts, change, binding),
        Change::SendMail { from, to, source_arn, proves } => {
            let name = from.display.as_deref().map(encode_display_name).filter(|name| !name.is_empty());
            let header =
                name.map_or_else(|| from.address.to_string(), |name| format!("{name} <{}>", from.address));
            let text = |data: &str| json!({ "Data": data, "Charset": "UTF-8" });
            let mut input = json!({
                "FromEmailAddress": header,
                "FromEmailAddressIdentityArn": source_arn,
                "Destination": { "ToAddresses": [to.to_string()] },
                "Content": { "Simple": {
                    "Subject": text(test_mail::SUBJECT),
                    "Body": { "Text": text(test_mail::TEXT) },
                } },
            });
            if let Some(set) = &proves.set {
                input["ConfigurationSetName"] = json!(set);
            }
            of_file(facts, change, "sesv2 send-email", ses, "send-email.json", &input)
        }
        Change::InviteTestUser { user_pool, username, to, .. } => {
            let input = json!({
                "UserPoolId": user_pool.as_str(),
                "Username": username,
                "UserAttributes": [
                    { "Name": "email", "Value": to.to_string() },
                    { "Name": "email_verified", "Value": "true" },
                ],
                "DesiredDeliveryMediums": ["EMAIL"],
            });
            let file = "admin-create-user.json";
            of_file(facts, change, "cognito-idp admin-create-user", user_pool.region(), file, &input)
        }
        Change::DeleteTestUser { user_pool, username, made, .. } => {
            let username = made.as_ref().map_or(username, |made| &made.username);
            let more = words(&["--user-pool-id", user_pool.as_str(), "--username", username]);
            of_words(facts, change, "cognito-idp admin-delete-user", user_pool.region(), more)
        }
    }
}

/// The whole pool goes along: what `UpdateUserPool` is not told, it resets.
fn update_user_pool(facts: &Facts, change: &Change, binding: &Binding) -> Command {
    let id = &binding.user_pool;
    // Members that no list knows stop the write, and there is no command that would be safe.
    let Ok(input) = binding.request() else { return Command::default() };
    let file = format!("update-user-pool-{id}.json");
    of_file(facts, change, "cognito-idp update-user-pool", id.region(), &file, &Value::Object(input))
}

/// The `ChangeBatch` of these changes: what stands is deleted by its exact content and created
/// anew in the same transaction, so that a change made meanwhile fails the batch.
pub fn change_batch(sets: &[SetChange]) -> Value {
    batch(sets.iter().map(|set| (set.before.as_ref(), Some(&set.after))))
}

/// The way back: `after` goes by its exact content, and `before` comes back.
pub fn change_batch_back(sets: &[SetChange]) -> Value {
    batch(sets.iter().map(|set| (Some(&set.after), set.before.as_ref())))
}

fn batch<'a>(sets: impl Iterator<Item = (Option<&'a RecordSet>, Option<&'a RecordSet>)>) -> Value {
    let one = |action: &str, set: &RecordSet| {
        let values: Vec<Value> = set.values.iter().map(|value| json!({ "Value": value })).collect();
        json!({ "Action": action, "ResourceRecordSet": {
            "Name": set.name.fqdn(),
            "Type": set.rtype,
            "TTL": set.ttl,
            "ResourceRecords": values,
        } })
    };
    let changes: Vec<Value> = sets
        .flat_map(|(gone, come)| {
            let gone = gone.map(|set| one("DELETE", set));
            gone.into_iter().chain(come.map(|set| one("CREATE", set)))
        })
        .collect();
    json!({ "Comment": "sendoff: Amazon SES records", "Changes": changes })
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// `aws SERVICE OPERATION` with where and as whom.
fn base(facts: &Facts, change: &Change, operation: &str, region: Option<Region>) -> Command {
    called(facts, change.caller(), operation, region)
}

/// The same for a call that is none of the program's changes.
pub fn called(facts: &Facts, caller: Who, operation: &str, region: Option<Region>) -> Command {
    let situation = &facts.situation;
    let profile = match caller {
        Who::Dns => situation.dns_profile.as_ref().or(situation.profile.as_ref()),
        Who::Main => situation.profile.as_ref(),
    };
    let mut words = vec!["aws".to_owned()];
    words.extend(operation.split(' ').map(str::to_owned));
    let mut add = |flag: &str, value: Option<String>| {
        words.extend(value.into_iter().flat_map(|value| [flag.to_owned(), value]));
    };
    add("--profile", profile.cloned());
    add("--region", region.map(|region| region.to_string()));
    let url = Service::of_command(operation).and_then(|service| situation.endpoints.apart(service));
    add("--endpoint-url", url.map(without_password));
    Command { words, file: None }
}

fn of_words(
    facts: &Facts,
    change: &Change,
    operation: &str,
    region: Option<Region>,
    more: Vec<String>,
) -> Command {
    let mut command = base(facts, change, operation, region);
    command.words.extend(more);
    command
}

fn of_file(
    facts: &Facts,
    change: &Change,
    operation: &str,
    region: Option<Region>,
    file: &str,
    input: &Value,
) -> Command {
    let mut command = base(facts, change, operation, region);
    command.words.extend(["--cli-input-json".to_owned(), format!("file://{file}")]);
    command.file = Some((file.to_owned(), json_text(input)));
    command
}
