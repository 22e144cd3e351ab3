import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordFindings } from '../../../src/checking/findings/actions.js';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn, recordBy, statusOf } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let admin: Sends;
let viewer: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
  [admin, viewer] = [await desk.token('admin'), await desk.token('viewer')];
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const WHY = { rationale: 'The recording says otherwise.' };
const ACCUSING = [
  { facet: 'speaker', value: 'misattributed', mechanism: 'A wire cut the name.' },
  { facet: 'speaker', value: 'fabricated' },
  { facet: 'wording', value: 'paraphrase_as_quotation' },
  { facet: 'wording', value: 'meaning_changed' },
  { facet: 'wording', value: 'reported_unfairly' },
  { facet: 'context', value: 'cut_meaning_changed' },
].map((one) => ({ ...one, ...WHY }));
const CUT = { facet: 'context', value: 'cut_meaning_changed', ...WHY };

const address = () => `/claims/${on.claim}/findings`;
const send = (finding: object, sends: Sends) => desk.json('POST', address(), { findings: [finding] }, sends);
const agree = (id: number | undefined, sends: Sends) =>
  desk.json('POST', `/findings/${id}/agreement`, {}, sends);
const problem = async (answer: Response) =>
  (await answer.json()) as { detail: string; current: { agreement: string; finding: { id: number } } };

describe('a finding that accuses', () => {
  it.each(ACCUSING)('wants a reason: $value', async ({ rationale: _, ...bare }) => {
    expect((await send(bare, checker)).status).toBe(422);
  });

  it.each(ACCUSING)('does not count until a second person agrees: $value', async (accusing) => {
    const [finding] = await recordBy(desk, checker, on.claim, accusing);
    expect(finding).toMatchObject({ pending: true, needs_second: true, recorded_by_one_person: false });
    expect((await statusOf(desk, checker, on.claim)).status).toBe('open');
    expect(await findingsOn(desk, viewer, on.claim)).toEqual([]);
    expect((await agree(finding?.id, editor)).status).toBe(200);
    expect((await statusOf(desk, viewer, on.claim)).status).toBe(
      accusing.facet === 'speaker' ? 'misattributed' : 'disputed',
    );
  });

  it('lets the earlier finding of its facet count on, and takes its place once it is agreed to', async () => {
    const [fair] = await recordBy(desk, checker, on.claim, { facet: 'context', value: 'fair' });
    const [cut] = await recordBy(desk, checker, on.claim, CUT);
    expect((await statusOf(desk, viewer, on.claim)).reason).toContain('context – fair');
    await agree(cut?.id, editor);
    expect(await findingsOn(desk, viewer, on.claim)).toMatchObject([
      { id: cut?.id },
      { id: fair?.id, superseded_by: cut?.id },
    ]);
  });

  it('is told under the quotation, and stands in its check with who recorded it, why, and a button for whoever may agree', async () => {
    const [cut] = await recordBy(desk, checker, on.claim, CUT);
    const page = async (sends: Sends) => (await desk.get(`/claims/${on.claim}`, sends)).text();
    const seen = await page(await desk.signIn('editor'));
    expect(seen.split('id="checks"')[0]).toContain(
      '<a href="#checks">1 finding waits for a second person</a>',
    );
    const [, row = ''] = /aria-labelledby="check-context"([\s\S]*?)<\/section>/.exec(seen) ?? [];
    for (const words of ['Chris Checker', WHY.rationale, `form="agree-${cut?.id}"`])
      expect(row).toContain(words);
    expect(seen).toContain(`<form id="agree-${cut?.id}"`);
    expect(seen.split(`action="/findings/${cut?.id}/agreement"`)).toHaveLength(2);
    expect(await page(await desk.signIn('viewer'))).not.toMatch(/Waiting for|waits for/);
  });

  it('is no finding for many claims at once', async () => {
    const answer = await desk.json('POST', '/findings', { ...CUT, claim_ids: [on.claim] }, editor);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('on each quotation separately'),
    ]);
  });
});

