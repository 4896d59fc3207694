// The playground as its users speak of it: one method per thing to do or to see.
import assert from 'node:assert/strict';

/** Page object. Every method waits for what it needs; nothing is retried. */
export class Playground {
  constructor(page) {
    this.page = page;
  }

  by(id) {
    return this.page.getByTestId(id);
  }

  /** Opens the page and waits for its first verdict. */
  async open(url) {
    await this.page.goto(url);
    await this.by('verdict-works').waitFor();
    return this;
  }

  async load(sample) {
    await this.by('sample').selectOption(sample);
    await this.by('sample-load').click();
  }

  async show(file) {
    await this.by(`tab-${file}`).click();
  }

  /** Replaces the text of a file, as pasting does. */
  async write(file, text) {
    await this.show(file);
    await this.by('editor').fill(text);
  }

  /** Replaces a piece of the text of a file. */
  async replace(file, piece, replacement) {
    await this.show(file);
    const text = await this.text();
    assert.ok(text.includes(piece), `${file} has ${piece}`);
    await this.by('editor').fill(text.replace(piece, replacement));
  }

  text() {
    return this.by('editor').inputValue();
  }

  /** The texts of all files by name. */
  async texts() {
    const texts = {};
    for (const tab of await this.page.getByRole('tablist', { name: 'Files' }).getByRole('tab').all()) {
      await tab.click();
      texts[await tab.innerText()] = await this.text();
    }
    return texts;
  }

  async add(file, text) {
    await this.by('file-add').click();
    await this.by('file-name').fill(file);
    await this.by('file-name').press('Enter');
    await this.write(file, text);
  }

  async removeAllFiles() {
    const tabs = this.page.getByRole('tablist', { name: 'Files' }).getByRole('tab');
    for (let left = await tabs.count(); left > 0; left -= 1) await this.by('file-remove').click();
  }

  /** Chooses a value of an open fact; an empty one leaves it open. */
  async choose(fact, value) {
    const question = this.by(`open-${fact}`);
    const folded = this.by('open-others');
    if (!(await question.isVisible())) await folded.locator('> summary').click();
    await question.locator(`input[value="${value}"]`).check();
  }

  /** The three answers, exactly. */
  async answers() {
    const read = (id, attribute) => this.by(id).getAttribute(attribute);
    return {
      works: await read('verdict-works', 'data-answer'),
      inbound: await read('verdict-inbound', 'data-exposure'),
      outbound: await read('verdict-outbound', 'data-exposure'),
      intended: await read('verdict-intended', 'data-answer'),
    };
  }

  async assertAnswers(expected) {
    const all = await this.answers();
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, all[key]])), expected);
  }

  /** Shows one thing in detail: `why`, `matrix`, `reach`, `inventory` or `plan`. */
  async detail(name) {
    await this.by(`detail-${name}`).click();
    return this.by('detail');
  }

  /** Ids of the matrix rows that are lit. */
  async litRows() {
    await this.detail('matrix');
    return this.page
      .locator('[data-testid^="matrix-row-"][data-lit="true"]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.testid.replace('matrix-row-', '')));
  }

  /** The characters that are selected in the editor. */
  selection() {
    return this.by('editor').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  }

  /** Opens everything that is folded away. */
  unfoldAll() {
    return this.page.locator('details').evaluateAll((all) => all.forEach((details) => (details.open = true)));
  }

  /** Codes of the findings, in order. */
  findings() {
    return this.page
      .locator('[data-testid^="finding-"]')
      .evaluateAll((items) => items.map((item) => item.dataset.testid.replace('finding-', '')));
  }
}
