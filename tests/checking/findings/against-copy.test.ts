import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MatchReader } from '../../../src/derived/match/store.js';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { DESK } from '../../../src/platform/viewer.js';
import type { Sends } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { type ComparedDesk, comparedDesk } from '../comparison-queue/compared-desk.js';
import { findingsOn, recordBy, statusOf } from './checked-desk.js';

const COPY = 'The minister said: “The council does not want a new bridge here.” Nobody asked why.';
const WORDS = 'The council does want a new bridge here.';
const WHY = { rationale: 'The recording has no “not”: the transcript is wrong.' };
const MINOR = { facet: 'wording', value: 'minor_changes', ...WHY };

let desk: ComparedDesk;
let checker: Sends;
let editor: Sends;
let claim: number;
let attribution: number;
let copy: number;
beforeEach(async () => {
  desk = await comparedDesk();
  [checker, editor] = [await desk.token('checker'), desk.sends];
  ({ claim, attribution } = await desk.addClaim(WORDS, PRIMARY));
  copy = await keep(COPY);
});
afterEach(() => desk.close());

async function keep(text: string): Promise<number> {
  const id = await desk.keep(text);
  await desk.ctx.comparer.all();
  return id;
}

const address = () => `/claims/${claim}/findings`;
const send = (finding: object, sends: Sends) => desk.json('POST', address(), { findings: [finding] }, sends);
const agree = (id: number | undefined, sends: Sends) =>
  desk.json('POST', `/findings/${id}/agreement`, {}, sends);
const detail = async (answer: Response) => ((await answer.json()) as { detail: string }).detail;
async function standing(): Promise<string | null> {
  const rows = await desk.ctx.db.selectFrom('claim_match').select('standing').where('claim_id', '=', claim);
  return (await rows.where('audience', '=', 1).executeTakeFirst())?.standing ?? null;
}
/** On a day, from a primary source. */
const PRIMARY = { said_on: '2023-06-19', attribution: { source_id: 1, tier: 'primary' } };
const rest = () => [
  { facet: 'speaker', value: 'confirmed' },
  { facet: 'occasion', value: 'confirmed' },
  { facet: 'context', value: 'fair' },
  { facet: 'translation', value: 'not_needed' },
  { facet: 'record', value: 'primary_seen', evidence: [{ kind: 'attribution', id: attribution }] },
];

/** As an older version of the program recorded it: it counts and answers nothing. */
async function recordedBefore(rationale: string | null): Promise<number> {
  const row = { claim_id: claim, facet: 'wording', value: 'minor_changes', claim_version: 1 } as const;
  const { id } = await desk.as('checker', (change) =>
    addRow(change, 'findings', {
      ...{ ...row, rationale, needs_second: 0, answers: null, author_id: change.actor.id },
      ...{ mechanism: null, actual_speaker_id: null, superseded_by: null, erased_by: null },
      ...{ agreed_at: null, agreed_by: null },
    }),
  );
  return id;
}

describe('a finding against our own comparison', () => {
  it('wants a reason', async () => {
    const answer = await send({ facet: 'wording', value: 'as_printed' }, checker);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('although a source or our copy says otherwise'),
    ]);
  });

  it('waits, and stores what it answers', async () => {
    const [finding] = await recordBy(desk, checker, claim, MINOR);
    expect(finding).toMatchObject({
      ...{ pending: true, needs_second: true },
      answers: [{ attribution_id: attribution, snapshot_id: copy, verdict: 'altered' }],
    });
    expect((await statusOf(desk, checker, claim)).status).toBe('open');
    expect(await standing()).toBe('waiting');
  });

  it('accepts the mismatch once a second person agrees, and then the claim can be confirmed', async () => {
    const [finding] = await recordBy(desk, checker, claim, MINOR, ...rest());
    expect((await statusOf(desk, checker, claim)).status).toBe('partly_checked');
    expect((await agree(finding?.id, editor)).status).toBe(200);
    expect((await statusOf(desk, checker, claim)).status).toBe('attribution_confirmed');
    expect(await standing()).toBe('accepted');
  });

  it('that says so itself waits for nobody where it accuses nobody', async () => {
    const evidence = [{ kind: 'attribution', id: attribution }];
    await desk.as('editor', (change) =>
      changeRow(change, 'attributions', attribution, null, { tier: 'primary' }),
    );
    const [finding] = await recordBy(desk, checker, claim, {
      ...{ facet: 'wording', value: 'not_in_record', evidence, ...WHY },
    });
    expect(finding).toMatchObject({ pending: false, needs_second: false, answers: null });
    expect((await statusOf(desk, checker, claim)).status).toBe('not_traced');
    expect(await standing()).toBe('said');
  });

  it('is asked for in the form, beside what differs', async () => {
    const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain('To accept the difference, give a reason; a second person must agree');
  });

  it('shows no reader what it answers', async () => {
    const [finding] = await recordBy(desk, checker, claim, MINOR);
    await agree(finding?.id, editor);
    expect(await findingsOn(desk, await desk.token('viewer'), claim)).toMatchObject([{ answers: null }]);
  });
});

