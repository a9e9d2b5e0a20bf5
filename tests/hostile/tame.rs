//! What may reach a terminal.

/// Text with everything in it that a terminal would act on or a reader would miss: CSI, OSC 52
/// (clipboard), OSC 8 (link), DCS, the same as C1, marks of direction, no width at all, line ends, NUL
/// and much of it. Its name is around it.
pub fn hostile(name: &str) -> String {
    let sequences =
        "\u{1b}[5;97mX\u{1b}]52;c;aGFja2Vk\u{7}\u{1b}]8;;http://evil.example\u{1b}\\\u{1b}P+q\u{1b}\\";
    let c1 = "\u{9b}2J\u{9d}0;T\u{9c}\u{90}x\u{9c}";
    let hidden = "\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{2060}\u{feff}\u{ad}\u{e0041}\u{a0}\u{fe0f}\u{200d}\u{3164}";
    format!("{name}{sequences}{c1}{hidden}\r\n\u{0}\u{8}\u{7f}{}{name}", "x".repeat(300))
}

/// The same without what no argument and no file's name can hold.
pub fn hostile_name(name: &str) -> String {
    hostile(name).replace(['\u{0}', '/'], "").replace(&"x".repeat(300), "")
}

/// The same without what XML cannot hold (XML 1.0, 2.2).
pub fn hostile_xml(name: &str) -> String {
    hostile(name).chars().filter(|c| !matches!(c, '\u{0}'..='\u{1f}')).collect()
}

/// Characters that have no business on a terminal beside what this program itself sends.
fn steers(c: char) -> bool {
    let marks = ['\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}', '\u{ad}'];
    c.is_control()
        || marks.contains(&c)
        || ('\u{2028}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
        || ('\u{e0000}'..='\u{e007f}').contains(&c)
}

/// Lines of a pipe: nothing but text and line ends.
pub fn assert_tame(bytes: &[u8], what: &str) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{what} is no UTF-8: {error}"));
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends = c == '\n' || (c == '\r' && rest.peek() == Some(&'\n'));
        assert!(ends || !steers(c), "{what} holds {:?}:\n{}", c, text.escape_debug());
    }
}

/// All that went to a terminal: sequences that the wizard sends, and between them text.
pub fn assert_only_own_sequences(bytes: &[u8], what: &str) {
    let text = String::from_utf8_lossy(bytes);
    let mut own = String::new();
    let mut rest = text.as_ref();
    while let Some(at) = rest.find('\u{1b}') {
        own += &rest[..at];
        rest = skip(&rest[at + 1..], what);
    }
    own += rest;
    assert_tame(own.replace("\r\r\n", "\n").replace('\r', "").as_bytes(), what);
}

/// What stands behind one sequence; fails on one that the wizard never sends.
fn skip<'a>(rest: &'a str, what: &str) -> &'a str {
    let shown = || rest.chars().take(60).collect::<String>().escape_debug().to_string();
    if let Some(parameters) = rest.strip_prefix('[') {
        let end = parameters.find(|c: char| ('@'..='~').contains(&c)).expect("the sequence's end");
        assert!(!parameters[..end].contains("5;97"), "{what} holds the attacker's colour: {}", shown());
        assert!("mHJKhltu".contains(&parameters[end..=end]), "{what} holds CSI {}", shown());
        return &parameters[end + 1..];
    }
    if let Some(title) = rest.strip_prefix("]0;") {
        let end = title.find('\u{7}').expect("the title's end");
        assert_tame(&title.as_bytes()[..end], "the title");
        return &title[end + 1..];
    }
    panic!("{what} holds ESC {}", shown())
}
