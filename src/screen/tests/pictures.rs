//! The README's pictures are the real screens. To write them anew: `SENDOFF_WRITE_PICTURES=1`.

use std::path::Path;

use crate::core::wizard::model::Model;
use crate::words::Lang;

use super::shot::{colour, shoot, words};
use super::world;

#[test]
fn the_pictures_are_the_screens() {
    let pictures: [(&str, Model, Lang); 2] = [
        ("propagation.txt", world::propagating(), Lang::En),
        ("records-ja.txt", world::published(&[2]), Lang::Ja),
    ];
    for (file, model, lang) in pictures {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens").join(file);
        let shot = shoot(&model, &words(lang), &colour(), (80, 24));
        let lines: Vec<String> = (0..24).map(|y| shot.line(y)).collect();
        let drawn = lines.join("\n") + "\n";
        if std::env::var_os("SENDOFF_WRITE_PICTURES").is_some() {
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, drawn, "{} is not the screen any more", path.display());
    }
}
