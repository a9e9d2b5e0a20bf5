use super::{Action, ChangeItem};
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;
use crate::rehearsal::world::World;
use crate::rehearsal::world::tests::{at, start, world};

const ZONE: &str = "Z08194532QK7EXAMPLE01";

fn item(action: Action, name: &str, rtype: &str, values: &[&str]) -> ChangeItem {
    let set = RecordSet {
        name: Name::from_answer(name),
        rtype: rtype.to_owned(),
        ttl: Some(300),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        alias: false,
        set_identifier: None,
    };
    ChangeItem { action, set }
}

fn create(name: &str, rtype: &str, values: &[&str]) -> ChangeItem {
    item(Action::Create, name, rtype, values)
}

fn change(world: &mut World, items: &[ChangeItem]) -> Result<String, String> {
    let submitted = world.change_record_sets(ZONE, items, None);
    submitted.map(|change| change.id).map_err(|refusal| format!("{} {}", refusal.code, refusal.message))
}

fn count(world: &World, name: &str, rtype: RecordType) -> usize {
    world.tree.look_up(&Name::from_answer(name), rtype, world.now()).records().len()
}

#[test]
fn refusals_are_in_the_words_of_route_53() {
    for (items, said) in [
        (
            vec![create("www.example.com", "CNAME", &["a.example.net"])],
            "InvalidChangeBatch [Tried to create resource record set [name='www.example.com.', type='CNAME'] but it already exists]",
        ),
        (
            vec![create("www.example.com", "TXT", &["\"a\""])],
            "InvalidChangeBatch [RRSet of type TXT with DNS name www.example.com. is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists in zone example.com.]",
        ),
        (
            vec![
                create("m.example.com", "MX", &["10 a.example.net"]),
                create("m.example.com", "CNAME", &["b.example.net"]),
            ],
            "InvalidChangeBatch [RRSet of type CNAME with DNS name m.example.com. is not permitted as it conflicts with other records with the same DNS name in zone example.com., RRSet of type MX with DNS name m.example.com. is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists in zone example.com.]",
        ),
        (
            vec![create("example.com", "CNAME", &["a.example.net"])],
            "InvalidChangeBatch [RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.]",
        ),
        (
            vec![create("_dmarc.example.com", "TXT", &["v=DMARC1; p=none"])],
            "InvalidChangeBatch [Invalid Resource Record: FATAL problem: InvalidCharacterString (Value should be enclosed in quotation marks) encountered with 'v=DMARC1; p=none']",
        ),
        (
            vec![create("a.example.org", "A", &["192.0.2.1"])],
            "InvalidChangeBatch [RRSet with DNS name a.example.org. is not permitted in zone example.com.]",
        ),
        (
            vec![item(Action::Delete, "nothing.example.com", "A", &["192.0.2.1"])],
            "InvalidChangeBatch [Tried to delete resource record set [name='nothing.example.com.', type='A'] but it was not found]",
        ),
        (
            vec![item(Action::Delete, "www.example.com", "CNAME", &["other.example.com."])],
            "InvalidChangeBatch [Tried to delete resource record set [name='www.example.com.', type='CNAME'] but the values provided do not match the current values]",
        ),
    ] {
        let mut world = world("default");
        let before = world.zones.iter().map(|zone| zone.sets.len()).sum::<usize>();
        assert_eq!(change(&mut world, &items).unwrap_err(), said);
        assert_eq!(world.zones.iter().map(|zone| zone.sets.len()).sum::<usize>(), before);
    }
    let mut world = world("default");
    let unknown = world.change_record_sets("ZNOWHERE", &[], None).unwrap_err();
    assert_eq!((unknown.status, unknown.code.as_str()), (404, "NoSuchHostedZone"));
}

#[test]
fn a_batch_is_taken_whole_or_not_at_all() {
    let mut world = world("default");
    let good = create("bounce.example.com", "MX", &["10 feedback-smtp.us-east-1.amazonses.com"]);
    let bad = create("_dmarc.example.com", "TXT", &["unquoted"]);
    change(&mut world, &[good.clone(), bad]).unwrap_err();
    world.advance(at(60));
    assert_eq!(count(&world, "bounce.example.com", RecordType::Mx), 0);
    change(&mut world, &[good]).unwrap();
    world.advance(at(120));
    assert_eq!(count(&world, "bounce.example.com", RecordType::Mx), 1);
}

