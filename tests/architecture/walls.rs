//! Which room may know which. The list is design: a change here changes the house.

use Allowed::{AllBut, Only};

pub struct Wall {
    /// Files below this folder of `src/`; the longest that fits decides.
    pub below: &'static str,
    /// Other rooms that may be named.
    pub rooms: Allowed,
    /// Crates that may be named, beside `std`.
    pub crates: Allowed,
    /// No clock, file, network, thread, process or environment, and nothing awaited.
    pub pure: bool,
}

pub enum Allowed {
    Only(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}

impl Allowed {
    /// A name with `*` behind it stands for all that begin so.
    pub fn allows(&self, name: &str) -> bool {
        let listed = |names: &[&str]| {
            names.iter().any(|listed| match listed.strip_suffix('*') {
                Some(prefix) => name.starts_with(prefix),
                None => *listed == name,
            })
        };
        match self {
            Self::Only(names) => listed(names),
            Self::AllBut(names) => !listed(names),
        }
    }
}

pub const WALLS: &[Wall] = &[
    Wall {
        below: "core",
        rooms: Only(&[]),
        // `toml` reads what is built in (assets/dns_hosts.toml), no file.
        crates: Only(&["idna", "jiff", "psl", "serde", "serde_json", "toml", "tui_input", "url"]),
        pure: true,
    },
    Wall {
        below: "words",
        rooms: Only(&["core"]),
        crates: Only(&["fluent_bundle", "jiff", "serde_json", "unic_langid"]),
        pure: true,
    },
    Wall {
        below: "screen",
        rooms: Only(&["core", "words"]),
        crates: Only(&["crossterm", "jiff", "ratatui", "serde_json", "tui_input", "unicode_width"]),
        pure: true,
    },
    Wall {
        below: "report",
        rooms: Only(&["core", "words"]),
        crates: Only(&["jiff", "serde", "serde_json", "unicode_width"]),
        pure: true,
    },
    Wall {
        below: "aws",
        rooms: Only(&["core", "proxy"]),
        crates: Only(&["aws_*", "jiff", "serde_json", "thiserror", "tokio", "tracing"]),
        pure: false,
    },
    Wall {
        below: "dns",
        rooms: Only(&["core", "proxy"]),
        crates: Only(&[
            "futures_util",
            "hickory_proto",
            "hickory_resolver",
            "http_body_util",
            "hyper",
            "hyper_rustls",
            "hyper_util",
            "rustls_native_certs",
            "tokio",
            "tokio_rustls",
            "tower_service",
            "tracing",
        ]),
        pure: false,
    },
    Wall { below: "proxy", rooms: Only(&["core"]), crates: Only(&["hyper", "hyper_util"]), pure: true },
    Wall {
        below: "rehearsal",
        rooms: Only(&["core", "dns"]),
        crates: AllBut(&["aws_*", "clap", "crossterm", "fluent_bundle", "hickory_*", "ratatui"]),
        pure: false,
    },
    Wall {
        below: "rehearsal/dns_server",
        rooms: Only(&["core", "dns"]),
        crates: Only(&["async_trait", "futures_util", "hickory_*", "jiff", "tokio", "tracing"]),
        pure: false,
    },
    Wall { below: "rehearsal/tree", rooms: Only(&["core"]), crates: Only(&["jiff"]), pure: true },
    Wall {
        below: "rehearsal/world",
        rooms: Only(&["core"]),
        crates: Only(&["jiff", "serde", "serde_json"]),
        pure: true,
    },
    Wall { below: "shell", rooms: AllBut(&[]), crates: AllBut(&["aws_*", "hickory_*"]), pure: false },
    // `main.rs`, `cli.rs`, `lib.rs` and whatever room comes new: all but the walled-in types.
    Wall { below: "", rooms: AllBut(&[]), crates: AllBut(&["aws_*", "hickory_*", "ratatui"]), pure: false },
];

/// What a pure room must not name.
pub const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net::TcpListener",
    "std::net::TcpStream",
    "std::net::ToSocketAddrs",
    "std::net::UdpSocket",
    "std::process",
    "std::sync::mpsc",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "Timestamp::now",
    "Zoned::now",
    "await",
    "async",
    "crossterm::execute",
    "crossterm::terminal",
];
