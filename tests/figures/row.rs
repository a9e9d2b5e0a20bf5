//! One line of the table of costs.

use std::fmt;

/// What was measured, in the unit of its budget.
pub struct Row {
    pub what: String,
    pub measured: f64,
    pub unit: &'static str,
    /// At most.
    pub budget: Option<f64>,
    /// What else there is to say, a baseline from the same run for one.
    pub beside: String,
}

impl Row {
    pub fn new(what: impl Into<String>, measured: f64, unit: &'static str) -> Row {
        Row { what: what.into(), measured, unit, budget: None, beside: String::new() }
    }

    /// Bytes, frames, calls: what is the same on any machine.
    pub fn count(what: impl Into<String>, measured: usize, unit: &'static str) -> Row {
        Row::new(what, f64::from(u32::try_from(measured).expect("a figure of four bytes")), unit)
    }

    pub fn within(self, budget: f64) -> Row {
        Row { budget: Some(budget), ..self }
    }

    pub fn beside(self, beside: impl Into<String>) -> Row {
        Row { beside: beside.into(), ..self }
    }

    pub fn holds(&self) -> bool {
        self.budget.is_none_or(|budget| self.measured <= budget)
    }

    /// Prints it, and fails where it is over its budget.
    pub fn hold(self) {
        println!("{self}");
        assert!(self.holds(), "{self}");
    }
}

/// Whole numbers without a point, others with one digit behind it.
fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value}") } else { format!("{value:.1}") }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { what, unit, .. } = self;
        let budget = self.budget.map(|budget| format!("{} {unit}", number(budget))).unwrap_or_default();
        let verdict = match self.budget {
            None => "",
            Some(_) if self.holds() => "holds",
            Some(_) => "OVER",
        };
        let measured = format!("{} {unit}", number(self.measured));
        let line = format!("{what:<46} {measured:>16} {budget:>16}  {verdict:<5}  {}", self.beside);
        f.write_str(line.trim_end())
    }
}
