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
