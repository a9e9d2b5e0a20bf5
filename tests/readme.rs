//! The README holds what it says: its table is that of `STEPS`, its pictures are the screens,
//! its commands are those that CI runs.

use sendoff::core::steps::STEPS;

const README: &str = include_str!("../README.md");

#[test]
fn the_table_of_steps_is_the_list_of_steps() {
    let named: Vec<&str> = README
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | `"))
        .filter(|(number, _)| number.parse::<usize>().is_ok())
        .filter_map(|(_, rest)| rest.split('`').next())
        .collect();
    let steps: Vec<&str> = STEPS.iter().map(|step| step.id().as_str()).collect();
    assert_eq!(named, steps);
}

#[test]
fn the_pictures_are_those_drawn_from_the_screens() {
    for (file, picture) in [
        ("propagation.txt", include_str!("../assets/screens/propagation.txt")),
        ("records-ja.txt", include_str!("../assets/screens/records-ja.txt")),
    ] {
        let block = format!("<!-- picture: assets/screens/{file} -->\n```text\n{picture}```\n");
        assert!(README.contains(&block), "README.md does not show assets/screens/{file} as it is");
    }
}

#[test]
fn the_test_command_is_the_one_that_ci_runs() {
    let ci = include_str!("../.ci/run");
    assert!(README.contains("\n```sh\ncargo test\n```\n"));
    assert!(ci.lines().any(|line| line.trim() == "cargo test"));
}
