//! A thousand user pools: what is asked of which, and how one is found among them.

use super::bench::{Bench, POOL};
use super::*;
use crate::core::kinds::name::Region;
use crate::core::wizard::pool_list;
use crate::core::wizard::update;

const POOLS: usize = 1000;
const ROOM: usize = 12;

fn id(number: usize) -> UserPoolId {
    UserPoolId::from(format!("us-east-1_Tenant{number:04}").as_str())
}

/// The list as it first stands, and the ids that were asked for.
struct List {
    model: Model,
    asked: Vec<UserPoolId>,
}

impl List {
    fn shown(room: usize) -> List {
        let mut model = Model::new(Situation::default(), Choices::default());
        model.facts.now = now();
        (model.started, model.placed, model.memory) = (true, true, Memory::Ready);
        let caller = Caller {
            account: "123456789012".into(),
            arn: "arn:aws:iam::123456789012:user/deploy".into(),
            partition: "aws".into(),
            region: Some(Region::from("us-east-1")),
        };
        model.facts.record(Query::Caller, Ok(Answer::Caller(caller)));
        let listing = |number| UserPoolListing { id: id(number), name: format!("Tenant {number:04}") };
        model.facts.record(Query::UserPools, Ok(Answer::UserPools((0..POOLS).map(listing).collect())));
        let mut list = List { model, asked: Vec::new() };
        list.send(Msg::Room(room));
        list.send(Msg::Go(StepId::Pool));
        list
    }

    fn send(&mut self, msg: Msg) {
        for effect in update(&mut self.model, msg) {
            if let Effect::Ask { query: Query::UserPool(id), .. } = effect {
                self.asked.push(id);
            }
        }
    }

    fn later(&mut self, milliseconds: i64) {
        let now = self.model.facts.now + SignedDuration::from_millis(milliseconds);
        self.send(Msg::Woke { now });
    }

    fn type_text(&mut self, text: &str) {
        text.chars().for_each(|c| self.send(Msg::Edit(Edit::Insert(c))));
    }
}

fn ids(range: std::ops::Range<usize>) -> Vec<UserPoolId> {
    range.map(id).collect()
}

#[test]
fn only_pools_on_the_screen_are_asked_for() {
    let mut list = List::shown(ROOM);
    assert_eq!(list.asked, ids(0..ROOM));
    for _ in 0..ROOM {
        list.send(Msg::Down);
        list.later(1000);
    }
    assert_eq!(list.asked, ids(0..ROOM), "the same page asks nothing twice");
    list.send(Msg::Down);
    list.later(1000);
    assert_eq!(list.asked, ids(0..2 * ROOM));
}

#[test]
fn pools_that_fly_past_are_not_asked_for() {
    let mut list = List::shown(ROOM);
    list.asked.clear();
    for _ in 0..501 {
        list.send(Msg::Down);
        list.later(30);
    }
    assert_eq!(list.asked, []);
    list.later(200);
    let page = 500 / ROOM * ROOM;
    assert_eq!(list.asked, ids(page..page + ROOM));
    list.asked.clear();
    list.send(Msg::Last);
    list.later(200);
    assert_eq!(list.model.row, POOLS - 1);
    assert_eq!(list.asked, ids(POOLS / ROOM * ROOM..POOLS));
    assert!(list.model.wake_at.is_none_or(|at| at > list.model.facts.now));
}

#[test]
fn a_face_that_draws_no_list_asks_for_none_of_it() {
    let mut list = List::shown(0);
    list.later(1000);
    assert_eq!(list.asked, []);
}

