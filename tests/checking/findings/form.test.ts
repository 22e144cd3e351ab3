import { parseHTML } from 'linkedom';
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
const page = async (query = '') => (await desk.get(`/claims/${on.claim}${query}`, checker)).text();
async function opened(query = ''): Promise<Record<string, string>> {
  return fieldsOfForm(await page(query), address());
}
/** The name of the box of a piece of evidence in a row of the form. */
function boxOf(html: string, row: number, ref: string): string {
  const found = new RegExp(`name="(findings\\.${row}\\.evidence\\.[a-z]+-\\d+)[^"]*" value="${ref}"`).exec(
    html,
  );
  return found?.[1] ?? 'no box';
}
/** Fields as a browser sends them: in the order of the page. */
function inOrder(html: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  const at = ([name]: [string, string]) => html.indexOf(`name="${name}"`);
  return Object.fromEntries(Object.entries(fields).sort((one, other) => at(one) - at(other)));
}

describe('the checks on the page of a quotation', () => {
  it('warn without scripts that saving them loads the page, with a note typed beside them', async () => {
    expect(await page()).toMatch(
      /<noscript>.{1,60}Save your note first: saving findings loads the page again/,
    );
  });

  it('name evidence by what it is, so that a draft ticks the same once a newer copy is saved', async () => {
    const ticked = boxOf(await page(), 0, `snapshot:${on.snapshot}`);
    const copy = await desk.json('POST', `/sources/${on.source}/snapshots`, { text: 'Newer.' }, checker);
    expect(copy.status).toBe(201);
    const { id } = (await copy.json()) as { id: number };
    const html = await page();
    expect(boxOf(html, 0, `snapshot:${on.snapshot}`)).toBe(ticked);
    expect([ticked, boxOf(html, 0, `snapshot:${id}`)]).toEqual([
      `findings.0.evidence.snapshot-${on.snapshot}`,
      `findings.0.evidence.snapshot-${id}`,
    ]);
  });

  it('are where the old address of the findings leads', async () => {
    const answer = await desk.get(address(), checker);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/claims/${on.claim}#checks`]);
  });

  it('are recorded several at once with the evidence in view, and lead back to the checks', async () => {
    const html = await page();
    const answer = await desk.form(
      address(),
      inOrder(html, {
        ...fieldsOfForm(html, address()),
        'findings.0.value': 'verbatim',
        [boxOf(html, 0, `attribution:${on.record}`)]: `attribution:${on.record}`,
        'findings.1.value': 'through_spokesperson',
        'findings.5.value': 'issuer_version',
        [boxOf(html, 5, `attribution:${on.record}`)]: `attribution:${on.record}`,
        [`${boxOf(html, 5, `snapshot:${on.snapshot}`)}.selector.exact`]: 'no room for compromise',
      }),
      checker,
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/claims/${on.claim}#checks`]);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      {
        facet: 'record',
        value: 'issuer_version',
        evidence: [
          { kind: 'attribution', id: on.attribution },
          { kind: 'attribution', id: on.record },
          { kind: 'snapshot', id: on.snapshot, selector: { exact: 'no room for compromise', prefix: null } },
        ],
      },
      { facet: 'speaker', value: 'through_spokesperson', by: { name: 'Chris Checker' } },
      {
        facet: 'wording',
        value: 'verbatim',
        evidence: [
          { kind: 'attribution', id: on.attribution },
          { kind: 'attribution', id: on.record },
          { kind: 'snapshot', id: on.snapshot },
        ],
      },
    ]);
    expect((await statusOf(desk, checker, on.claim)).status).toBe('partly_checked');
  });

  it('name the evidence by its kind, with its full name in the link and in the fold', async () => {
    await recordBy(desk, await desk.token('editor'), on.claim, {
      ...{ facet: 'wording', value: 'verbatim' },
      evidence: [
        { kind: 'attribution', id: on.attribution },
        { kind: 'attribution', id: on.record },
        { kind: 'snapshot', id: on.snapshot },
      ],
    });
    const { document } = parseHTML(await page());
    const row = document.querySelector('[aria-labelledby="check-wording"]');
    const read = (selector: string) =>
      [...(row?.querySelectorAll(selector) ?? [])].map((one) => one.textContent);
    expect(read('.check-by > a')).toEqual([
      'Source 1: The article (secondary)',
      'Source 2: The read-out (official)',
      expect.stringMatching(/^Saved copy: Our copy of The article, \d/),
    ]);
    expect(read('.evidence a')).toHaveLength(3);
  });

  it('are filled in with what stands, and save nothing of the rows that were left as they were', async () => {
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
    });
    expect(fields['findings.1.value']).toBeUndefined();
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

  it('keep a passage with what stands round it where another part of its row is changed', async () => {
    const selector = { exact: 'no room', prefix: 'There is ', suffix: ' for' };
    await recordBy(desk, await desk.token('editor'), on.claim, {
      ...{ facet: 'wording', value: 'cut', rationale: 'Short.' },
      evidence: [{ kind: 'attribution', id: on.attribution, selector }],
    });
    await desk.form(address(), { ...(await opened()), 'findings.0.rationale': 'Shortened.' }, checker);
    const [now] = await findingsOn(desk, checker, on.claim);
    expect(now).toMatchObject({ rationale: 'Shortened.', evidence: [{ selector }] });
  });

  it('are refused in place, beside the field, with everything that was typed', async () => {
    const html = await page();
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
    const refused = await answer.text();
    expect(refused).toContain('class="quote-hero');
    const now = fieldsOfForm(refused, address());
    expect(now).toMatchObject({
      'findings.0.value': 'meaning_changed',
      [boxOf(html, 0, `annotation:${on.note}`)]: `annotation:${on.note}`,
      'findings.1.rationale': 'Typed <reason>',
      'findings.1.actual_speaker.name': 'Somebody "else"',
      'findings.3.rationale': 'Typed, and no value chosen',
      [`${boxOf(html, 4, `snapshot:${on.snapshot}`)}.selector.exact`]: 'words that stand nowhere',
    });
    expect(refused).toContain('href="#f-findings-3-value"');
    expect(refused).toContain('id="f-findings-3-value"');
    expect(refused).toContain('Choose a finding');
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

  it('have a suggestion where one follows for sure, and record nothing until somebody chooses it', async () => {
    await setTier('secondary');
    const html = await page();
    expect(html).toContain(
      'Suggested: Matches the source; original not checked. Same words as our copy of The article.',
    );
    expect(html).toContain(
      'Suggested: Secondary sources only. Only secondary sources: The article; The read-out.',
    );
    const fields = await opened();
    expect((await desk.form(address(), fields, checker)).status).toBe(422);
    expect(
      (await desk.form(address(), { ...fields, 'findings.0.value': 'as_printed' }, checker)).status,
    ).toBe(303);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      {
        facet: 'wording',
        value: 'as_printed',
        evidence: [
          { kind: 'attribution', id: on.attribution },
          { kind: 'snapshot', id: on.snapshot },
        ],
      },
    ]);
  });

  it('suggest nothing where one version of the words is not second-hand', async () => {
    expect(await page()).not.toContain('Suggested:');
  });
});