describe('one of the two is an editor or an admin', () => {
  it.each([
    ['checker', 'editor', 200],
    ['checker', 'admin', 200],
    ['editor', 'checker', 200],
    ['admin', 'checker', 200],
    ['editor', 'admin', 200],
    ['checker', 'checker', 403],
    ['editor', 'editor', 403],
    ['editor', 'viewer', 403],
  ] as const)('%s, then %s: %i', async (first, second, status) => {
    const by = { checker, editor, admin, viewer };
    const [cut] = await recordBy(desk, by[first], on.claim, CUT);
    expect((await agree(cut?.id, by[second])).status).toBe(status);
  });

  it('refuses a second checker in words', async () => {
    const id = await recordedByAnotherChecker();
    const answer = await agree(id, checker);
    expect([answer.status, (await problem(answer)).detail]).toEqual([
      403,
      'Only an editor or admin can agree with a checker’s finding.',
    ]);
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain('Waiting for an editor or admin to agree.');
    expect(page).not.toContain(`action="/findings/${id}/agreement"`);
  });
});

async function recordedByAnotherChecker(): Promise<number> {
  const { id } = await desk.as('admin', (change) =>
    addRow(change, 'users', {
      ...{ kind: 'person', name: 'Cleo Checker', role: 'checker', email: `cleo${on.claim}@desk.example` },
      ...{ password_hash: null, disabled_at: null },
    }),
  );
  const nothing = { mechanism: null, actual_speaker_id: null, actual_speaker: null };
  const finding = { ...nothing, ...CUT, facet: 'context', value: 'cut_meaning_changed' } as const;
  const done = await desk.ctx.transact({ id }, (change) =>
    recordFindings(change, on.claim, [{ ...finding, evidence: [], supersedes: null }]),
  );
  return (done.kind === 'recorded' && done.findings[0]?.id) || 0;
}

