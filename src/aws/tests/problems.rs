use std::error::Error;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sts::error::{ConnectorError, SdkError};
use aws_sdk_sts::operation::get_caller_identity::GetCallerIdentityError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use tokio::net::TcpListener;

use super::{Canned, Said, cognito_error, request, route53, route53_error, says, ses_error, settings};
use crate::aws::Aws;
use crate::aws::problem::Call;
use crate::core::kinds::change::{Change, ProductionRequest};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::{Problem, ProblemKind as Kind, Who};
use crate::core::kinds::query::Query;

async fn problem(query: Query, said: Said) -> Problem {
    Canned::start(vec![said]).await.aws().ask(&query).await.unwrap_err()
}

#[tokio::test]
async fn a_missing_permission_names_its_action() {
    let denied = "User: arn:aws:iam::123456789012:user/a is not authorized to perform: ses:GetAccount on \
                  resource: arn:aws:ses:us-east-1:123456789012:* because no identity-based policy allows \
                  the ses:GetAccount action";
    let ses = problem(Query::SesAccount, ses_error(403, "AccessDeniedException", denied)).await;
    assert_eq!(ses.kind, Kind::Permission);
    assert_eq!(ses.action.as_deref(), Some("ses:GetAccount"));
    assert_eq!(ses.code.as_deref(), Some("AccessDeniedException"));
    assert_eq!(ses.message.as_deref(), Some(denied));
    assert_eq!(ses.request_id.as_deref(), Some("request-1"));
    assert_eq!((ses.caller, ses.operation.as_str()), (Who::Main, "ses:GetAccount"));

    // Where the message does not tell, it is the operation's own.
    let zones = problem(Query::HostedZones, route53_error(403, "AccessDenied", "Denied")).await;
    assert_eq!(zones.kind, Kind::Permission);
    assert_eq!(zones.action.as_deref(), Some("route53:ListHostedZones"));
    assert_eq!(zones.caller, Who::Dns);

    let pools = problem(Query::UserPools, cognito_error("AccessDeniedException", "No")).await;
    assert_eq!(pools.action.as_deref(), Some("cognito-idp:ListUserPools"));
}

#[tokio::test]
async fn each_service_says_its_own_way_what_is_wrong() {
    let pool = || Query::UserPool(UserPoolId::from("us-east-1_Ab12Cd34E"));
    let sts = "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>\
               <Code>ExpiredToken</Code><Message>The security token included in the request is expired\
               </Message></Error><RequestId>request-1</RequestId></ErrorResponse>";
    for (query, said, kind, code) in [
        (Query::Caller, says(403, sts), Kind::CredentialsExpired, "ExpiredToken"),
        (
            Query::SesAccount,
            ses_error(403, "UnrecognizedClientException", "The security token is invalid."),
            Kind::CredentialsExpired,
            "UnrecognizedClientException",
        ),
        (
            Query::SesAccount,
            ses_error(429, "TooManyRequestsException", "Rate"),
            Kind::Throttled,
            "TooManyRequestsException",
        ),
        (
            Query::HostedZones,
            route53_error(400, "Throttling", "Rate exceeded"),
            Kind::Throttled,
            "Throttling",
        ),
        (
            Query::UserPools,
            cognito_error("TooManyRequestsException", "Rate"),
            Kind::Throttled,
            "TooManyRequestsException",
        ),
        (
            pool(),
            cognito_error("ResourceNotFoundException", "User pool does not exist."),
            Kind::NotFound,
            "ResourceNotFoundException",
        ),
        (
            Query::SesAccount,
            ses_error(400, "BadRequestException", "Not so"),
            Kind::Refused,
            "BadRequestException",
        ),
        (
            Query::SesAccount,
            ses_error(500, "InternalServiceErrorException", "Sorry"),
            Kind::Server,
            "InternalServiceErrorException",
        ),
    ] {
        let problem = problem(query, said).await;
        assert_eq!((problem.kind, problem.code.as_deref()), (kind, Some(code)), "{problem:?}");
        assert_eq!(problem.request_id.as_deref(), Some("request-1"));
    }
}

