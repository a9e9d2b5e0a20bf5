//! Arbitrary pools, built from the members of the service model.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};

const MEMBERS: &str = include_str!("members.txt");

#[derive(Default)]
struct Node {
    name: String,
    required: bool,
    list: Option<(usize, usize)>,
    map: bool,
    leaf: Option<BoxedStrategy<Value>>,
    members: Vec<Node>,
}

fn bounds(text: &str) -> (usize, usize) {
    let (least, most) = text.split_once("..").expect("bounds");
    (least.parse().expect("a number"), most.parse().expect("a number"))
}

fn leaf(kind: &str, rest: &[&str]) -> BoxedStrategy<Value> {
    let rest: Vec<&str> = rest.iter().copied().filter(|word| *word != "required").collect();
    match (kind, rest.as_slice()) {
        ("boolean", _) => any::<bool>().prop_map(Value::from).boxed(),
        ("integer", [range]) => {
            let (least, most) = bounds(range);
            (least..=most).prop_map(Value::from).boxed()
        }
        (_, ["=", values]) => {
            let values: Vec<String> = values.split('|').map(str::to_owned).collect();
            prop::sample::select(values).prop_map(Value::from).boxed()
        }
        (_, ["arn"]) => string_regex("arn:aws:service:us-east-1:123456789012:[a-z]{1,9}/[a-z]{1,9}")
            .expect("a pattern")
            .prop_map(Value::from)
            .boxed(),
        (_, range) => {
            let (least, most) = range.first().map_or((1, 9), |range| bounds(range));
            let most = most.min(least + 9);
            let pattern = format!("[a-zA-Z0-9{{}}#<>あ漢é\u{1f600} ]{{{least},{most}}}");
            string_regex(&pattern).expect("a pattern").prop_map(Value::from).boxed()
        }
    }
}

fn tree() -> Vec<Node> {
    let mut roots: Vec<Node> = Vec::new();
    for line in MEMBERS.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        let (path, kind, rest) = (words[0], words[1], &words[2..]);
        let mut members = &mut roots;
        let mut parts = path.split('.').peekable();
        while let Some(part) = parts.next() {
            let name = part.trim_end_matches("[]").trim_end_matches("{}");
            let index = members.iter().position(|node| node.name == name).unwrap_or_else(|| {
                members.push(Node { name: name.to_owned(), ..Node::default() });
                members.len() - 1
            });
            let node = &mut members[index];
            node.map |= part.ends_with("{}");
            if parts.peek().is_none() {
                match kind {
                    "list" => node.list = Some(rest.first().map_or((0, 3), |range| bounds(range))),
                    _ => node.leaf = Some(leaf(kind, rest)),
                }
                node.required = rest.contains(&"required");
            }
            members = &mut node.members;
        }
    }
    roots
}

impl Node {
    fn value(&self) -> BoxedStrategy<Value> {
        let one = self.leaf.clone().unwrap_or_else(|| object(&self.members));
        if let Some((least, most)) = self.list {
            return vec(one, least..=most.min(3)).prop_map(Value::from).boxed();
        }
        if self.map {
            let entry = ("[a-z:]{1,6}".prop_filter("the service's own", |key| !key.starts_with("aws:")), one);
            let map = vec(entry, 1..3);
            return map.prop_map(|entries| Value::Object(entries.into_iter().collect())).boxed();
        }
        one
    }
}

fn object(members: &[Node]) -> BoxedStrategy<Value> {
    let parts: Vec<BoxedStrategy<Option<(String, Value)>>> = members
        .iter()
        .map(|node| {
            let name = node.name.clone();
            let value = node.value().prop_map(move |value| (name.clone(), value));
            if node.required { value.prop_map(Some).boxed() } else { prop::option::of(value).boxed() }
        })
        .collect();
    parts.prop_map(|parts| Value::Object(parts.into_iter().flatten().collect())).boxed()
}

/// Settings as somebody may have given them to `UpdateUserPool`, which took them.
pub fn settings() -> BoxedStrategy<Map<String, Value>> {
    let whole = object(&tree());
    (whole, any::<bool>(), any::<bool>())
        .prop_map(|(settings, through_ses, answers)| {
            let Value::Object(mut settings) = settings else { unreachable!("an object") };
            accepted(&mut settings);
            settings.insert("EmailConfiguration".to_owned(), email(through_ses, answers));
            settings
        })
        .boxed()
}

fn email(through_ses: bool, answers: bool) -> Value {
    let mut email = if through_ses {
        json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": super::ARN, "From": "old@example.com",
                "ConfigurationSet": "events" })
    } else {
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT" })
    };
    if answers {
        email["ReplyToEmailAddress"] = json!("help@example.com");
    }
    email
}

