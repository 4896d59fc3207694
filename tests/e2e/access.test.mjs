// For everybody: keyboard alone, screen readers, light and dark, narrow and wide.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { scenario } from './support/browser.mjs';

const pictures = path.join(import.meta.dirname, 'screenshots');
mkdirSync(pictures, { recursive: true });

const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const samples = ['private-in-private-out', 'broken'];
const details = ['why', 'matrix', 'reach', 'inventory'];

/** What axe finds in a part of the page or in the whole of it, and whether the page is wider than its window. */
async function withoutBarrier({ page }, part) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${content} px of content in ${window} px`);
}

for (const [size, viewport] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const sample of samples) {
      scenario(`${sample}, ${size} and ${colorScheme}: no barrier, no sideways scroll`, { viewport, colorScheme }, async (playground) => {
        await playground.load(sample);
        await playground.by('intent-inbound').selectOption('private-inbound');
        await playground.by('keep-here').click();
        await playground.replace('endpoint.yml', 'fraud-scoring', 'fraud');
        await playground.unfoldAll();
        await withoutBarrier(playground);
        await playground.page.screenshot({ path: path.join(pictures, `${sample}-${size}-${colorScheme}.png`), fullPage: true });
        for (const name of details) {
          const detail = await playground.detail(name);
          await playground.unfoldAll();
          await withoutBarrier(playground, '.detail');
          await detail.screenshot({ path: path.join(pictures, `${sample}-${size}-${colorScheme}-${name}.png`) });
        }
      });
    }
  }
}

scenario('dark and light can be chosen, and the choice is kept', { colorScheme: 'light' }, async (playground) => {
  const paper = () => playground.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await playground.by('theme').selectOption('dark');
  const dark = await paper();
  assert.notEqual(dark, light);
  await playground.page.reload();
  await playground.by('verdict-works').waitFor();
  assert.equal(await paper(), dark);
});

scenario('the keyboard alone reaches the text, leaves it and answers a fact', {}, async (playground, { page }) => {
  const focused = () => page.evaluate(() => document.activeElement?.dataset.testid ?? document.activeElement?.className);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'skip');
  await playground.by('tab-endpoint.yml').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'tab-deployment.yml');
  assert.equal(await playground.by('tab-deployment.yml').getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Home');
  await playground.by('editor').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# typed');
  assert.match(await playground.text(), /# typed$/);
  await page.keyboard.press('Tab');
  assert.notEqual(await focused(), 'editor');
});

scenario('arrow keys choose a value of an open fact and keep the focus', {}, async (playground, { page }) => {
  await playground.removeAllFiles();
  await playground.add('endpoint.yml', 'name: fraud-scoring\nauth_mode: key\npublic_network_access: disabled\n');
  const question = playground.by('open-workspace.private_endpoint');
  await question.locator('input').first().focus();
  await page.keyboard.press('ArrowRight');
  await playground.assertAnswers({ works: 'no' });
  assert.equal(await page.evaluate(() => document.activeElement?.value), 'none');
});

scenario('the page has its landmarks, and the answers are announced', {}, async (playground, { page }) => {
  assert.equal(await page.getByRole('banner').count(), 1);
  assert.equal(await page.getByRole('main').count(), 1);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Cofferdam');
  const spoken = playground.by('spoken');
  assert.equal(await spoken.getAttribute('aria-live'), 'polite');
  assert.match(await spoken.textContent(), /^Will it work\? Yes\. Inbound: Private endpoint only\./);
});