#[test]
fn what_is_typed_narrows_the_list_and_enter_takes_the_row() {
    let mut list = List::shown(ROOM);
    list.send(Msg::Down);
    list.send(Msg::PageDown);
    assert_eq!(list.model.row, ROOM);
    list.send(Msg::Filter);
    list.type_text("TENANT 077");
    assert_eq!(list.model.row, 0, "another list begins at its top");
    let holds: Vec<_> = ids(77..78).into_iter().chain(ids(770..780)).collect();
    let listed: Vec<_> = pool_list::listed(&list.model).iter().map(|pool| pool.id.clone()).collect();
    assert_eq!(listed, holds);
    assert_eq!(list.asked, ids(0..ROOM), "nothing is asked between two letters");
    list.asked.clear();
    list.later(1000);
    assert_eq!(list.asked, holds);
    list.send(Msg::Enter);
    assert_eq!(list.model.choices.user_pools, [], "no row was moved to");
    list.send(Msg::Down);
    list.send(Msg::Down);
    list.send(Msg::Enter);
    assert_eq!(list.model.choices.user_pools, [id(770)]);
    assert!(list.model.preview.is_none(), "what becomes of it is for another Enter");
    assert!(list.model.focus.is_none() && list.model.drafts.is_empty());
}

#[test]
fn esc_leaves_the_filter_and_then_drops_it() {
    let mut list = List::shown(ROOM);
    list.send(Msg::Filter);
    list.type_text("0500");
    list.send(Msg::Back);
    assert_eq!(pool_list::listed(&list.model).len(), 1);
    list.send(Msg::Open);
    assert_eq!(list.model.choices.user_pools, []);
    list.send(Msg::Down);
    list.send(Msg::Open);
    assert_eq!(list.model.choices.user_pools, [id(500)]);

    let mut list = List::shown(ROOM);
    list.send(Msg::Filter);
    list.type_text("0500");
    list.send(Msg::Back);
    list.send(Msg::Back);
    assert_eq!(pool_list::listed(&list.model).len(), POOLS);
}

#[test]
fn a_whole_id_that_is_not_listed_is_taken_as_one() {
    let mut list = List::shown(ROOM);
    list.send(Msg::Filter);
    list.type_text("eu-west-1_Zz98Yy76X");
    assert!(pool_list::listed(&list.model).is_empty());
    list.send(Msg::Enter);
    assert_eq!(list.model.choices.user_pools, [UserPoolId::from("eu-west-1_Zz98Yy76X")]);

    let mut list = List::shown(ROOM);
    list.send(Msg::Filter);
    list.type_text("nobody");
    list.send(Msg::Enter);
    assert!(list.model.choices.user_pools.is_empty());
    assert!(list.model.drafts[&FieldId::UserPool].error.is_some());
}

#[test]
fn a_pool_chosen_by_mistake_is_left_for_the_list_again() {
    let mut list = List::shown(ROOM);
    list.send(Msg::Down);
    list.send(Msg::Down);
    list.send(Msg::Open);
    assert_eq!(list.model.choices.user_pools, ids(1..2));
    list.send(Msg::Back);
    assert_eq!(list.model.choices.user_pools, []);
    assert!(pool_list::is_open(&list.model));
    assert_eq!(
        pool_list::selected(&list.model).map(|pool| pool.id.clone()),
        Some(id(1)),
        "the cursor is on it"
    );

    list.model.given.user_pools = ids(1..2);
    list.model.choices.user_pools = ids(1..2);
    list.send(Msg::Back);
    assert_eq!(list.model.choices.user_pools, ids(1..2), "a flag named it");
}

#[test]
fn an_only_pool_is_chosen_by_an_enter_of_its_own() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.model.given.user_pools.clear();
    bench.model.choices.user_pools.clear();
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Pool));
    assert_eq!(update::enter(&bench.model), Enter::Submit);
    bench.send(Msg::Enter);
    assert_eq!(bench.model.choices.user_pools, [UserPoolId::from(POOL)]);
    assert!(bench.model.preview.is_none());
    assert_eq!(update::enter(&bench.model), Enter::Preview);
    // One that sends as this identity already needs no choosing.
    let mut bench = Bench::new(true, Some(identity()));
    bench.model.given.user_pools.clear();
    bench.model.choices.user_pools.clear();
    bench.members.insert(
        "EmailConfiguration".into(),
        serde_json::json!({"EmailSendingAccount": "DEVELOPER", "From": "Example <no-reply@example.com>",
            "SourceArn": "arn:aws:ses:us-east-1:111111111111:identity/example.com"}),
    );
    assert_eq!(bench.started().model.status(StepId::Pool), Status::Done);
}