describe('a reason that was filled in', () => {
  const CONTEXT = 'findings.3';
  const send = (fields: Record<string, string>) => desk.form(address(), fields, checker);
  const filledIn = async () => {
    await setTier('secondary');
    return opened('?fill=second_hand');
  };
  const rationaleNow = async (facet: string) =>
    (await findingsOn(desk, checker, on.claim)).find((one) => one.facet === facet)?.rationale;

  it('goes where the finding is changed, so that the new one needs its own', async () => {
    const fields = await filledIn();
    expect(fields[`${CONTEXT}.rationale`]).toBe('Only the quoted passage was seen.');
    expect((await send({ ...fields, 'findings.1.value': 'confirmed' })).status).toBe(303);
    expect(await rationaleNow('speaker')).toBeNull();
    expect(await rationaleNow('context')).toBe('Only the quoted passage was seen.');
  });

  it('is asked for anew where the other finding needs a reason', async () => {
    const answer = await send({ ...(await filledIn()), [`${CONTEXT}.value`]: 'cut_meaning_changed' });
    expect(answer.status).toBe(422);
    expect(fieldsOfForm(await answer.text(), address())[`${CONTEXT}.rationale`]).toBe('');
    expect(await findingsOn(desk, checker, on.claim)).toEqual([]);
  });

  it('stays where somebody has edited it', async () => {
    const reason = 'Only the quoted passage was seen. The cut keeps the meaning.';
    const edited = { [`${CONTEXT}.value`]: 'cut_meaning_kept', [`${CONTEXT}.rationale`]: reason };
    expect((await send({ ...(await filledIn()), ...edited })).status).toBe(303);
    expect(await rationaleNow('context')).toBe(reason);
  });

  it('goes too where the finding was saved with it before', async () => {
    await send(await filledIn());
    const answer = await send({ ...(await opened()), [`${CONTEXT}.value`]: 'fair' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('explain why you changed this finding'),
    ]);
  });

  it('saves nothing of a row that is emptied again', async () => {
    const fields = await filledIn();
    expect((await send({ ...fields, [`${CONTEXT}.value`]: '' })).status).toBe(303);
    expect(await rationaleNow('context')).toBeUndefined();
  });
});

const setTier = (tier: 'secondary' | 'primary') =>
  desk.as('checker', (change) =>
    change.tx.updateTable('attributions').set({ tier }).where('id', '=', on.record).execute(),
  );

describe('a form that somebody was faster than', () => {
  it('shows what stands now beside what was typed, and saves on the second try', async () => {
    const fields = await opened();
    await recordBy(desk, await desk.token('editor'), on.claim, { facet: 'speaker', value: 'confirmed' });
    const typed = { ...fields, 'findings.1.value': 'denied', 'findings.1.rationale': 'He denies it.' };
    const answer = await desk.form(address(), typed, checker);
    expect(answer.status).toBe(409);
    const both = await answer.text();
    expect(both).toContain('<bdi>Eddie Editor</bdi> saved this while you were editing');
    const now = fieldsOfForm(both, address());
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
    const changed = await answer.text();
    expect(changed).toContain('The quotation changed while you were filling this in');
    expect((await desk.form(address(), fieldsOfForm(changed, address()), checker)).status).toBe(303);
  });
});
