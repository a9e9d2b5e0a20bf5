pub(crate) mod authority;
pub(crate) mod loopback;
#[allow(dead_code, reason = "the tests of the program use the rest")]
pub(crate) mod relay;

use super::*;

pub(crate) fn proxies(variables: &[(&str, &str)]) -> Proxies {
    Proxies::of(|name| {
        let set = variables.iter().find(|(variable, _)| *variable == name);
        set.map(|(_, value)| (*value).to_owned())
    })
}

/// The proxy that a request for `url` goes through, as it is shown.
fn shown(variables: &[(&str, &str)], url: &str) -> Option<String> {
    proxies(variables).way(url).and_then(|way| way.via.proxy)
}

const SES: &str = "https://email.us-east-1.amazonaws.com/v2/email/account";
const EMULATOR: &str = "http://emulator.example:5000/";

#[test]
fn each_scheme_has_its_variable_and_lower_case_comes_first() {
    for (variables, https, http) in [
        (&[][..], None, None),
        (&[("HTTPS_PROXY", "http://a:1")], Some("http://a:1"), None),
        (&[("http_proxy", "http://b:2")], None, Some("http://b:2")),
        (&[("HTTPS_PROXY", "http://a:1"), ("https_proxy", "http://c:3")], Some("http://c:3"), None),
        // Set to nothing is not set.
        (&[("HTTPS_PROXY", "http://a:1"), ("https_proxy", "")], Some("http://a:1"), None),
        (&[("HTTPS_PROXY", "")], None, None),
        (&[("ALL_PROXY", "http://a:1"), ("all_proxy", "http://a:1")], None, None),
    ] {
        assert_eq!(shown(variables, SES).as_deref(), https, "{variables:?}");
        assert_eq!(shown(variables, EMULATOR).as_deref(), http, "{variables:?}");
    }
}

#[test]
fn what_a_person_is_told_names_variable_proxy_and_host_and_no_password() {
    let set = proxies(&[("https_proxy", "http://me:s%40cret@proxy.example.com:8080/")]);
    let way = set.way(SES).unwrap();
    assert_eq!(
        way.via,
        Via {
            variable: "https_proxy".to_owned(),
            proxy: Some("http://proxy.example.com:8080".to_owned()),
            logs_in: true,
            host: "email.us-east-1.amazonaws.com".to_owned(),
        }
    );
    assert_eq!(way.proxy.unwrap().uri().to_string(), "http://proxy.example.com:8080/");
    // me:s@cret
    assert_eq!(way.proxy.unwrap().authorization().unwrap(), "Basic bWU6c0BjcmV0");
    let debug = format!("{set:?} {way:?}");
    assert!(debug.contains("proxy.example.com") && !debug.contains("cret") && !debug.contains("bWU6"));
}

#[test]
fn a_proxy_is_written_in_several_ways() {
    for (value, expected) in [
        ("proxy.example.com:8080", "http://proxy.example.com:8080"),
        ("proxy.example.com", "http://proxy.example.com:80"),
        ("HTTP://proxy.example.com", "http://proxy.example.com:80"),
        ("https://proxy.example.com", "https://proxy.example.com:443"),
        ("http://192.0.2.1:3128/", "http://192.0.2.1:3128"),
        ("http://[2001:db8::1]:3128", "http://[2001:db8::1]:3128"),
        ("me:secret@proxy.example.com:8080", "http://proxy.example.com:8080"),
        ("http://me@proxy.example.com:8080", "http://proxy.example.com:8080"),
        ("http://me:s%2Fcr%23t@proxy.example.com", "http://proxy.example.com:80"),
    ] {
        assert_eq!(shown(&[("HTTPS_PROXY", value)], SES).as_deref(), Some(expected), "{value}");
    }
}

/// The matcher alone would let such a request go directly, or to a host that a piece of the password names.
#[test]
fn what_names_no_proxy_is_no_leave_to_go_directly() {
    for value in [
        "socks5://proxy.example.com:1080",
        "ftp://proxy.example.com",
        "http://",
        "http://:8080",
        "http://proxy.example.com:port",
        "http://proxy.example.com:80800",
        "http://proxy.example.com:8080 ",
        "プロキシ:8080",
        "http://me:s@cret@proxy.example.com:8080",
        "http://me:s/cret@proxy.example.com:8080",
        "http://me:12/34@proxy.example.com:8080",
        "http://me:12#34@proxy.example.com:8080",
        "http://me:12?34@proxy.example.com:8080",
        "me:s#cret@proxy.example.com:8080",
        "http://me:se cret@proxy.example.com:8080",
    ] {
        let set = proxies(&[("HTTPS_PROXY", value)]);
        let way = set.way(SES).unwrap_or_else(|| panic!("{value} goes directly"));
        assert!(way.proxy.is_none(), "{value}: {way:?}");
        assert_eq!((way.via.variable.as_str(), way.via.proxy), ("HTTPS_PROXY", None), "{value}");
        assert_eq!(set.usable().count(), 0, "{value}");
    }
    // Nothing that it is not needed for is kept back.
    let set = proxies(&[("HTTPS_PROXY", "?"), ("NO_PROXY", "amazonaws.com")]);
    assert!(set.way(SES).is_none() && set.way(EMULATOR).is_none());
}

#[test]
fn no_proxy_names_hosts_their_subdomains_and_networks() {
    let goes = |no_proxy: &str, url: &str| {
        let both = [("HTTPS_PROXY", "http://a:1"), ("HTTP_PROXY", "http://a:1"), ("NO_PROXY", no_proxy)];
        shown(&both, url).is_some()
    };
    for (no_proxy, through) in [
        ("", true),
        ("amazonaws.com", false),
        (".amazonaws.com", false),
        ("other.example, email.us-east-1.amazonaws.com", false),
        ("EMAIL.us-east-1.AMAZONAWS.com", false),
        ("sts.us-east-1.amazonaws.com", true),
        ("ws.com", true),
        ("*", false),
    ] {
        assert_eq!(goes(no_proxy, SES), through, "{no_proxy}");
    }
    assert!(goes("10.0.0.0/8", "http://192.0.2.1:5000/"));
    assert!(!goes("10.0.0.0/8,192.0.2.0/24", "http://192.0.2.1:5000/"));
    let lower_first = [("HTTPS_PROXY", "http://a:1"), ("NO_PROXY", "*"), ("no_proxy", "other.example")];
    assert!(shown(&lower_first, SES).is_some());
}

#[test]
fn loopback_and_a_machines_own_credentials_are_never_asked_for_through_a_proxy() {
    let both = [("HTTPS_PROXY", "http://a:1"), ("HTTP_PROXY", "http://a:1")];
    for url in [
        "http://127.0.0.1:5000/",
        "http://127.8.8.8/",
        "https://localhost:4566/",
        "http://aws.localhost:1/",
        "http://[::1]:80/",
        "http://169.254.169.254/latest/api/token",
        "http://169.254.170.2/v2/credentials",
        "http://169.254.170.23/v1/credentials",
        "http://[fd00:ec2::254]/latest/api/token",
        "http://[fd00:ec2::23]/v1/credentials",
    ] {
        assert_eq!(shown(&both, url), None, "{url}");
    }
    for url in
        ["http://0.0.0.0:5000/", "http://10.0.0.1/", "http://localhost.example.com/", "http://[fd00::1]/"]
    {
        assert!(shown(&both, url).is_some(), "{url}");
    }
}

#[test]
fn nothing_is_set_by_default() {
    assert!(Proxies::default().way(SES).is_none());
    assert!(proxies(&[("HTTPS_PROXY", "http://a:1")]).way("no url").is_none());
}