describe('the same once more', () => {
  it('withdraws nothing: JSON gets a 409 that names the address of the agreement', async () => {
    const [cut] = await recordBy(desk, checker, on.claim, CUT);
    for (const by of [editor, admin]) {
      const answer = await send({ ...CUT, rationale: 'I think so too.' }, by);
      const said = await problem(answer);
      expect([answer.status, said.current.agreement]).toEqual([409, `/findings/${cut?.id}/agreement`]);
      expect(said.detail).toContain(`/findings/${cut?.id}/agreement`);
      expect(said.current.finding.id).toBe(cut?.id);
    }
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([{ id: cut?.id, pending: true }]);
  });

  it('is refused to its own author too where the reason is another, and recorded nothing where all is the same', async () => {
    await recordBy(desk, checker, on.claim, CUT);
    expect((await send({ ...CUT, rationale: 'Another reason.' }, checker)).status).toBe(409);
    expect((await send(CUT, checker)).status).toBe(200);
    expect(await findingsOn(desk, checker, on.claim)).toHaveLength(1);
  });

  it('saves none of the other facets that were sent with it', async () => {
    await recordBy(desk, checker, on.claim, CUT);
    const findings = [
      { facet: 'occasion', value: 'confirmed' },
      { ...CUT, rationale: 'So it is.' },
    ];
    expect((await desk.json('POST', address(), { findings }, editor)).status).toBe(409);
    expect(await findingsOn(desk, checker, on.claim)).toHaveLength(1);
  });

  it('with another person who said it is a different finding, which withdraws the first', async () => {
    const wrong = { facet: 'speaker', value: 'misattributed', mechanism: 'A wire.', ...WHY };
    await recordBy(desk, checker, on.claim, { ...wrong, actual_speaker: { name: 'Qin Gang' } });
    expect((await send({ ...wrong, actual_speaker: { name: 'Li Hui' } }, editor)).status).toBe(201);
    expect((await send({ ...wrong, actual_speaker: { name: 'Li Hui' } }, admin)).status).toBe(409);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([{ pending: true }, { withdrawn: true }]);
  });

  it('on ticked claims is refused with the claim and the address', async () => {
    const joined = { facet: 'wording', value: 'joined', rationale: 'Two answers.' };
    const [first] = await recordBy(desk, checker, on.claim, joined);
    await desk.as('admin', (change) =>
      changeRow(change, 'findings', first?.id ?? 0, null, { needs_second: 1 }),
    );
    const answer = await desk.json('POST', '/findings', { ...joined, claim_ids: [on.claim] }, editor);
    expect([answer.status, (await problem(answer)).detail]).toEqual([
      409,
      expect.stringContaining(`/findings/${first?.id}/agreement`),
    ]);
    const typed = { finding: 'wording:joined', rationale: 'My own reason.', 'claim_ids.0': String(on.claim) };
    const form = await desk.form('/findings', typed, await desk.signIn('editor'));
    expect([form.status, await form.text()]).toEqual([409, expect.stringContaining('My own reason.')]);
  });

  it('is asked about in the form, with one button, and with all that was typed', async () => {
    const here = await desk.signIn('editor');
    const opened = fieldsOfForm(await (await desk.get(`/claims/${on.claim}`, here)).text(), address());
    const [cut] = await recordBy(desk, checker, on.claim, CUT);
    const fresh = fieldsOfForm(await (await desk.get(`/claims/${on.claim}`, here)).text(), address());
    const typed = { 'findings.3.value': 'cut_meaning_changed', 'findings.3.rationale': 'My own words.' };
    const sent = { ...fresh, ...typed, 'findings.2.value': 'confirmed' };
    const answer = await desk.form(address(), sent, here);
    const page = await answer.text();
    expect([answer.status, page]).toEqual([
      409,
      expect.stringContaining('Agree with “Cut so that the meaning changed”?'),
    ]);
    expect(fieldsOfForm(page, address())).toMatchObject({ ...typed, 'findings.2.value': 'confirmed' });
    expect(page).toContain(`action="/findings/${cut?.id}/agreement"`);
    expect((await desk.form(`/findings/${cut?.id}/agreement`, {}, here)).status).toBe(303);
    expect((await desk.form(address(), { ...opened, ...typed }, here)).status).toBe(409);
  });

  it('is told to its author in the form that it waits, without a button', async () => {
    const [cut] = await recordBy(desk, editor, on.claim, CUT);
    const here = await desk.signIn('editor');
    const fresh = fieldsOfForm(await (await desk.get(`/claims/${on.claim}`, here)).text(), address());
    const typed = { 'findings.3.value': 'cut_meaning_changed', 'findings.3.rationale': 'Again.' };
    const answer = await desk.form(address(), { ...fresh, ...typed }, here);
    const page = await answer.text();
    expect([answer.status, page]).toEqual([
      409,
      expect.stringContaining('You have already recorded “Cut so that'),
    ]);
    expect(page).not.toContain(`action="/findings/${cut?.id}/agreement"`);
  });

  it('may be recorded anew where what it rests on was changed since', async () => {
    const [cut] = await recordBy(desk, checker, on.claim, CUT);
    await desk.as('admin', (change) =>
      changeRow(change, 'claims', on.claim, null, { text: 'no room for talks' }),
    );
    expect((await agree(cut?.id, editor)).status).toBe(409);
    expect((await send({ ...CUT, rationale: 'Still so.' }, editor)).status).toBe(201);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      { pending: true, by: { name: 'Eddie Editor' } },
      { id: cut?.id, withdrawn: true },
    ]);
  });
});

describe('an accusation from before the rule', () => {
  it('counts on, and is said to have been recorded by one person', async () => {
    const row = { claim_id: on.claim, facet: 'wording', value: 'meaning_changed', ...WHY } as const;
    await desk.as('checker', (change) =>
      addRow(change, 'findings', {
        ...{ ...row, claim_version: 1, needs_second: 0, answers: null, author_id: change.actor.id },
        ...{ mechanism: null, actual_speaker_id: null, superseded_by: null, erased_by: null },
        ...{ agreed_at: null, agreed_by: null },
      }),
    );
    expect((await statusOf(desk, viewer, on.claim)).status).toBe('disputed');
    expect(await findingsOn(desk, viewer, on.claim)).toMatchObject([
      { recorded_by_one_person: true, needs_second: false, pending: false },
    ]);
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('viewer'))).text();
    expect(page).toContain('Recorded by one person');
  });
});
