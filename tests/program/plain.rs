//! The wizard as numbered questions, answered from a file.

use super::served::Served;

#[test]
fn a_whole_set_up_by_numbers() {
    let served = Served::start("granted");
    // From, create; MAIL FROM, confirm; how to publish, publish; bind; recipient, send. The last
    // answer is for a question that does not come: with it left, the program waits for SES.
    let ended = served.answer(&["--plain"], "\n1\n\n1\n\n1\n1\n\n1\nq\nq\n");
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
    assert!(!ended.out.contains('\u{1b}') && !ended.out.contains('\r'), "{}", ended.out);
    assert!(!ended.out.contains('⟦'), "words are missing:\n{}", ended.out);
    // The simulated pool has the older member beside the newer, and not all of it goes back.
    assert!(ended.out.contains("Of these, UnusedAccountValidityDays is left out"), "{}", ended.out);
    assert_eq!(served.run(&["status", "--json"]).json()["complete"], true);
}

#[test]
fn the_end_of_the_input_writes_nothing_and_says_how_to_go_on() {
    let served = Served::start("granted");
    let ended = served.answer(&[], "");
    assert_eq!(ended.code, 3, "{}", ended.out);
    let command = ended.out.lines().rfind(|line| !line.trim().is_empty()).expect("a line").trim();
    assert!(command.starts_with("AWS_ENDPOINT_URL=http://127.0.0.1:"), "{command}");
    assert!(command.contains(" sendoff --dns-map "), "{command}");
    assert!(command.contains("--user-pool us-east-1_Rh7Kq2ZtB"), "{command}");
    assert_eq!(served.state()["writes"], 0);
}

#[test]
fn an_empty_answer_agrees_to_no_change() {
    let served = Served::start("granted");
    let ended = served.answer(&["--plain"], "\n\n\n\n\n\n\n\n");
    assert_eq!(ended.code, 3, "{}", ended.out);
    assert_eq!(served.state()["writes"], 0);
}

/// The proposed text is shown, and what only a person knows is asked for blank by blank.
#[test]
fn the_request_is_written_by_answers() {
    let served = Served::start("default");
    // Write it; website, contact and language as proposed; the text; three blanks, one of them late; send.
    let answers = "2\n\nｏｐｓ＠example.com\n\n\nAcme Notes\n\n600\n\nThe team reads them.\n1\nq\nq\n";
    let ended = served.answer(&["--plain"], answers);
    assert!(ended.out.contains("____name of the service____ uses Amazon Cognito"), "{}", ended.out);
    assert!(ended.out.contains("Still to fill in: who looks at them"), "{}", ended.out);
    let preview = ended.out.split("Send AWS the request").nth(1).expect("the preview");
    for wanted in [
        "https://example.com\n",
        "ops@example.com\n",
        "Acme Notes uses Amazon Cognito",
        "complaints: The team reads them.",
        "about 600 messages",
        "will be verified in SES with DKIM. A custom MAIL FROM domain will be set up. A DMARC record will be published.",
    ] {
        assert!(preview.contains(wanted), "{wanted} is not in\n{preview}");
    }
    assert_eq!(served.state()["calls"]["ses:PutAccountDetails"], 1, "{}", ended.out);
}

#[test]
fn without_a_domain_the_request_says_what_comes_first() {
    let served = Served::start("default").without("--from");
    for (command, answers) in [(&["--plain"][..], "q\nq\n"), (&["apply", "--yes"], ""), (&["status"], "")] {
        let ended = served.answer(command, answers);
        let said = "Choose the From address first, in step 3";
        assert!(ended.out.contains(said), "{command:?}: {}\n{}", ended.out, ended.err);
        assert!(!ended.out.contains("free space") && !ended.out.contains("A file of"), "{}", ended.out);
    }
    assert_eq!(served.state()["writes"], 0);
}

/// Terraform leaves no mark on a pool, so that a person is asked, with the lines for its source.
#[test]
fn whether_terraform_owns_the_pool_is_asked_before_the_bind() {
    let served = Served::start("already-done");
    let served = served.without("--from");
    let other = ["--plain", "--from", "Sender <sender@example.com>", "--skip", "test"];
    let ended = served.answer(&other, "3\n2\nq\n");
    assert_eq!(ended.code, 3, "{ended:?}");
    let question = ended.out.find("Does Terraform manage this pool?").expect("the question");
    let lines =
        ended.out.find("from_email_address     = \"Sender <sender@example.com>\"").expect("the lines");
    let menu = ended.out.find("1) Carry this out").expect("the menu");
    assert!(question < menu && menu < lines, "{}", ended.out);
    assert_eq!(served.state()["writes"], 0);

    // Nobody is asked by --yes: it is said all the same, before the pool is bound.
    let bound = served.run(&["apply", "--yes", "--from", other[2], "--skip", "test"]);
    assert_eq!(bound.code, 0, "{bound:?}");
    let question = bound.out.find("Does Terraform manage this pool?").expect("the question");
    let done = bound.out.rfind("sends through SES").expect("the bind");
    assert!(question < done, "{}", bound.out);
}
