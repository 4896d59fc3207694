// Forms besides YAML and JSON objects are read by a module of their own, which Node finds in the package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initSync, repair, validate } from 'cofferdam';

import { accessOf, DOCUMENTS } from './support/forms.mjs';

test('in Node the readers are there when a text needs them', () => {
  initSync();
  for (const document of DOCUMENTS.slice(0, 2)) {
    const report = validate({ documents: [document] });
    assert.deepEqual(accessOf(report), ['disabled'], document.uri);
    assert.deepEqual(report.problems.filter(({ code }) => code === 'form-not-read'), []);
  }
});

test('repairs of a file beside a text of another form are proven with the readers', () => {
  initSync();
  const endpoint = { uri: 'endpoint.yml', text: 'name: scoring\nauth_mode: key\npublic_network_access: disabled\n' };
  const script = { uri: 'deploy.sh', text: 'az ml workspace create -n ws --public-network-access Enabled\n' };
  const { state, repairs } = repair({ documents: [endpoint, script], assume: ['workspace.private_endpoint=none'] }, 'works');
  assert.equal(state, 'reachable');
  assert.ok(repairs.length > 0);
});
