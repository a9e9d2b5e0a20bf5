//! Changes through time, and servers that lag behind.

use super::*;

fn two_servers() -> Tree {
    let mut tree = Tree::new();
    let servers = [server("ns1.example.net", 1, 0), server("ns2.example.net", 2, 60)];
    tree.add_zone("z", &name("example.com"), &servers, soa("example.com"));
    tree
}

fn seen(tree: &Tree, last: u8, seconds: i64) -> Reply {
    tree.answer(ip(last), &name("a.example.com"), RecordType::Txt, at(seconds))
}

#[test]
fn a_server_shows_a_change_after_its_lag_and_the_old_value_until_then() {
    let mut tree = two_servers();
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"one\""], 0);
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"two\""], 100);
    tree.remove("z", &name("a.example.com"), "TXT", at(200));
    let (one, two) = (txt("a.example.com", "one"), txt("a.example.com", "two"));
    let gone = nxdomain("example.com");
    for (seconds, first, second) in [
        (-1, &gone, &gone),
        (0, &one, &gone),
        (59, &one, &gone),
        (60, &one, &one),
        (100, &two, &one),
        (159, &two, &one),
        (160, &two, &two),
        (200, &gone, &two),
        (260, &gone, &gone),
    ] {
        assert_eq!(seen(&tree, 1, seconds), *first, "first at {seconds}");
        assert_eq!(seen(&tree, 2, seconds), *second, "second at {seconds}");
    }
}

#[test]
fn of_two_changes_at_the_same_moment_the_later_made_stands() {
    let mut tree = two_servers();
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"one\""], 0);
    tree.remove("z", &name("a.example.com"), "TXT", at(5));
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"two\""], 5);
    assert_eq!(seen(&tree, 1, 5), txt("a.example.com", "two"));
}

#[test]
fn a_change_entered_late_for_an_earlier_moment_takes_its_place_in_time() {
    let mut tree = two_servers();
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"later\""], 50);
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"earlier\""], 10);
    assert_eq!(seen(&tree, 1, 20), txt("a.example.com", "earlier"));
    assert_eq!(seen(&tree, 1, 50), txt("a.example.com", "later"));
}

#[test]
fn what_every_zone_has_can_be_replaced_and_removed() {
    let mut tree = two_servers();
    set_at(&mut tree, "z", "example.com", "NS", &["ns9.example.net"], 10);
    let ns = |seconds| tree.answer(ip(1), &name("example.com"), RecordType::Ns, at(seconds));
    assert_eq!(ns(9).records().len(), 2);
    assert_eq!(ns(10), Reply::Records(vec![rr("example.com", Rdata::Ns(name("ns9.example.net")))]));
}

#[test]
fn changes_outside_a_zone_or_to_none_change_nothing() {
    let mut tree = two_servers();
    set_at(&mut tree, "z", "a.example.org", "TXT", &["\"one\""], 0);
    set_at(&mut tree, "unknown", "a.example.com", "TXT", &["\"one\""], 0);
    tree.remove("z", &name("a.example.com"), "TXT", at(0));
    assert_eq!(seen(&tree, 1, 10), nxdomain("example.com"));
}

#[test]
fn a_key_known_already_replaces_its_zone() {
    let mut tree = two_servers();
    set_at(&mut tree, "z", "a.example.com", "TXT", &["\"one\""], 0);
    tree.add_zone("z", &name("example.com"), &[server("ns5.example.net", 5, 0)], soa("example.com"));
    assert_eq!(tree.servers(), [(name("ns5.example.net"), ip(5))]);
    assert_eq!(seen(&tree, 5, 10), nxdomain("example.com"));
    assert_eq!(seen(&tree, 1, 10), Reply::Unreachable);
}
