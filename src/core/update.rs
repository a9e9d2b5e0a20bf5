//! `update`: what happened becomes a new model and a list of effects.

use super::effect::Effect;
use super::model::Model;
use super::msg::Msg;

pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let _ = (model, msg);
    Vec::new()
}
