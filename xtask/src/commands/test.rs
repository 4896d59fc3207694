//! `cargo xtask test`: runs the steps and sums up.

use std::time::{Duration, Instant};

use super::steps::{DENY, STEPS, Step};
use crate::cli::TestOptions;
use crate::error::Error;
use crate::paths::Project;

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed(Duration),
    Failed(Duration),
    NotRun,
}

/// Runs the chosen steps.
pub fn run(project: &Project, options: &TestOptions) -> Result<(), Error> {
    if options.list {
        STEPS.iter().for_each(|step| println!("{:<12} {}", step.name, step.about));
        return Ok(());
    }
    let steps = chosen(options)?;
    let outcomes = perform(project, &steps, options.keep_going);
    println!("\n{}", summary(&outcomes));
    let failed: Vec<&str> =
        outcomes.iter().filter(|(_, outcome)| is_failure(*outcome)).map(|(name, _)| *name).collect();
    match failed.as_slice() {
        [] => Ok(()),
        names => Err(Error::Check(format!(
            "failed: {}; repeat it alone with `cargo xtask test --only {}`",
            names.join(", "),
            names.join(" --only ")
        ))),
    }
}

/// The steps that were asked for, in the usual order.
fn chosen(options: &TestOptions) -> Result<Vec<Step>, Error> {
    let known = |name: &&String| !STEPS.iter().any(|step| step.name == name.as_str());
    if let Some(name) = options.only.iter().find(known) {
        let message = format!("there is no step `{name}`");
        return Err(Error::Usage { message, help: "cargo xtask test --list" });
    }
    let wanted = |step: &Step| match options.only.as_slice() {
        [] => step.name != DENY || options.deny,
        only => only.iter().any(|name| name == step.name) || (step.name == DENY && options.deny),
    };
    Ok(STEPS.into_iter().filter(wanted).collect())
}

fn perform(project: &Project, steps: &[Step], keep_going: bool) -> Vec<(&'static str, Outcome)> {
    let mut outcomes = Vec::new();
    for (number, step) in (1_usize..).zip(steps) {
        let stopped = !keep_going && outcomes.iter().any(|(_, outcome)| is_failure(*outcome));
        let outcome = if stopped {
            Outcome::NotRun
        } else {
            println!("\n==> {number}/{} {}: {}", steps.len(), step.name, step.about);
            timed(project, step)
        };
        outcomes.push((step.name, outcome));
    }
    outcomes
}

fn timed(project: &Project, step: &Step) -> Outcome {
    let start = Instant::now();
    match (step.run)(project) {
        Ok(()) => {
            println!("    {} passed in {}", step.name, readable(start.elapsed()));
            Outcome::Passed(start.elapsed())
        }
        Err(error) => {
            eprintln!("error: {}: {error}", step.name);
            Outcome::Failed(start.elapsed())
        }
    }
}

fn is_failure(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Failed(_))
}

/// A line per step, then the count.
fn summary(outcomes: &[(&str, Outcome)]) -> String {
    let mut text = String::new();
    let (mut passed, mut failed, mut not_run, mut total) = (0_usize, 0_usize, 0_usize, Duration::ZERO);
    for (name, outcome) in outcomes {
        let (word, time) = match outcome {
            Outcome::Passed(time) => {
                passed += 1;
                ("passed", Some(*time))
            }
            Outcome::Failed(time) => {
                failed += 1;
                ("FAILED", Some(*time))
            }
            Outcome::NotRun => {
                not_run += 1;
                ("not run", None)
            }
        };
        total += time.unwrap_or_default();
        text += &format!("{name:<12} {word:<8} {:>12}\n", time.map(readable).unwrap_or_default());
    }
    let rest = if not_run == 0 { String::new() } else { format!(", {not_run} not run") };
    text + &format!("steps: {passed} passed, {failed} failed{rest}, in {}", readable(total))
}

/// `0.4 s`, `12 s`, `3 min 05 s`.
fn readable(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &TestOptions) -> Vec<&'static str> {
        chosen(options).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn chooses_steps_in_their_order() {
        let only = TestOptions { only: vec!["npm".into(), "fmt".into()], ..TestOptions::default() };
        assert_eq!(names(&only), ["fmt", "npm"]);
        assert!(!names(&TestOptions::default()).contains(&DENY));
        assert!(names(&TestOptions { deny: true, ..TestOptions::default() }).contains(&DENY));
        assert_eq!(names(&TestOptions { only: vec![DENY.into()], ..TestOptions::default() }), [DENY]);
    }

    #[test]
    fn refuses_unknown_steps() {
        let options = TestOptions { only: vec!["nmp".into()], ..TestOptions::default() };
        assert!(chosen(&options).unwrap_err().to_string().contains("no step `nmp`"));
    }

    #[test]
    fn sums_up() {
        let outcomes = [
            ("fmt", Outcome::Passed(Duration::from_millis(1200))),
            ("test", Outcome::Failed(Duration::from_secs(65))),
            ("npm", Outcome::NotRun),
        ];
        let text = summary(&outcomes);
        assert_eq!(text.lines().next(), Some("fmt          passed          1.2 s"));
        assert_eq!(text.lines().last(), Some("steps: 1 passed, 1 failed, 1 not run, in 1 min 06 s"));
    }
}