#[tokio::test]
async fn what_is_no_answer_of_aws_is_told_as_such() {
    let page = "<!doctype html><title>Sign in to the network</title>";
    let pool = || Query::UserPool(UserPoolId::from("us-east-1_Ab12Cd34E"));
    for query in [Query::Caller, Query::SesAccount, Query::HostedZones, Query::UserPools, pool()] {
        for (status, kind) in [(404, Kind::Malformed), (403, Kind::Malformed), (502, Kind::Server)] {
            let problem = problem(query.clone(), says(status, page)).await;
            assert_eq!(problem.kind, kind, "{query:?} {status}: {problem:?}");
            assert!(problem.message.is_some(), "{problem:?}");
        }
    }
    for query in [Query::SesAccount, Query::UserPools, pool()] {
        let problem = problem(query.clone(), says(200, page)).await;
        assert_eq!(problem.kind, Kind::Malformed, "{query:?}: {problem:?}");
    }
    let empty = Canned::start(vec![says(200, "{}"), says(200, "{}")]).await;
    let empty = empty.aws().ask(&pool()).await.unwrap_err();
    assert_eq!(empty.kind, Kind::Malformed, "no UserPool in it");
}

/// The SDK alone would take half a list for the whole one, no body for an object without members,
/// and any page for the success of a write that answers nothing.
#[tokio::test]
async fn an_answer_that_is_not_whole_is_none() {
    let zones = "<ListHostedZonesResponse><HostedZones><HostedZone><Id>/hostedzone/Z1</Id><Name>a.</Name>\
                 <CallerReference>x</CallerReference></HostedZone></HostedZones><IsTruncated>false</IsTruncated>\
                 <MaxItems>100</MaxItems></ListHostedZonesResponse>";
    assert!(Canned::start(vec![route53(200, zones)]).await.aws().ask(&Query::HostedZones).await.is_ok());
    let pool = || Query::UserPool(UserPoolId::from("us-east-1_Ab12Cd34E"));
    for (query, said, message) in [
        (Query::HostedZones, route53(200, &zones[..zones.len() / 2]), "the answer ends in the middle"),
        (Query::HostedZones, route53(200, "<html></html>"), "the answer is not the service's own"),
        (Query::HostedZones, route53(200, ""), "the answer is empty"),
        (Query::SesAccount, says(200, ""), "the answer is empty"),
        (Query::Identities, says(200, ""), "the answer is empty"),
        (Query::UserPools, says(200, ""), "the answer is empty"),
        (pool(), says(200, ""), "the answer is empty"),
    ] {
        let problem = problem(query.clone(), said).await;
        assert_eq!(problem.kind, Kind::Malformed, "{query:?}: {problem:?}");
        assert_eq!(problem.message.as_deref(), Some(message), "{query:?}");
    }
}

/// It cannot be taken back: looked at once more where nothing stands between it and AWS.
#[tokio::test]
async fn a_request_that_is_not_fit_to_be_sent_calls_nobody() {
    let unfit = [
        (ProductionRequest { website: "https://ｗｗｗ.example.com".to_owned(), ..request() }, "WebsiteURL"),
        (
            ProductionRequest { contact: "ops＠example.com".to_owned(), ..request() },
            "AdditionalContactEmailAddresses",
        ),
        (ProductionRequest { contact_language: "JP".to_owned(), ..request() }, "ContactLanguage"),
        (ProductionRequest { use_case: "____ mails codes.".to_owned(), ..request() }, "UseCaseDescription"),
        (ProductionRequest::default(), "WebsiteURL"),
    ];
    for (request, member) in unfit {
        let canned = Canned::start(Vec::new()).await;
        let problem = canned.aws().perform(&Change::RequestProduction(request)).await.unwrap_err();
        assert_eq!((problem.kind, problem.message.as_deref()), (Kind::Unfit, Some(member)));
        assert!(canned.heard(|_| ()).is_empty(), "{member}");
    }
}

