import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CreditedDesk, creditedDesk } from '../match/credited-desk.js';

// What is asked of someone who would hide a mismatch: what our copy says, never only that the wording differs.

let desk: CreditedDesk;
beforeEach(async () => {
  desk = await creditedDesk();
});
afterEach(() => desk.close());

async function attributionOf(claim: number) {
  const rows = desk.ctx.db.selectFrom('attributions').select(['id', 'version', 'source_id']);
  return rows.where('claim_id', '=', claim).executeTakeFirstOrThrow();
}

/** A quotation of which the copy credits Ana Lindqvist. */
async function wrong(): Promise<number> {
  return desk.addClaim(await desk.addSpeaker('Bo Falk'));
}

/** A quotation whose words the copy denies. */
async function denied(): Promise<number> {
  const source = await desk.posted('/sources', {
    ...{ title: 'The Gazette', language: 'en', type: 'article-newspaper' },
  });
  const text = 'Ada Lund spoke on Monday. “It is not true that the mayor lied to this city,” Lund said.';
  await desk.json('POST', `/sources/${source.id}/snapshots`, { text }, desk.editor);
  const { id } = await desk.posted('/claims', {
    ...{ text: 'the mayor lied to this city', language: 'en', form: 'direct', speaker: { name: 'Ada Lund' } },
    attribution: { source_id: source.id },
  });
  return id;
}

async function deprecated(claim: number, more: object = {}): Promise<Response> {
  const { id, version } = await attributionOf(claim);
  const headers = { ...desk.editor, 'if-match': `"${version}"` };
  return desk.json('PATCH', `/attributions/${id}`, { rank: 'deprecated', ...more }, headers);
}

async function reasonAsked(answer: Response): Promise<string> {
  expect(answer.status).toBe(422);
  const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
  return errors.find(({ path }) => path === 'set_aside_reason')?.message ?? '';
}

it('names whom the copy credits where an attribution is deprecated or a copy is trashed', async () => {
  const claim = await wrong();
  const { source_id } = await attributionOf(claim);
  const copy = await desk.ctx.db.selectFrom('snapshots').select('id').executeTakeFirstOrThrow();
  const asked = /^In our copy of .+ Ana Lindqvist is credited with these words\. Say why/;
  expect(await reasonAsked(await deprecated(claim))).toMatch(asked);
  const trash = await desk.json('POST', `/sources/${source_id}/snapshots/${copy.id}/trash`, {}, desk.editor);
  expect(await reasonAsked(trash)).toMatch(asked);
});

it('names the denial where the copy denies the words', async () => {
  expect(await reasonAsked(await deprecated(await denied()))).toMatch(
    /^In our copy of .+ these words are denied: ‘It is not true that.+ Say why/,
  );
});

it('says what our copy said in the list of what was set aside', async () => {
  const claims = [await wrong(), await denied()];
  for (const claim of claims) {
    const answer = await deprecated(claim, { set_aside_reason: 'That page was a mirror.' });
    expect(answer.status, await answer.clone().text()).toBe(200);
  }
  const [first, second] = await Promise.all(
    claims.map(async (id) => (await desk.get(`/claims/${id}`, await desk.signIn('checker'))).text()),
  );
  expect(first).toContain('while our copy credited someone else with the words');
  expect(second).toContain('while our copy did not have the words said outright');
});

it('offers on the first page to change the speaker, or to read the passage', async () => {
  const [credited, asserted] = [await wrong(), await denied()];
  const home = await (await desk.get('/', await desk.signIn('checker'))).text();
  expect(home).toContain(`href="/claims/${credited}/edit#f-speaker-name"`);
  expect(home).toContain('Change speaker');
  expect(home).toMatch(/href="\/sources\/\d+\/snapshots\/\d+\?at=\d+-\d+#passage"[^>]*>\s*Read the passage/);
  expect(home).not.toContain(`href="/claims/${asserted}/edit`);
  expect(home).not.toContain('Correct wording');
  const form = await (await desk.get(`/claims/${credited}/edit`, await desk.signIn('checker'))).text();
  expect(form).toContain('id="f-speaker-name"');
});
