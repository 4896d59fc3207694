// The closed vocabulary of the contract in words. A value that is new to this version is shown as it stands.
import type { Position, Subject } from '../contract.js';

const INBOUND: Record<string, string> = {
  private: 'only through a private endpoint of the workspace',
  selected_addresses: 'from selected IP addresses',
  internet: 'from the whole internet',
  nobody: 'by nobody',
};

const OUTBOUND: Record<string, string> = {
  approved_only: 'approved destinations only',
  workspace_resources_only: "the workspace's own resources only",
  internet_via_managed_network: 'the whole internet, through the managed network',
  internet: 'the whole internet',
};

export function inboundWords(exposures: string[]): string {
  return `can be called ${either(exposures.map((exposure) => INBOUND[exposure] ?? exposure))}`;
}

export function outboundWords(exposures: string[]): string {
  return `can reach ${either(exposures.map((exposure) => OUTBOUND[exposure] ?? exposure))}`;
}

/** `a`, `a, or b`, `a, b, or c`: the items are long, and the comma tells where each ends. */
function either(items: string[]): string {
  const last = items.at(-1) ?? 'nothing that is known';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}, or ${last}`;
}

export function subjectWords({ scope, name }: Subject): string {
  const kind = scope.replaceAll('_', ' ');
  return name === null ? kind : `${kind} ${name}`;
}

/** As editors and terminals count: from one. */
export function placeWords(uri: string, { line, character }: Position): string {
  return `${uri}:${line + 1}:${character + 1}`;
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
