//! Repairs are looked for in what was judged, and judged again before they are offered.

use alloc::{string::String, vec::Vec};

use crate::{
    document::Reader,
    facts,
    judgement::parts::Parts,
    repair,
    report::{
        Repair, Report,
        assemble::{self, Material, Proposal},
    },
    request::{Goal, Request},
    text::{self, FileSet, TextEdit},
};

/// Adds the cheapest repairs to a report that was asked for them.
pub fn offer(report: &mut Report, material: &Material<'_>, reader: Reader<'_>) {
    let request = material.request;
    let Some(wanted) = request.repair else { return };
    let intents = if wanted == Goal::Intended { material.intents } else { &[] };
    let goal = repair::Goal { edition: request.edition, intents };
    let outcome = repair::repairs(material.model, &material.parts, goal);
    report.repair_goal = Some(assemble::goal(wanted, &outcome));
    let proposals = assemble::proposals(material, &outcome).into_iter();
    report.repairs = proposals.map(|proposal| proven(material, goal, proposal, reader)).collect();
}

/// A repair whose edits, once made, are judged to reach the goal together with what is done on the service. Edits that
/// do not (an anchor that other keys read too, for one) are not offered; the steps on the service stay.
fn proven(material: &Material<'_>, goal: repair::Goal<'_>, proposal: Proposal, reader: Reader<'_>) -> Repair {
    let request = material.request;
    if proposal.edits.is_empty() {
        return proposal.repair;
    }
    let mut edited = FileSet::new();
    for (file, source) in material.files.iter() {
        let own: Vec<TextEdit> =
            proposal.edits.iter().filter(|edit| edit.span.file == file).cloned().collect();
        let Some(text) = text::apply(&source.text, &own) else { return proposal.without_edits() };
        edited.push(source.uri.clone(), text);
    }
    let keeps = |given: &&String| !proposal.repair.gives_up.contains(given);
    let assume = request.assume.iter().filter(keeps).cloned().collect();
    let question =
        Request { assume, set: request.set.clone(), edition: request.edition, ..Request::default() };
    let (read, _) = super::read(&edited, request.bounds, reader);
    let Ok((model, _)) = facts::build(&read, &question, &|_| String::new()) else {
        return proposal.without_edits();
    };
    let left: Vec<&repair::Step> = proposal.left.iter().collect();
    if repair::reaches(&model, &Parts::of(&model), goal, &left) {
        proposal.repair
    } else {
        proposal.without_edits()
    }
}
