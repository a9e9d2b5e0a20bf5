//! A term that was probably meant to name SES: another domain of Amazon's, a letter off, a
//! doubled name, a word missing.

use super::SES;
use super::parse::terms;

/// The first such term of the record.
pub fn resembles(text: &str) -> Option<String> {
    terms(text)?.split(' ').find(|term| is_near(term)).map(str::to_owned)
}

fn is_near(term: &str) -> bool {
    let value = term.find([':', '=']).and_then(|at| term.get(at + 1..)).unwrap_or(term);
    let value = value.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = value.split('.').collect();
    let amazon = labels.iter().any(|label| {
        ["amazonses", "amazonaws", "amazon", "aws", "ses"].contains(label)
            || distance(label, "amazonses") <= 2
    });
    amazon || distance(&value, SES) <= 2
}

/// How many letters must be put in, taken out, replaced or swapped with the next.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let at = |i: usize, j: usize| rows.get(i).and_then(|row: &Vec<usize>| row.get(j)).copied();
            let (Some(a), Some(b)) = (i.checked_sub(1), j.checked_sub(1)) else {
                if let Some(cell) = rows.get_mut(i).and_then(|row| row.get_mut(j)) {
                    *cell = i + j;
                }
                continue;
            };
            let differs = usize::from(one.get(a) != other.get(b));
            let mut ways = vec![
                at(a, j).map(|cost| cost + 1),
                at(i, b).map(|cost| cost + 1),
                at(a, b).map(|cost| cost + differs),
            ];
            if a > 0 && b > 0 && one.get(a) == other.get(b - 1) && one.get(a - 1) == other.get(b) {
                ways.push(at(a - 1, b - 1).map(|cost| cost + 1));
            }
            let least = ways.into_iter().flatten().min().unwrap_or_default();
            if let Some(cell) = rows.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = least;
            }
        }
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or_default()
}
