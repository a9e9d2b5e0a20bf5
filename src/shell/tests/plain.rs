//! The wizard without a screen offers what the wizard offers: the way past a hold by the pool's name, and the
//! end of a test user by its own.

use std::time::Duration;

use super::simulation::{Behind, Simulation};
use crate::core::facts::choices::Choices;
use crate::core::kinds::address;
use crate::report::Exit;
use crate::shell::faces::{Lines, plain};

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const CREATE: &str = "cognito-idp:AdminCreateUser";
const BIND: &str = "cognito-idp:UpdateUserPool";

/// Answers that were written down in advance.
async fn answer(world: &Simulation, given: Choices, answers: &'static str) -> (Exit, String) {
    let (out, page) = world.output();
    let lines = Lines::of(answers.as_bytes(), false);
    let exit = plain::plain(world.session(given), out, lines).await.expect("a page takes all");
    (exit, page.text())
}

fn binds(world: &Simulation) -> usize {
    world.writes().iter().filter(|operation| *operation == BIND).count()
}

/// All stands in the sandbox, and the pool is to send under another address than it does.
fn held() -> (Simulation, Choices) {
    let world =
        Simulation::of("extends = \"already-done\"\n[aws.GetAccount]\nProductionAccessEnabled = false\n");
    let from = address::sender("Sender <sender@example.com>").expect("an address");
    let given = Choices { from: Some(from), ..world.given.clone() };
    (world, given)
}

#[tokio::test(start_paused = true)]
async fn a_bind_that_is_held_is_shown_with_what_holds_it_and_goes_on_by_the_pools_name() {
    let (world, given) = held();
    // The sandbox is left, and what can be tested there; then nothing is under way.
    let (_, said) = answer(&world, given.clone(), "2\n\n2\nb\n1\nq\n").await;
    assert!(said.contains("The bind of the user pool is held. b and Enter shows"), "{said}");
    let shown = said.split("b and Enter shows").nth(1).expect("what b shows");
    assert!(shown.contains("sandbox") && shown.contains("Nothing is lost by waiting"), "{said}");
    assert!(shown.contains("+ From: Sender <sender@example.com>"), "the bind itself is shown: {said}");
    assert!(shown.contains("3) Bind it all the same; you have to type the pool’s name"), "{said}");
    assert_eq!(binds(&world), 0);

    let (_, said) = answer(&world, given.clone(), "2\n\n2\nb\n3\nanother\n\nq\n").await;
    assert!(said.contains("The name that has to be typed is another, so nothing was done."), "{said}");
    assert_eq!(binds(&world), 0, "an empty line leaves it");

    let (_, said) = answer(&world, given, "2\n\n2\nb\n3\nus-east-1_Rh7Kq2ZtB\nq\nq\n").await;
    assert_eq!(binds(&world), 1, "{said}");
    let from = world.with(|world| world.user_pools[POOL].members["EmailConfiguration"]["From"].clone());
    assert_eq!(from, "Sender <sender@example.com>");
}

#[tokio::test(start_paused = true)]
async fn where_nothing_holds_the_bind_no_way_past_it_is_offered() {
    let world = Simulation::of("extends = \"already-done\"");
    let from = address::sender("Sender <sender@example.com>").expect("an address");
    let given = Choices { from: Some(from), ..world.given.clone() };
    // The bind is left.
    let (_, said) = answer(&world, given, "2\nb\nq\n").await;
    assert!(!said.contains("all the same") && !said.contains("b and Enter"), "{said}");
    assert_eq!(binds(&world), 0);
}

#[tokio::test(start_paused = true)]
async fn a_test_user_that_goes_only_by_its_name_is_deleted_by_it() {
    let world = Simulation::of("extends = \"already-done\"");
    world.behind(CREATE, Behind::Lost);
    world.apply(world.given.clone(), Duration::from_secs(60)).await;
    tokio::time::advance(Duration::from_secs(25 * 3600)).await;
    let users = || world.with(|world| world.user_pools[POOL].users.keys().cloned().collect::<Vec<_>>());
    let [name] = &users()[..] else { panic!("one is left: {:?}", users()) };
    // The recipient as chosen; the user's end; another name, and the name.
    let answers = format!("\n1\n{name}x\n\n");
    let (_, said) = answer(&world, world.given.clone(), answers.leak()).await;
    assert!(said.contains("1) Delete this user; you have to type its name"), "{said}");
    assert!(said.contains(&format!("Type the user name {name} to delete this user:")), "{said}");
    assert_eq!(users().len(), 1, "{said}");

    let (_, said) = answer(&world, world.given.clone(), format!("\n1\n{name}\n").leak()).await;
    assert!(users().is_empty(), "{said}");
}
