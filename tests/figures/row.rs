//! One line of the table of costs.

use std::fmt;

/// What was measured, in the unit of its budget.
pub struct Row {
    pub what: String,
    pub measured: f64,
    pub unit: &'static str,
    /// At most.
    pub budget: Option<f64>,
    /// Within its budget on any machine, however busy: bytes, frames, calls.
    pub is_count: bool,
    /// What else there is to say, a baseline from the same run for one.
    pub beside: String,
}

impl Row {
    /// A time, or what hangs on one.
    pub fn new(what: impl Into<String>, measured: f64, unit: &'static str) -> Row {
        Row { what: what.into(), measured, unit, budget: None, is_count: false, beside: String::new() }
    }

    pub fn count(what: impl Into<String>, measured: usize, unit: &'static str) -> Row {
        let measured = f64::from(u32::try_from(measured).expect("a figure of four bytes"));
        Row { is_count: true, ..Row::new(what, measured, unit) }
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

/// Whole numbers without a point, others with two significant digits at least.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        "never".to_owned()
    } else if value.fract() == 0.0 {
        format!("{value}")
    } else if value < 10.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.1}")
    }
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
        let line = format!("{what:<44} {measured:>15} {budget:>15}  {verdict:<5}  {}", self.beside);
        f.write_str(line.trim_end())
    }
}
