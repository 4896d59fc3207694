// Real configurations, as the vendor's examples repository has them. They lie beside the project, not within it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

import { PACKAGE, cofferdam } from './support/package.mjs';

const corpus = resolve(process.env.COFFERDAM_CORPUS ?? join(PACKAGE, '../../../shared/corpus'));
const root = join(corpus, 'azureml-examples');
const skip = !existsSync(root) && `no corpus in ${corpus}; COFFERDAM_CORPUS names another folder`;

const DEPLOYMENT = 'cli/endpoints/online/managed/vnet/sample/blue-deployment-vnet.yml';
const PAIR = ['cli/endpoints/online/managed/vnet/sample/endpoint.yml', DEPLOYMENT];
const WORKSPACE = 'cli/resources/workspace/mvnet-allow-internet-outbound.yml';
const ASSUMPTIONS = [
  'workspace.private_endpoint=current',
  'workspace.isolation_mode=disabled',
  'container_registry.sku=premium',
  'workspace.v1_legacy_mode=false',
  'workspace.public_network_access=disabled',
].flatMap((assumption) => ['--assume', assumption]);

function judge(...args) {
  const { stdout, stderr } = cofferdam(['check', '--format', 'json', ...args], { cwd: root });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
}

test('an endpoint and its deployment alone depend on their workspace', { skip }, () => {
  const { works } = judge(...PAIR);
  assert.equal(works.answer, 'depends');
  assert.ok(works.dependsOn.some((fact) => fact.startsWith('workspace.')), works.dependsOn.join());
});

test('with the workspace assumed they work and are isolated', { skip }, () => {
  const { works, isolation } = judge(...PAIR, ...ASSUMPTIONS);
  assert.equal(works.answer, 'yes');
  assert.deepEqual(isolation.inbound, ['private']);
  assert.deepEqual(isolation.outbound, ['workspace_resources_only']);
});

test('a managed network beside the egress flag is pointed out at the flag', { skip }, () => {
  const { findings } = judge(...PAIR, WORKSPACE);
  const finding = findings.find(({ severity, facts }) => severity === 'warning' && facts.includes('F-MNET-03'));
  const primary = finding?.locations.find((location) => location.primary);
  const line = readFileSync(join(root, DEPLOYMENT), 'utf8').split('\n')[primary?.range.start.line];
  assert.equal(primary.uri, DEPLOYMENT);
  assert.match(line, /^egress_public_network_access/);
});
