// Nothing leaves the page: no request after loading, no foreign address, no inline code, a strict policy, a small download.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { scenario } from './support/browser.mjs';

scenario('no request follows the loading of the page', {}, async (playground, { server }) => {
  const loaded = server.paths.length;
  await playground.load('broken');
  await playground.replace('endpoint.yml', 'disbaled', 'enabled');
  await playground.by('intent-inbound').selectOption('private-inbound');
  await playground.by('edition').selectOption('2023-01');
  await playground.by('theme').selectOption('dark');
  await playground.by('repair-apply-0').click();
  await playground.by('keep-here').click();
  await playground.load('private-in-private-out');
  for (const name of ['matrix', 'reach', 'inventory', 'plan']) await playground.detail(name);
  assert.deepEqual(server.paths.slice(loaded), []);
});

scenario('the policy is never broken', {}, async (playground, { page }) => {
  await page.addInitScript(() => {
    globalThis.broken = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.broken.push(event.violatedDirective));
  });
  await page.reload();
  await playground.by('verdict-works').waitFor();
  await playground.load('broken');
  await playground.by('repair-apply-0').click();
  for (const name of ['matrix', 'reach', 'inventory', 'plan']) await playground.detail(name);
  assert.deepEqual(await page.evaluate(() => globalThis.broken), []);
});

scenario('the policy stops what it should', {}, async (playground, { page, complaints }) => {
  const refused = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => false, () => true));
  assert.ok(refused);
  assert.match(complaints.splice(0).join(), /Content Security Policy/);
  assert.match(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'), /default-src 'none'/);
});

scenario('the built page names no other host and holds no live inline code', {}, async (_, { server }) => {
  const html = readFileSync(path.join(server.dist, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /https?:\/\//);
  assert.doesNotMatch(html, /preconnect|dns-prefetch/);
  const live = html.replace(/<template>.*?<\/template>/s, '');
  assert.doesNotMatch(live, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
});

scenario('the first load is at most 700 kB', {}, async (_, { server }) => {
  const files = readdirSync(server.dist).map((name) => readFileSync(path.join(server.dist, name)));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  assert.ok(bytes <= 700_000, `${bytes} bytes, compressed`);
});