describe('agreement to a comparison that is no longer the same', () => {
  it.each([
    ['another copy was kept', () => keep(`${COPY} More.`), 'compared with a different copy'],
    ['the newer copy has the words', () => keep(`He said: “${WORDS}”`), 'no longer differs from our copy'],
  ])('is refused where %s, and says so', async (_, happens, words) => {
    const [finding] = await recordBy(desk, checker, claim, MINOR);
    await happens();
    const answer = await agree(finding?.id, editor);
    expect([answer.status, await detail(answer)]).toEqual([409, expect.stringContaining(words)]);
    expect((await send({ ...MINOR, rationale: 'Looked again.' }, editor)).status).toBe(201);
  });

  it('lapses by itself: what was accepted in one copy is shown again in the next', async () => {
    const [finding] = await recordBy(desk, checker, claim, MINOR, ...rest());
    await agree(finding?.id, editor);
    await keep(`${COPY} More.`);
    expect(await standing()).toBe('open');
    expect(await statusOf(desk, checker, claim)).toEqual({
      status: 'partly_checked',
      reason: expect.stringContaining('not confirmed: a source or our copy says otherwise'),
    });
    const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain('has changed since a second person agreed. Record this finding again.');
  });
});

describe('a copy that is trashed under an accepted finding', () => {
  it('makes the finding stale, and shows the mismatch with the older copy again', async () => {
    const newest = await keep(`${COPY} More.`);
    const [finding] = await recordBy(desk, checker, claim, MINOR, ...rest());
    await agree(finding?.id, editor);
    expect(await standing()).toBe('accepted');
    await desk.json('POST', `/sources/1/snapshots/${newest}/trash`, {}, { ...editor, 'if-match': '"1"' });
    await desk.ctx.comparer.all();
    const [wording] = (await findingsOn(desk, checker, claim)).filter(({ facet }) => facet === 'wording');
    expect(wording?.stale).toMatchObject([{ cause: 'snapshot' }]);
    expect(await standing()).toBe('open');
  });
});

describe('two people who decide on one mismatch at the same moment', () => {
  it('one agrees and the other is told', async () => {
    const [finding] = await recordBy(desk, checker, claim, MINOR);
    const admin = await desk.token('admin');
    const answers = await Promise.all([agree(finding?.id, editor), agree(finding?.id, admin)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('one records and the other is asked to agree, with all that was typed', async () => {
    const [here, there] = [await desk.signIn('checker'), await desk.signIn('editor')];
    const opened = fieldsOfForm(await (await desk.get(`/claims/${claim}`, here)).text(), address());
    const typed = (why: string) => ({
      ...opened,
      'findings.0.value': 'minor_changes',
      'findings.0.rationale': why,
    });
    const answers = await Promise.all([
      desk.form(address(), typed('One reason.'), here),
      desk.form(address(), typed('Another reason.'), there),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(await lost?.text()).toMatch(/(One|Another) reason\./);
    expect(await findingsOn(desk, checker, claim)).toMatchObject([{ pending: true }]);
  });
});

describe('a finding on the wording from before it was compared', () => {
  it('counts, accepts nothing, and accepts the mismatch once a second person agrees', async () => {
    const id = await recordedBefore('Only a comma.');
    await recordBy(desk, checker, claim, ...rest());
    expect((await statusOf(desk, checker, claim)).status).toBe('partly_checked');
    const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('editor'))).text();
    expect(page).toContain('To accept that with this finding, an editor or admin must agree');
    expect(page).toContain(`action="/findings/${id}/agreement"`);
    expect((await agree(id, editor)).status).toBe(200);
    expect((await statusOf(desk, checker, claim)).status).toBe('attribution_confirmed');
    expect(await standing()).toBe('accepted');
    expect((await agree(id, await desk.token('admin'))).status).toBe(409);
  });

  it('without a reason is not agreed to: it has to be recorded again with one', async () => {
    const id = await recordedBefore(null);
    const answer = await agree(id, editor);
    expect([answer.status, await detail(answer)]).toEqual([
      409,
      'This finding gives no reason. Record it again with a reason.',
    ]);
    expect((await send(MINOR, checker)).status).toBe(201);
    expect(await findingsOn(desk, checker, claim)).toMatchObject([{ pending: true }, { id, pending: false }]);
  });
});

it('a mismatch in a copy that readers may not see bars the confirmation without telling them why', async () => {
  const viewer = await desk.token('viewer');
  const reasonFor = async (sends: Sends) => (await statusOf(desk, sends, claim)).reason;
  await recordedBefore('Only a comma.');
  await recordBy(desk, checker, claim, ...rest());
  const why = 'not confirmed: a source or our copy says otherwise';
  expect([await reasonFor(viewer), await reasonFor(checker)]).toEqual([
    expect.stringContaining(why),
    expect.stringContaining(why),
  ]);
  await desk.addClaim('Nobody asked why.', { ground_rule: 'background' });
  expect(await reasonFor(checker)).toContain(why);
  expect(await reasonFor(viewer)).toContain('6 of 6 checks done, not confirmed; latest: ');
  const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('viewer'))).text();
  expect(page).not.toContain('differs');
});

it('on a desk with one person a finding with a reason is recorded by one person, and agreed by nobody', async () => {
  const other = await recordedBefore('Only a comma.');
  for (const role of ['checker', 'admin'] as const)
    await desk.as('admin', (change) =>
      changeRow(change, 'users', desk.users[role].id, null, { disabled_at: '2023-06-20T00:00:00.000Z' }),
    );
  expect(await detail(await agree(other, editor))).toContain('only one person here can record findings');
  await recordBy(desk, editor, claim, MINOR);
  const match = await new MatchReader(desk.ctx.db, DESK).ofClaim(claim);
  expect(match).toMatchObject({ accepted: null, decided_by_one: { rationale: MINOR.rationale } });
  const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('editor'))).text();
  expect(page).toContain('Recorded by one person');
});
