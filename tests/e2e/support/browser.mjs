// One browser, one server and one guarded page per test. A page that asks for anything else makes its test fail.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { Playground } from './playground.mjs';
import { serve } from './server.mjs';

let server;
let browser;

before(async () => {
  server = await serve();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Refuses and records whatever leaves this machine, by request or by socket. */
async function guard(context, outside) {
  await context.route('**/*', (route) => {
    const address = new URL(route.request().url());
    if (address.origin === new URL(server.url).origin || address.protocol === 'data:') return route.continue();
    outside.push(address.href);
    return route.abort();
  });
  await context.routeWebSocket(/.*/, (socket) => {
    outside.push(socket.url());
    socket.close();
  });
}

/** What went wrong in the page: thrown errors and messages of grade error, a broken policy among them. */
function listen(page, complaints) {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** Defines a test of an open playground. `options` are those of a browser context. */
export function scenario(name, options, steps) {
  test(name, { timeout: 120_000 }, async () => {
    const outside = [];
    const complaints = [];
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(10_000);
    await guard(context, outside);
    const page = await context.newPage();
    listen(page, complaints);
    try {
      const playground = await new Playground(page).open(server.url);
      await steps(playground, { context, page, server, complaints });
      assert.deepEqual(outside, [], 'nothing leaves the page');
      assert.deepEqual(complaints, [], 'nothing complains in the console');
    } finally {
      await context.close();
    }
  });
}
