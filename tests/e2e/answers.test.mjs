// The answers follow the text: samples, edits of every file, open facts, intent, edition.
import assert from 'node:assert/strict';
import { scenario } from './support/browser.mjs';

scenario('opens with the sample of secure inbound and secure outbound', {}, async (playground) => {
  await playground.assertAnswers({ works: 'yes', inbound: 'private', outbound: 'workspace_resources_only', intended: 'none' });
  assert.deepEqual(await playground.litRows(), ['secure-inbound-secure-outbound']);
});

const samples = [
  ['private-in-public-out', { works: 'yes', inbound: 'private', outbound: 'internet' }, 'secure-inbound-public-outbound'],
  ['public-in-private-out', { works: 'yes', inbound: 'internet', outbound: 'workspace_resources_only' }, 'public-inbound-secure-outbound'],
  ['public-in-public-out', { works: 'yes', inbound: 'internet', outbound: 'internet' }, 'public-inbound-public-outbound'],
];
for (const [sample, answers, row] of samples) {
  scenario(`sample ${sample} gets its own answers and its own row`, {}, async (playground) => {
    await playground.load(sample);
    await playground.assertAnswers(answers);
    assert.deepEqual(await playground.litRows(), [row]);
  });
}

scenario('the broken sample does not work, and loading it can be taken back', {}, async (playground) => {
  await playground.load('broken');
  await playground.assertAnswers({ works: 'no' });
  assert.equal(await playground.by('tab-endpoint.yml').getAttribute('data-mood'), 'error');
  await playground.by('undo').click();
  await playground.assertAnswers({ works: 'yes', inbound: 'private' });
});

scenario('an edit of the endpoint changes answer, row and explanation', {}, async (playground) => {
  const before = await playground.by('why-inbound').innerText();
  assert.match(before, /Endpoint fraud-scoring can be called only from networks with a private endpoint/);
  await playground.replace('endpoint.yml', 'public_network_access: disabled', 'public_network_access: enabled');
  const { inbound } = await playground.answers();
  assert.ok(inbound.split(' ').includes('internet'));
  assert.deepEqual(await playground.litRows(), ['public-inbound-secure-outbound']);
  await playground.detail('why');
  assert.notEqual(await playground.by('why-inbound').innerText(), before);
});

scenario('an edit of the deployment changes the answer: public outbound needs an open workspace', {}, async (playground) => {
  await playground.replace('deployment.yml', 'access: disabled', 'access: enabled');
  await playground.assertAnswers({ works: 'no', outbound: 'internet' });
  assert.deepEqual(await playground.litRows(), ['secure-inbound-public-outbound']);
});

scenario('an edit of the workspace changes the answer: a managed network takes over', {}, async (playground) => {
  await playground.replace('workspace.yml', 'isolation_mode: disabled', 'isolation_mode: allow_only_approved_outbound');
  const { outbound } = await playground.answers();
  assert.equal(outbound, 'approved_only');
  assert.deepEqual(await playground.litRows(), ['secure-inbound-approved-outbound']);
});

scenario('the explanation leads to the text', {}, async (playground) => {
  await playground.by('why-inbound').getByRole('button', { name: /Go to endpoint\.yml/ }).first().click();
  assert.equal(await playground.by('tab-endpoint.yml').getAttribute('aria-selected'), 'true');
  await playground.page.waitForFunction(() => document.activeElement?.dataset.testid === 'editor');
  assert.match(await playground.selection(), /disabled|public_network_access/);
});

scenario('an intent is judged in both directions', {}, async (playground) => {
  await playground.by('intent-inbound').selectOption('private-inbound');
  await playground.assertAnswers({ intended: 'yes' });
  await playground.by('intent-outbound').selectOption('no-internet-egress');
  await playground.assertAnswers({ intended: 'yes' });
  await playground.by('intent-outbound').selectOption('internet-egress');
  await playground.assertAnswers({ intended: 'no' });
  await playground.by('intent-inbound').selectOption('');
  await playground.by('intent-outbound').selectOption('');
  await playground.assertAnswers({ intended: 'none' });
});

scenario('both editions judge the four original rows alike', {}, async (playground) => {
  const current = await playground.answers();
  await playground.by('edition').selectOption('2023-01');
  assert.deepEqual(await playground.answers(), current);
});

scenario('an answer to an open fact changes the verdict, shows as a chip and can be taken back', {}, async (playground) => {
  await playground.removeAllFiles();
  await playground.add('endpoint.yml', 'name: fraud-scoring\nauth_mode: key\npublic_network_access: disabled\n');
  await playground.assertAnswers({ works: 'depends' });
  await playground.choose('workspace.private_endpoint', 'none');
  await playground.assertAnswers({ works: 'no', inbound: 'nobody' });
  await playground.by('chip-workspace.private_endpoint').getByRole('button').click();
  await playground.assertAnswers({ works: 'depends' });
});

scenario('a choice that the text comes to contradict is left out, and says so', {}, async (playground) => {
  await playground.removeAllFiles();
  await playground.add('endpoint.yml', 'name: fraud-scoring\nauth_mode: key\n');
  await playground.add('workspace.yml', 'managed_network:\n  outbound_rules: []\n');
  await playground.choose('workspace.isolation_mode', 'disabled');
  await playground.write('workspace.yml', 'managed_network:\n  isolation_mode: allow_internet_outbound\n');
  assert.match(await playground.by('chip-workspace.isolation_mode').innerText(), /not used: .*workspace\.yml/);
});

scenario('two files alone depend on the workspace; five answers make them a yes', {}, async (playground) => {
  await playground.removeAllFiles();
  await playground.add('endpoint.yml', 'name: fraud-scoring\nauth_mode: key\npublic_network_access: disabled\n');
  await playground.add('deployment.yml', [
    'name: blue', 'endpoint_name: fraud-scoring', 'model: azureml:fraud-model:3', 'environment: azureml:fraud-inference:7',
    'instance_type: Standard_DS3_v2', 'instance_count: 1', 'egress_public_network_access: disabled', '',
  ].join('\n'));
  await playground.assertAnswers({ works: 'depends' });
  await playground.choose('workspace.private_endpoint', 'current');
  await playground.choose('workspace.isolation_mode', 'disabled');
  await playground.choose('workspace.v1_legacy_mode', 'false');
  await playground.choose('workspace.public_network_access', 'disabled');
  await playground.choose('container_registry.sku', 'premium');
  await playground.assertAnswers({ works: 'yes', inbound: 'private', outbound: 'workspace_resources_only' });
  assert.deepEqual(await playground.litRows(), ['secure-inbound-secure-outbound']);
});
