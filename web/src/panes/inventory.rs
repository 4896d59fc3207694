//! What comes along with a configuration, what it needs, and how to read what is open.

use cofferdam_core::report::{Collector, Inventory, InventoryItem};
use leptos::prelude::*;

use crate::page::Page;
use crate::state::inventory::{Group, amount, groups};
use crate::state::words::count;
use crate::widgets::{Citations, Commands, Copy, Prose};

/// The items by group, then the scripts.
#[component]
pub fn InventoryPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let inventory = page.part(|report| report.inventory.clone());
    view! {
        <div data-testid="inventory">
            <div class="sheet-head"><h2>"What comes along and what is needed"</h2></div>
            <p data-testid="private-endpoints">{move || inventory.with(created)}</p>
            {move || inventory.with(|inventory| groups(inventory).into_iter().map(group_view).collect::<Vec<_>>())}
            {move || inventory.with(|inventory| inventory.collector.clone().map(|collector| view! { <CollectorView collector /> }))}
        </div>
    }
}

/// The private endpoints of deployments in one sentence.
fn created(inventory: &Inventory) -> String {
    let of_deployments = inventory.items.iter().filter(|item| item.id == "deployment-private-endpoints");
    match of_deployments.fold((0, 0), |(least, most), item| (least + item.least, most + item.most)) {
        (_, 0) => "The service creates no private endpoints for the deployments alone.".into(),
        (least, most) if least == most => format!(
            "The service creates {} for the deployments.",
            count(least, "private endpoint", "private endpoints")
        ),
        (least, most) => {
            format!("The service creates {least} to {most} private endpoints for the deployments.")
        }
    }
}

fn group_view(group: Group) -> impl IntoView {
    let items: Vec<_> = group.items.into_iter().map(item_view).collect();
    view! { <h3>{group.title}</h3><ul class="items">{items}</ul> }
}

fn item_view(item: InventoryItem) -> impl IntoView {
    let amount = amount(&item);
    let InventoryItem { id, text, commands, facts, least, .. } = item;
    let commands = commands.join("\n");
    view! {
        <li data-testid=format!("item-{id}")>
            {(!amount.is_empty()).then(|| view! { <span class="amount" data-certain=(least > 0).to_string()>{amount}</span>" " })}
            <Prose alone=true text />" "
            <Citations facts />
            {(!commands.is_empty()).then(|| view! {
                <details><summary>"Commands"</summary><Commands label="Azure CLI" text=commands /></details>
            })}
        </li>
    }
}

/// The scripts that read what is open.
#[component]
fn CollectorView(collector: Collector) -> impl IntoView {
    let Collector { bash, powershell, answers, remaining } = collector;
    let said = format!(
        "This script only reads. Put what it prints beside the files, and it settles {}.",
        count(answers.len(), "open fact", "open facts")
    );
    let more = (!remaining.is_empty()).then(|| {
        view! { <p class="muted">{format!("Not answered by it: {}.", remaining.join(", "))}</p> }
    });
    view! {
        <h3>"Read what is open"</h3>
        <p>{said}</p>
        <details open>
            <summary>"For bash"</summary>
            <Copy what="the script for bash" testid="copy-bash" text=bash.clone() />
            <Commands label="Script for bash" text=bash />
        </details>
        <details>
            <summary>"For PowerShell"</summary>
            <Copy what="the script for PowerShell" testid="copy-powershell" text=powershell.clone() />
            <Commands label="Script for PowerShell" text=powershell />
        </details>
        {more}
    }
}
