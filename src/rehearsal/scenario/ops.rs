//! Small changes to a world's records: `["add", name, type, [values]]` (TXT without quotes),
//! `["rm", name, type]`, `["add2", name, type, [strings of one TXT]]`. Names are whole names.

use jiff::Timestamp;
use serde::Deserialize;

use crate::core::kinds::name::Name;
use crate::rehearsal::world::{World, quoted};

const TTL: i64 = 300;

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Op {
    Values(String, String, String, Vec<String>),
    Bare(String, String, String),
}

impl Op {
    /// # Errors
    /// The op is none of the three, or no zone holds its name.
    pub fn carry_out(&self, world: &mut World, at: Timestamp) -> Result<(), String> {
        let (Op::Values(verb, name, rtype, _) | Op::Bare(verb, name, rtype)) = self;
        let name = Name::from_answer(name);
        let Some(index) = world.zone_of(&name) else { return Err(format!("no zone holds {name}")) };
        match self {
            Self::Values(_, _, _, values) if verb == "add" => {
                for value in values {
                    let value = if rtype == "TXT" { quoted(value) } else { value.clone() };
                    world.add_value(&name, rtype, TTL, value, at);
                }
            }
            Self::Values(_, _, _, strings) if verb == "add2" => {
                let value = strings.iter().map(|string| quoted(string)).collect::<Vec<_>>().join(" ");
                world.add_value(&name, rtype, TTL, value, at);
            }
            Self::Bare(..) if verb == "rm" => world.remove_set(index, &name, rtype, at),
            _ => return Err(format!("the op {verb} {name} {rtype} is not known")),
        }
        Ok(())
    }
}