#[tokio::test]
async fn a_write_that_nobody_took_is_not_done() {
    let request = || Change::RequestProduction(request());
    let nobody = Said { status: 200, headers: Vec::new(), body: String::new() };
    let page = Said { body: "<html></html>".to_owned(), ..says(200, "") };
    for (said, done) in [(says(200, ""), true), (says(200, "{}"), true), (nobody, false), (page, false)] {
        let body = said.body.clone();
        let aws = Canned::start(vec![says(200, r#"{"ProductionAccessEnabled":false}"#), said]).await.aws();
        match aws.perform(&request()).await {
            Ok(_) => assert!(done, "{body:?}"),
            Err(problem) => {
                assert!(!done, "{body:?}: {problem:?}");
                assert!(problem.kind.outcome_unknown(), "{problem:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_or_broken_is_offline() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let breaking = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        drop(stream);
    });
    let aws = Aws::new(settings(&endpoint));
    let broken = aws.ask(&Query::SesAccount).await.unwrap_err();
    assert_eq!(broken.kind, Kind::Offline, "{broken:?}");
    breaking.await.unwrap();
    let refused = aws.ask(&Query::SesAccount).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Offline, "{refused:?}");
    assert!(refused.message.unwrap().contains("refused"));
}

#[tokio::test]
async fn a_region_is_needed_where_the_service_has_one() {
    let canned = Canned::start(vec![]).await;
    let aws = Aws::new(super::AwsSettings { region: None, ..settings(&canned.endpoint) });
    for query in [Query::SesAccount, Query::Identities, Query::UserPools] {
        assert_eq!(aws.ask(&query).await.unwrap_err().kind, Kind::RegionMissing, "{query:?}");
    }
    let odd = Query::UserPool(UserPoolId::from("no-region"));
    assert_eq!(aws.ask(&odd).await.unwrap_err().kind, Kind::RegionMissing);
}

fn failed(error: SdkError<GetCallerIdentityError, HttpResponse>) -> Problem {
    let profile = Some("prod".to_owned());
    Call { operation: "sts:GetCallerIdentity", caller: Who::Main, profile }.failed(&error)
}

fn without_credentials(error: CredentialsError) -> Kind {
    let problem = failed(SdkError::dispatch_failure(ConnectorError::other(error.into(), None)));
    assert_eq!(problem.profile.as_deref(), Some("prod"));
    problem.kind
}

#[test]
fn credentials_that_do_not_come_say_why() {
    let source = |text: &str| -> Box<dyn Error + Send + Sync> { text.into() };
    assert_eq!(without_credentials(CredentialsError::not_loaded_no_source()), Kind::CredentialsMissing);
    let config = CredentialsError::invalid_configuration(source("profile `sso-prod` was not defined"));
    assert_eq!(without_credentials(config), Kind::CredentialsMissing);
    let unknown = CredentialsError::not_loaded(source("profile `sso-nope` was not defined"));
    assert_eq!(without_credentials(unknown), Kind::CredentialsMissing);
    for text in [
        "the SSO token has expired and cannot be refreshed",
        "cached Login token is expired",
        "Your session has expired. Please reauthenticate.",
        "failed to load the cached SSO token",
    ] {
        let error = CredentialsError::provider_error(source(text));
        assert_eq!(without_credentials(error), Kind::CredentialsExpired, "{text}");
    }
    let role =
        "User: arn:aws:iam::123456789012:user/a is not authorized to perform: sts:AssumeRole on resource: r";
    let denied = CredentialsError::provider_error(source(role));
    let denied = failed(SdkError::dispatch_failure(ConnectorError::other(denied.into(), None)));
    assert_eq!((denied.kind, denied.action.as_deref()), (Kind::Permission, Some("sts:AssumeRole")));
    let words = CredentialsError::provider_error(source("the process ended"));
    let words = failed(SdkError::dispatch_failure(ConnectorError::other(words.into(), None))).message;
    assert_eq!(words.as_deref(), Some("the process ended"));
    let offline = ConnectorError::io(source("connection refused"));
    assert_eq!(without_credentials(CredentialsError::provider_error(offline)), Kind::Offline);
    let slow = CredentialsError::provider_timed_out(std::time::Duration::from_secs(5));
    assert_eq!(without_credentials(slow), Kind::Timeout);
}

#[test]
fn failures_without_an_answer_have_their_kinds() {
    assert_eq!(failed(SdkError::timeout_error("slow")).kind, Kind::Timeout);
    let dispatch = |error| failed(SdkError::dispatch_failure(error)).kind;
    assert_eq!(dispatch(ConnectorError::timeout("slow".into())), Kind::Timeout);
    assert_eq!(dispatch(ConnectorError::io("gone".into())), Kind::Offline);
    assert_eq!(
        dispatch(ConnectorError::other("Invalid Configuration: Missing Region".into(), None)),
        Kind::RegionMissing
    );
    assert_eq!(failed(SdkError::construction_failure("a member is missing")).kind, Kind::Refused);
}
