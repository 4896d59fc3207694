// Ways to get there: repairs that edit the text, and plans from what was kept.
import assert from 'node:assert/strict';
import { scenario } from './support/browser.mjs';

const focused = (page) => page.evaluate(() => document.activeElement?.dataset.testid ?? document.activeElement?.id);

scenario('where it works, nothing has to change', {}, async (playground) => {
  assert.equal(await playground.by('repair-goal').getAttribute('data-state'), 'met');
  assert.equal(await playground.by('repair-0').count(), 0);
  assert.match(await playground.by('repairs').innerText(), /Nothing has to change: it works/);
});

scenario('the cheapest repair is applied to the files, reaches its goal and can be taken back', {}, async (playground) => {
  await playground.load('broken');
  await playground.choose('workspace.private_endpoint', 'current');
  await playground.assertAnswers({ works: 'no' });
  assert.equal(await playground.by('repair-goal').getAttribute('data-state'), 'reachable');
  const before = await playground.texts();
  const repair = playground.by('repair-0');
  const edits = await repair.getByRole('list', { name: 'Edits' }).getByRole('listitem').count();
  await playground.by('repair-apply-0').click();
  await playground.assertAnswers({ works: 'yes' });
  assert.equal(await playground.by('repair-goal').getAttribute('data-state'), 'met');
  const after = await playground.texts();
  const lines = (texts) => Object.values(texts).flatMap((text) => text.split('\n'));
  const changed = lines(after).filter((line, place) => line !== lines(before)[place]);
  assert.equal(changed.length, edits, 'every other line is as it was');
  await playground.by('undo').click();
  assert.deepEqual(await playground.texts(), before);
});

scenario('a repair says what nothing undoes, and how to do it elsewhere', {}, async (playground) => {
  await playground.load('broken');
  await playground.unfoldAll();
  const text = await playground.by('repairs').innerText();
  assert.match(text, /can not be undone/);
  assert.match(text, /cost \d+/);
  assert.match(text, /az ml online-endpoint /);
  assert.match(text, /ManagedOnlineDeployment\(/);
  assert.match(text, /Studio or portal/);
});

scenario('what is intended is a goal of its own', {}, async (playground) => {
  await playground.load('private-in-public-out');
  assert.equal(await playground.by('goal-works').count(), 0);
  await playground.by('intent-outbound').selectOption('no-internet-egress');
  assert.equal(await playground.by('repair-goal').getAttribute('data-state'), 'reachable');
  await playground.by('goal-works').check();
  assert.equal(await playground.by('repair-goal').getAttribute('data-state'), 'met');
});

scenario('applying a repair withdraws the assumption that it changes', {}, async (playground) => {
  await playground.removeAllFiles();
  await playground.add('endpoint.yml', 'name: fraud-scoring\nauth_mode: key\npublic_network_access: enabled\n');
  await playground.choose('workspace.private_endpoint', 'none');
  await playground.by('intent-inbound').selectOption('private-inbound');
  await playground.unfoldAll();
  const giving = playground.page.locator('[data-testid^="repair-"]', { hasText: 'no longer assumed: workspace.private_endpoint=none' });
  await giving.getByRole('button', { name: /^Apply/ }).first().click();
  assert.equal(await playground.by('chip-workspace.private_endpoint').count(), 0);
  assert.match(await playground.text(), /public_network_access: disabled/);
});

scenario('the keyboard alone unfolds a repair, applies it and comes to the way back', {}, async (playground, { page }) => {
  await playground.load('broken');
  await playground.by('repair-1').locator('summary').first().focus();
  await page.keyboard.press('Enter');
  const apply = playground.by('repair-apply-1');
  await apply.waitFor();
  await apply.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'undo');
  assert.match(await playground.by('notice').innerText(), /^Applied: /);
  await page.keyboard.press('Enter');
  await playground.assertAnswers({ works: 'no' });
});

scenario('a plan leads from what was kept to what stands here', {}, async (playground, { page }) => {
  await playground.load('private-in-public-out');
  await playground.by('keep-here').click();
  assert.equal(await focused(page), 'detail-plan');
  await playground.by('plan-same').waitFor();
  await playground.load('private-in-private-out');
  const standings = await playground.by('plan-standings').innerText();
  assert.match(standings, /Out\s+The internet\s+Workspace resources only/);
  const changes = await playground.by('plan-changes').innerText();
  assert.match(changes, /Egress public network access of the deployment: enabled → disabled/);
  assert.match(changes, /needs a new deployment/);
  const steps = await playground.by('way-in_place').locator(':scope > .steps > li').allInnerTexts();
  assert.match(steps[0], /^Create a new deployment with secured outbound/);
  assert.match(steps[1], /^Close the workspace to public networks/);
  assert.match(await playground.by('plan-exposed').innerText(), /Nothing stands wider open/);
});

scenario('a plan tells of a moment in which something is open', {}, async (playground) => {
  await playground.removeAllFiles();
  await playground.by('keep-here').click();
  const addresses = 'network_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.19\n';
  await playground.add('workspace.yml', `name: research\nlocation: westeurope\npublic_network_access: enabled\n${addresses}`);
  await playground.add('endpoint.yml', 'name: scoring\nauth_mode: key\npublic_network_access: enabled\n');
  assert.match(await playground.by('plan-changes').innerText(), /It is new\./);
  const exposed = await playground.by('plan-exposed').innerText();
  assert.match(exposed, /exposed If the files are applied as written: /i);
});

scenario('what was kept can be brought back and forgotten', {}, async (playground) => {
  const before = await playground.texts();
  await playground.by('keep-here').click();
  await playground.replace('endpoint.yml', 'public_network_access: disabled', 'public_network_access: enabled');
  await playground.by('plan-changes').waitFor();
  await playground.by('keep-back').click();
  await playground.by('plan-same').waitFor();
  assert.deepEqual(await playground.texts(), before);
  await playground.by('keep-forget').click();
  assert.equal(await playground.by('plan-same').count(), 0);
  assert.equal(await playground.by('keep').innerText(), 'Keep this as before');
});
