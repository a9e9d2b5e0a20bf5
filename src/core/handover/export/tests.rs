use super::Format;
use crate::core::kinds::name::Name;

#[test]
fn a_file_keeps_to_its_directory() {
    let name = |text: &str| Format::Csv.file_name(&Name::from_answer(text));
    assert_eq!(name("example.com"), "example.com-records.csv");
    assert_eq!(name("../x/y"), ".._x_y-records.csv");
}

#[test]
fn every_format_is_offered_once_and_found_by_its_name() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.as_str()), Some(format));
        assert_eq!(Format::OFFERED.iter().filter(|offered| **offered == format).count(), 1);
    }
}
