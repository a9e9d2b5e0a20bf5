//! The account's statistics: only version 1 of the SES API has them, and nothing needs them.

use super::{Canned, Heard, Said, says};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::SendPoint;
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::Query;

const NAMESPACE: &str = "http://ses.amazonaws.com/doc/2010-12-01/";

fn xml(status: u16, body: &str) -> Said {
    says(status, body).header("content-type", "text/xml")
}

fn points(members: &str) -> Said {
    xml(
        200,
        &format!(
            "<GetSendStatisticsResponse xmlns=\"{NAMESPACE}\"><GetSendStatisticsResult><SendDataPoints>\
             {members}</SendDataPoints></GetSendStatisticsResult><ResponseMetadata><RequestId>1</RequestId>\
             </ResponseMetadata></GetSendStatisticsResponse>"
        ),
    )
}

fn error(status: u16, code: &str) -> Said {
    xml(
        status,
        &format!(
            "<ErrorResponse xmlns=\"{NAMESPACE}\"><Error><Type>Sender</Type><Code>{code}</Code>\
             <Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>"
        ),
    )
}

#[tokio::test]
async fn every_point_with_a_time_is_read() {
    let whole = "<member><DeliveryAttempts>16</DeliveryAttempts><Timestamp>2026-11-20T09:45:00Z</Timestamp>\
                 <Rejects>1</Rejects><Bounces>3</Bounces><Complaints>2</Complaints></member>";
    let bare = "<member><Timestamp>2026-11-20T10:00:00Z</Timestamp><Bounces>-1</Bounces></member>";
    let timeless = "<member><DeliveryAttempts>16</DeliveryAttempts></member>";
    let canned = Canned::start(vec![points(&format!("{whole}{bare}{timeless}")), points("")]).await;
    let aws = canned.aws();
    let told = |points: Vec<SendPoint>| Answer::SendStatistics(Some(points));
    let first = SendPoint {
        at: "2026-11-20T09:45:00Z".parse().unwrap(),
        attempts: 16,
        bounces: 3,
        complaints: 2,
        rejects: 1,
    };
    let second = SendPoint {
        at: "2026-11-20T10:00:00Z".parse().unwrap(),
        attempts: 0,
        bounces: 0,
        complaints: 0,
        rejects: 0,
    };
    assert_eq!(aws.ask(&Query::SendStatistics).await.unwrap(), told(vec![first, second]));
    assert_eq!(aws.ask(&Query::SendStatistics).await.unwrap(), told(Vec::new()));
    let asked =
        canned.heard(|heard: &Heard| (heard.line().to_owned(), heard.head.contains("/ses/aws4_request")));
    assert!(asked.iter().all(|(line, by_ses)| line.starts_with("POST / ") && *by_ses), "{asked:?}");
}

#[tokio::test]
async fn what_is_not_told_is_no_problem() {
    let canned = Canned::start(vec![
        error(403, "AccessDenied"),
        error(400, "OptInRequired"),
        error(404, "InvalidAction"),
        error(500, "InternalFailure"),
        xml(200, "<html></html>"),
    ])
    .await;
    let aws = canned.aws();
    for _ in 0..5 {
        assert_eq!(aws.ask(&Query::SendStatistics).await.unwrap(), Answer::SendStatistics(None));
    }
}

#[tokio::test]
async fn a_login_that_ended_is_told_and_a_throttle_waited_for() {
    let canned = Canned::start(vec![error(403, "ExpiredToken"), error(400, "Throttling")]).await;
    let aws = canned.aws();
    let kind = async || aws.ask(&Query::SendStatistics).await.unwrap_err().kind;
    assert_eq!(kind().await, ProblemKind::CredentialsExpired);
    assert_eq!(kind().await, ProblemKind::Throttled);
}
