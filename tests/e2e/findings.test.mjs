// Findings lead to their place in the text, and their fixes mend it.
import assert from 'node:assert/strict';
import { scenario } from './support/browser.mjs';

scenario('a finding leads to its characters', {}, async (playground) => {
  await playground.load('broken');
  await playground.show('workspace.yml');
  await playground.page.getByRole('button', { name: /^Go to endpoint\.yml, line 5/ }).first().click();
  await playground.page.waitForFunction(() => document.activeElement?.dataset.testid === 'editor');
  assert.equal(await playground.selection(), 'disbaled');
  assert.equal(await playground.by('tab-endpoint.yml').getAttribute('aria-selected'), 'true');
});

scenario('what a finding points at is underlined', {}, async (playground) => {
  await playground.load('broken');
  await playground.show('endpoint.yml');
  assert.equal(await playground.by('backdrop').locator('.mark-error').first().innerText(), 'disbaled');
});

scenario('a fix is applied to the text and can be taken back', {}, async (playground) => {
  await playground.replace('workspace.yml', 'isolation_mode: disabled', 'isolation_mode: allow_only_approved_outbound');
  await playground.show('deployment.yml');
  const before = await playground.text();
  const findings = await playground.findings();
  await playground.page.getByRole('button', { name: /: delete `egress_public_network_access`/ }).click();
  assert.match(await playground.by('notice').innerText(), /^Applied: delete/);
  assert.equal(await playground.text(), before.replace('egress_public_network_access: disabled\n', ''));
  assert.notDeepEqual(await playground.findings(), findings);
  await playground.by('undo').click();
  assert.equal(await playground.text(), before);
  assert.deepEqual(await playground.findings(), findings);
});

scenario('text that can not be read is a problem with a place', {}, async (playground) => {
  await playground.write('endpoint.yml', 'name: [unclosed\n');
  const problem = playground.page.locator('[data-testid^="problem-"]').first();
  await problem.waitFor();
  await problem.getByRole('button', { name: /^Go to endpoint\.yml/ }).first().waitFor();
});

scenario('files are added, renamed and removed', {}, async (playground) => {
  await playground.by('file-add').click();
  await playground.by('file-name').fill('endpoint.yml');
  await playground.by('file-name').press('Enter');
  await playground.by('tab-endpoint-2.yml').waitFor();
  await playground.by('file-remove').click();
  assert.equal(await playground.by('tab-endpoint-2.yml').count(), 0);
  await playground.removeAllFiles();
  assert.match(await playground.page.locator('#editor-panel').innerText(), /No file/);
});