#[test]
fn delete_and_create_in_one_batch_replace_a_set() {
    let mut world = world("default");
    let zone = world.zone_of(&Name::from_answer("example.com")).unwrap();
    let standing = world.zones[zone].sets[&(Name::from_answer("example.com"), "TXT".to_owned())].clone();
    let mut merged = standing.clone();
    merged.values.push("\"another=value\"".to_owned());
    let items = [
        ChangeItem { action: Action::Delete, set: standing.clone() },
        ChangeItem { action: Action::Create, set: merged },
    ];
    change(&mut world, &items).unwrap();
    world.advance(at(5));
    assert_eq!(count(&world, "example.com", RecordType::Txt), 3);
    let stale = [ChangeItem { action: Action::Delete, set: standing }];
    assert!(change(&mut world, &stale).unwrap_err().contains("do not match the current values"));
}

#[test]
fn an_upsert_replaces_every_value_at_the_name() {
    let mut world = world("default");
    change(&mut world, &[item(Action::Upsert, "example.com", "TXT", &["\"v=spf1 -all\""])]).unwrap();
    world.advance(at(5));
    assert_eq!(count(&world, "example.com", RecordType::Txt), 1);
}

#[test]
fn a_change_is_pending_until_the_slowest_server_has_it() {
    let mut world = world("slow-dns");
    let id = change(&mut world, &[create("new.example.com", "A", &["192.0.2.7"])]).unwrap();
    let status = |world: &World| world.change(&format!("/change/{id}")).unwrap().status(world.now());
    assert_eq!(status(&world), "PENDING");
    world.advance(at(19));
    assert_eq!(status(&world), "PENDING");
    world.advance(at(20));
    assert_eq!(status(&world), "INSYNC");
    assert_eq!(world.change("C0").unwrap_err().code, "NoSuchChange");
}

#[test]
fn record_sets_come_in_pages_from_a_name() {
    let world = world("default");
    let page = world.list_record_sets(ZONE, 2, None, None).unwrap();
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut next = Some(page);
    while let Some(page) = next {
        seen.extend(page.sets.iter().map(|set| (set.name.to_string(), set.rtype.clone())));
        next = page
            .next
            .map(|from| world.list_record_sets(ZONE, 2, Some(&from.name), Some(&from.rtype)).unwrap());
    }
    let expected = ["A", "MX", "NS", "SOA", "TXT"].map(|rtype| ("example.com".to_owned(), rtype.to_owned()));
    assert_eq!(seen[..5], expected);
    assert_eq!(seen[5], ("www.example.com".to_owned(), "CNAME".to_owned()));
    assert_eq!(world.list_record_sets(ZONE, 2, None, Some("A")).err().unwrap().code, "InvalidInput");
}

#[test]
fn zones_by_name_start_at_a_name_and_do_not_stop_after_it() {
    let text = r#"
        extends = "default"
        [zones.private]
        apex = "example.com"
        hosted_zone = "Z0PRIVATE"
        private = true
        servers = []
        [zones."auth.example.com"]
        hosted_zone = "Z0AUTH"
        servers = [{ host = "ns-1.awsdns-01.com", address = "198.51.100.1" }]
        [zones."example.org"]
        hosted_zone = "Z0ORG"
        servers = [{ host = "ns-1.awsdns-01.com", address = "198.51.100.1" }]
    "#;
    let world = crate::rehearsal::Scenario::parse(text).unwrap().world(start()).unwrap();
    let ids = |max, name: &str, id: Option<&str>| {
        let name = Name::from_answer(name);
        let page = world.list_zones_by_name(max, Some(&name), id);
        let ids: Vec<String> = page.zones.iter().map(|(_, hosted)| hosted.id.clone()).collect();
        (ids, page.next.map(|(zone, hosted)| (zone.apex.to_string(), hosted.id.clone())))
    };
    let (all, next) = ids(100, "example.com", None);
    assert_eq!(
        (all, next),
        (vec![ZONE.to_owned(), "Z0PRIVATE".to_owned(), "Z0AUTH".to_owned(), "Z0ORG".to_owned()], None)
    );
    let (first, next) = ids(1, "example.com", None);
    assert_eq!(
        (first, next),
        (vec![ZONE.to_owned()], Some(("example.com".to_owned(), "Z0PRIVATE".to_owned())))
    );
    assert_eq!(ids(1, "example.com", Some("Z0PRIVATE")).0, ["Z0PRIVATE"]);
    // The private zone answers nobody, and the deeper zone takes the names below it.
    let zone = world.zone_of(&Name::from_answer("x.auth.example.com")).unwrap();
    assert_eq!(world.zones[zone].key, "auth.example.com");
    let zone = world.zone_of(&Name::from_answer("x.example.com")).unwrap();
    assert_eq!(world.zones[zone].key, "example.com");
}
