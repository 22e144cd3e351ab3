import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn, recordBy, statusOf } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const address = () => `/claims/${on.claim}/findings`;
async function opened(): Promise<Record<string, string>> {
  return fieldsOfForm(await (await desk.get(address(), checker)).text(), address());
}
/** The name of the box of a piece of evidence in a row of the form. */
function boxOf(html: string, row: number, ref: string): string {
  const found = new RegExp(`name="(findings\\.${row}\\.evidence\\.\\d+)[^"]*" value="${ref}"`).exec(html);
  return found?.[1] ?? 'no box';
}

describe('the form of the six facets', () => {
  it('records several facets at once with their evidence, and leads back to the claim', async () => {
    const html = await (await desk.get(address(), checker)).text();
    const answer = await desk.form(
      address(),
      {
        ...fieldsOfForm(html, address()),
        'findings.0.value': 'verbatim',
        [boxOf(html, 0, `attribution:${on.record}`)]: `attribution:${on.record}`,
        'findings.1.value': 'through_spokesperson',
        'findings.5.value': 'issuer_version',
        [boxOf(html, 5, `attribution:${on.record}`)]: `attribution:${on.record}`,
        [`${boxOf(html, 5, `snapshot:${on.snapshot}`)}.selector.exact`]: 'no room for compromise',
      },
      checker,
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/claims/${on.claim}#findings`]);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      {
        facet: 'record',
        value: 'issuer_version',
        evidence: [
          { kind: 'attribution', id: on.record },
          { kind: 'snapshot', id: on.snapshot, selector: { exact: 'no room for compromise', prefix: null } },
        ],
      },
      { facet: 'speaker', value: 'through_spokesperson', by: { name: 'Chris Checker' } },
      { facet: 'wording', value: 'verbatim', evidence: [{ kind: 'attribution', id: on.record }] },
    ]);
    expect((await statusOf(desk, checker, on.claim)).status).toBe('partly_checked');
  });

  it('is filled in with what stands, and saves nothing of the rows that were left as they were', async () => {
    await recordBy(
      desk,
      await desk.token('editor'),
      on.claim,
      {
        facet: 'wording',
        value: 'cut',
        rationale: 'A greeting is “left” out & no mark.',
        evidence: [{ kind: 'snapshot', id: on.snapshot, selector: { exact: 'no room', prefix: 'is ' } }],
      },
      {
        facet: 'speaker',
        value: 'misattributed',
        rationale: 'He was quoting.',
        mechanism: 'A wire cut it.',
        actual_speaker: { name: 'Mao Ning' },
      },
    );
    const fields = await opened();
    expect(fields).toMatchObject({
      'findings.0.value': 'cut',
      'findings.0.rationale': 'A greeting is “left” out & no mark.',
      'findings.1.value': '',
    });
    const same = await desk.form(address(), fields, checker);
    expect(same.status).toBe(422);
    expect(await same.text()).toContain('Nothing was changed');
    const one = await desk.form(address(), { ...fields, 'findings.3.value': 'fair' }, checker);
    expect(one.status).toBe(303);
    const now = await findingsOn(desk, checker, on.claim);
    expect(now.map(({ facet, by }) => [facet, by.name])).toEqual([
      ['context', 'Chris Checker'],
      ['speaker', 'Eddie Editor'],
      ['wording', 'Eddie Editor'],
    ]);
  });

  it('keeps a passage with what stands round it where another part of its row is changed', async () => {
    const selector = { exact: 'no room', prefix: 'There is ', suffix: ' for' };
    await recordBy(desk, await desk.token('editor'), on.claim, {
      ...{ facet: 'wording', value: 'cut', rationale: 'Short.' },
      evidence: [{ kind: 'attribution', id: on.attribution, selector }],
    });
    await desk.form(address(), { ...(await opened()), 'findings.0.rationale': 'Shortened.' }, checker);
    const [now] = await findingsOn(desk, checker, on.claim);
    expect(now).toMatchObject({ rationale: 'Shortened.', evidence: [{ selector }] });
  });

  it('refuses beside the field, with everything that was typed', async () => {
    const html = await (await desk.get(address(), checker)).text();
    const answer = await desk.form(
      address(),
      {
        ...fieldsOfForm(html, address()),
        'findings.0.value': 'meaning_changed',
        [boxOf(html, 0, `annotation:${on.note}`)]: `annotation:${on.note}`,
        'findings.1.value': 'misattributed',
        'findings.1.rationale': 'Typed <reason>',
        'findings.1.actual_speaker.name': 'Somebody "else"',
        'findings.3.rationale': 'Typed, and no value chosen',
        [`${boxOf(html, 4, `snapshot:${on.snapshot}`)}.selector.exact`]: 'words that stand nowhere',
        'findings.4.value': 'meaning_differs',
        'findings.4.rationale': 'It does.',
      },
      checker,
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    const now = fieldsOfForm(page, address());
    expect(now).toMatchObject({
      'findings.0.value': 'meaning_changed',
      [boxOf(html, 0, `annotation:${on.note}`)]: `annotation:${on.note}`,
      'findings.1.rationale': 'Typed <reason>',
      'findings.1.actual_speaker.name': 'Somebody "else"',
      'findings.3.rationale': 'Typed, and no value chosen',
      [`${boxOf(html, 4, `snapshot:${on.snapshot}`)}.selector.exact`]: 'words that stand nowhere',
    });
    expect(page).toContain('href="#f-findings-3-value"');
    expect(page).toContain('Choose a finding');
    const again = await desk.form(
      address(),
      { ...now, 'findings.3.value': 'fair', 'findings.1.mechanism': 'A wire cut it.' },
      checker,
    );
    const second = await again.text();
    expect(second).toContain('href="#f-findings-0-rationale"');
    const place = boxOf(html, 4, `snapshot:${on.snapshot}`).replaceAll('.', '-');
    expect(second).toContain(`href="#f-${place}-selector-exact"`);
    expect(second).toContain(`id="f-${place}-selector-exact"`);
    expect(await findingsOn(desk, checker, on.claim)).toEqual([]);
  });

  it('suggests what follows for sure, marks it, and saves it only where it was left in', async () => {
    await desk.as('checker', (change) =>
      change.tx.updateTable('attributions').set({ tier: 'secondary' }).where('id', '=', on.record).execute(),
    );
    const page = await (await desk.get(address(), checker)).text();
    expect(page).toContain('Filled in from saved data');
    const fields = fieldsOfForm(page, address());
    expect(fields).toMatchObject({
      'findings.0.value': 'as_printed',
      'findings.0.rationale': 'Same words as our copy of The article.',
      'findings.5.value': 'secondary_only',
      'findings.5.rationale': 'Only secondary sources: The article; The read-out.',
    });
    expect(await findingsOn(desk, checker, on.claim)).toEqual([]);
    const without = Object.entries(fields).filter(
      ([name]) => !/^findings\.[05]\.(value|rationale|evidence)/.test(name),
    );
    const out = await desk.form(
      address(),
      { ...Object.fromEntries(without), 'findings.3.value': 'fair' },
      checker,
    );
    expect(out.status).toBe(303);
    expect((await findingsOn(desk, checker, on.claim)).map(({ facet }) => facet)).toEqual(['context']);
    expect((await desk.form(address(), await opened(), checker)).status).toBe(303);
    expect((await findingsOn(desk, checker, on.claim)).map(({ facet }) => facet)).toEqual([
      'record',
      'wording',
      'context',
    ]);
  });

  it('suggests nothing where one version of the words is not second-hand', async () => {
    expect(await opened()).toMatchObject({ 'findings.5.value': '', 'findings.4.value': '' });
  });
});

