// What is read in detail: who can reach whom, what comes along, and the tabs that lead there.
import assert from 'node:assert/strict';
import { scenario } from './support/browser.mjs';

/** The answers of a table of reachability by what its rows start with. */
const answers = (table) =>
  table.locator('tbody tr').evaluateAll((rows) => Object.fromEntries(rows.map((row) => [row.querySelector('th').innerText, row.dataset.answer])));

scenario('callers of the endpoint and destinations of the deployment are told', {}, async (playground) => {
  await playground.detail('reach');
  const callers = await answers(playground.by('reach-in'));
  assert.equal(callers['The internet, any other network'], 'no');
  assert.equal(callers['A network with a private endpoint to the workspace'], 'yes');
  const reached = await answers(playground.by('reach-out'));
  assert.equal(reached["The workspace, the workspace's storage account: blob"], 'yes');
  assert.equal(Object.entries(reached).find(([ends]) => /\bthe internet$/i.test(ends))?.[1], 'no');
});

scenario('what a deployment reaches follows the text', {}, async (playground) => {
  await playground.load('private-in-public-out');
  await playground.detail('reach');
  const reached = await answers(playground.by('reach-out'));
  assert.equal(Object.entries(reached).find(([ends]) => /\bthe internet$/i.test(ends))?.[1], 'yes');
  await playground.replace('workspace.yml', 'isolation_mode: disabled', 'isolation_mode: allow_only_approved_outbound');
  const approved = await answers(playground.by('reach-out'));
  assert.equal(Object.entries(approved).find(([ends]) => /\bthe internet$/i.test(ends))?.[1], 'no');
  assert.match(await playground.by('reach-out').innerText(), /managed network's private endpoint to the workspace/);
});

scenario('an answer that depends says on what', {}, async (playground) => {
  await playground.load('broken');
  await playground.detail('reach');
  const ways = await playground.by('reach-in').getByRole('row', { name: /private endpoint to the workspace/ }).innerText();
  assert.match(ways, /It depends\s+If the workspace has no private endpoint: no/);
  assert.match(ways, /Otherwise: yes, through the workspace's private endpoint/);
});

scenario('the inventory counts what the service makes and names what has to resolve', {}, async (playground) => {
  await playground.detail('inventory');
  assert.match(await playground.by('private-endpoints').innerText(), /creates 3 private endpoints/);
  assert.match(await playground.by('item-deployment-private-endpoints').innerText(), /^3\b/);
  assert.match(await playground.by('item-endpoint-name').innerText(), /fraud-scoring\.\S+\.inference\.ml\.azure\.com/);
  await playground.replace('workspace.yml', 'isolation_mode: disabled', 'isolation_mode: allow_only_approved_outbound');
  assert.match(await playground.by('private-endpoints').innerText(), /creates no private endpoints for the deployments alone/);
});

scenario('the script that reads what is open is copied', { permissions: ['clipboard-read', 'clipboard-write'] }, async (playground, { page }) => {
  await playground.detail('inventory');
  await playground.by('copy-bash').click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^get\(\) \{ .*az rest --method get/);
  assert.equal(copied, await page.getByLabel('Script for bash', { exact: true }).textContent());
});

scenario('arrow keys lead through the tabs, and each panel is named by its tab', {}, async (playground, { page }) => {
  await playground.by('detail-why').focus();
  for (const name of ['matrix', 'reach', 'inventory', 'plan', 'why']) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), `detail-${name}`);
    assert.equal(await page.getByRole('tab', { selected: true }).last().getAttribute('data-testid'), `detail-${name}`);
    assert.equal(await page.locator('#detail-panel').getAttribute('aria-labelledby'), `detail-${name}`);
  }
  await page.keyboard.press('End');
  assert.equal(await page.getByRole('tabpanel', { name: 'Plan' }).count(), 1);
});

scenario('findings that are only possible are folded away while there are certain ones', {}, async (playground) => {
  await playground.load('broken');
  const possible = playground.by('possible');
  assert.equal(await possible.getAttribute('open'), null);
  assert.match(await possible.locator('> summary').innerText(), /^\d+ possible findings/);
  assert.equal(await playground.by('finding-CD103').isVisible(), false);
  await possible.locator('> summary').click();
  assert.equal(await playground.by('finding-CD103').isVisible(), true);
});