/// Without what Cognito refuses (see `rules`): such a pool cannot be.
fn accepted(settings: &mut Map<String, Value>) {
    drop_empty(settings);
    let has =
        |settings: &Map<String, Value>, path: &str| Value::Object(settings.clone()).pointer(path).is_some();
    let list = |settings: &Map<String, Value>, path: &str, item: &str| {
        let value = Value::Object(settings.clone());
        value.pointer(path).and_then(Value::as_array).is_some_and(|list| list.contains(&json!(item)))
    };
    let sms = json!({ "SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "" });
    let texts = list(settings, "/AutoVerifiedAttributes", "phone_number")
        || settings.get("MfaConfiguration").is_some_and(|mode| mode != "OFF");
    if texts && !settings.contains_key("SmsConfiguration") {
        settings.insert("SmsConfiguration".to_owned(), sms);
    }
    if has(settings, "/UserPoolAddOns") {
        settings.insert("UserPoolTier".to_owned(), json!("PLUS"));
    }
    let verified = settings.get("AutoVerifiedAttributes").cloned().unwrap_or_else(|| json!([]));
    if let Some(update) = settings.get_mut("UserAttributeUpdateSettings").and_then(Value::as_object_mut) {
        let named = update.get_mut("AttributesRequireVerificationBeforeUpdate").and_then(Value::as_array_mut);
        let is_verified = |name: &Value| verified.as_array().is_some_and(|all| all.contains(name));
        named.into_iter().for_each(|named| named.retain(is_verified));
    }
    if let Some(factors) = inner(settings, &["Policies", "SignInPolicy"]) {
        let factors = factors.get_mut("AllowedFirstAuthFactors").and_then(Value::as_array_mut);
        factors.into_iter().filter(|all| !all.contains(&json!("PASSWORD"))).for_each(|all| {
            all.push(json!("PASSWORD"));
        });
    }
    // `DescribeUserPool` always says how long a temporary password is valid.
    if let Some(policies) = inner(settings, &["Policies"]) {
        let policy = policies.entry("PasswordPolicy").or_insert_with(|| json!({}));
        let policy = policy.as_object_mut().expect("an object");
        policy.entry("TemporaryPasswordValidityDays").or_insert_with(|| json!(7));
    }
    if let Some(admin) = inner(settings, &["AdminCreateUserConfig"]) {
        admin.remove("UnusedAccountValidityDays");
    }
    if let Some(triggers) = inner(settings, &["LambdaConfig"]) {
        if let Some(arn) = triggers.get("PreTokenGenerationConfig").and_then(|config| config.get("LambdaArn"))
        {
            let arn = arn.clone();
            triggers.insert("PreTokenGeneration".to_owned(), arn);
        }
        triggers.entry("KMSKeyID").or_insert_with(|| json!("arn:aws:kms:us-east-1:123456789012:key/k"));
    }
    messages(settings);
}

/// The older texts say what the template says, or are not there.
fn messages(settings: &mut Map<String, Value>) {
    let mut template = settings.get("VerificationMessageTemplate").cloned().unwrap_or_else(|| json!({}));
    if let Some(template) = template.as_object_mut() {
        let code = template.contains_key("EmailMessage");
        template.retain(|member, _| !(code && member == "EmailMessageByLink"));
        let option = if template.contains_key("EmailMessageByLink") { "LINK" } else { "CODE" };
        template.insert("DefaultEmailOption".to_owned(), json!(format!("CONFIRM_WITH_{option}")));
    }
    let by_link = template["DefaultEmailOption"] == "CONFIRM_WITH_LINK";
    for (older, newer) in [
        ("EmailVerificationMessage", "EmailMessage"),
        ("EmailVerificationSubject", "EmailSubject"),
        ("SmsVerificationMessage", "SmsMessage"),
    ] {
        if settings.contains_key(older) {
            match template.get(newer).filter(|_| !(by_link && older != "SmsVerificationMessage")) {
                Some(text) => drop(settings.insert(older.to_owned(), text.clone())),
                None => drop(settings.remove(older)),
            }
        }
    }
    settings.insert("VerificationMessageTemplate".to_owned(), template);
}

fn inner<'a>(settings: &'a mut Map<String, Value>, path: &[&str]) -> Option<&'a mut Map<String, Value>> {
    path.iter().try_fold(settings, |at, member| at.get_mut(*member)?.as_object_mut())
}

/// An empty structure is no setting, but for the two that mean something empty.
fn drop_empty(members: &mut Map<String, Value>) {
    members.values_mut().filter_map(Value::as_object_mut).for_each(drop_empty);
    members.retain(|name, value| {
        let means_something = name == "DeviceConfiguration" || name == "LambdaConfig";
        means_something || value.as_object().is_none_or(|members| !members.is_empty())
    });
}