describe('a form that somebody was faster than', () => {
  it('shows what stands now beside what was typed, and saves on the second try', async () => {
    const fields = await opened();
    await recordBy(desk, await desk.token('editor'), on.claim, { facet: 'speaker', value: 'confirmed' });
    const typed = { ...fields, 'findings.1.value': 'denied', 'findings.1.rationale': 'He denies it.' };
    const answer = await desk.form(address(), typed, checker);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('<bdi>Eddie Editor</bdi> saved this while you were editing');
    const now = fieldsOfForm(page, address());
    expect(now).toMatchObject({ 'findings.1.value': 'denied', 'findings.1.rationale': 'He denies it.' });
    expect((await desk.form(address(), now, checker)).status).toBe(303);
    expect((await findingsOn(desk, checker, on.claim)).map(({ value }) => value)).toEqual([
      'denied',
      'confirmed',
    ]);
  });

  it('is not told so for a row that it left alone', async () => {
    const fields = await opened();
    await recordBy(desk, await desk.token('editor'), on.claim, { facet: 'speaker', value: 'confirmed' });
    expect((await desk.form(address(), { ...fields, 'findings.3.value': 'fair' }, checker)).status).toBe(303);
  });

  it('is told so where the claim was changed', async () => {
    const fields = await opened();
    const { version } = (await (await desk.get(`/claims/${on.claim}.json`, checker)).json()) as {
      version: number;
    };
    await desk.json(
      'PATCH',
      `/claims/${on.claim}`,
      { summary: 'Other.' },
      { ...checker, 'if-match': `"${version}"` },
    );
    const answer = await desk.form(address(), { ...fields, 'findings.3.value': 'fair' }, checker);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('The quotation changed while you were filling this in');
    expect((await desk.form(address(), fieldsOfForm(page, address()), checker)).status).toBe(303);
  });
});
