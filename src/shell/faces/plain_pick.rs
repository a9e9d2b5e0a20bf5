//! One of many, without a screen: a number, or part of a name that narrows the list.

use std::io;

use crate::core::kinds::aws::UserPoolListing;
use crate::core::kinds::message::Arg;
use crate::core::wizard::pool_list::narrow;
use crate::words::clean;

use super::plain_ask::Person;

/// As many as are read before the first has scrolled away.
const SHOWN: usize = 20;

/// The pool's id. What matches none is given back as it is: it may be the id of another Region.
///
/// # Errors
/// What writing gave.
pub async fn pool(person: &mut Person, pools: &[UserPoolListing]) -> io::Result<Option<String>> {
    let words = |person: &Person, id: &str| person.out.words.say(id);
    let title = words(person, "field-user-pool");
    let help = words(person, "field-user-pool.help");
    person.out.line(&format!("\n{title}\n{help}"))?;
    let mut filter = String::new();
    loop {
        let listed = narrow(pools, &filter);
        if listed.is_empty() {
            return Ok(Some(filter));
        }
        for (pool, number) in listed.iter().take(SHOWN).zip(1..) {
            person.out.line(&format!("  {number}) {}  {}", clean(&pool.name), clean(pool.id.as_str())))?;
        }
        if let Some(more) = listed.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            let count = ("count", Arg::Text(more.to_string()));
            let text = person.out.words.say_with("plain-more-pools", &[count]);
            person.out.line(&text)?;
        }
        let prompt = words(person, "plain-number-or-part");
        person.out.print(&format!("{prompt}: "))?;
        let Some(line) = person.lines.next().await else {
            return Ok(None);
        };
        match line.trim() {
            "q" => return Ok(None),
            text => match text.parse::<usize>() {
                Ok(number) if (1..=listed.len().min(SHOWN)).contains(&number) => {
                    return Ok(Some(listed[number - 1].id.to_string()));
                }
                _ => text.clone_into(&mut filter),
            },
        }
    }
}
