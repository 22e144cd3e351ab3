import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AsideDesk, asideDesk, COPY, REASON, WORDS } from './aside-desk.js';

let desk: AsideDesk;
beforeEach(async () => {
  desk = await asideDesk();
});
afterEach(() => desk.close());

const ACTS = [
  ['deprecated', 'PATCH', () => `/attributions/${desk.attribution}`, { rank: 'deprecated' }],
  ['language_changed', 'PATCH', () => `/attributions/${desk.attribution}`, { language: 'de' }],
  ['language_changed', 'PATCH', () => '/sources/1', { language: 'pl' }],
  ['source_changed', 'PATCH', () => `/attributions/${desk.attribution}`, { source: { title: 'A mirror' } }],
  ['copy_trashed', 'POST', () => `/sources/1/snapshots/${desk.copy}/trash`, {}],
  ['copy_trashed', 'DELETE', () => `/sources/1/snapshots/${desk.copy}`, {}],
] as const;

describe.each(ACTS)('an act that takes a mismatch out of sight (%s, %s)', (kind, method, path, body) => {
  it('wants a reason, and without one changes nothing', async () => {
    const answer = await desk.send(method, path(), body, desk.editor);
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({
        errors: [
          {
            path: 'set_aside_reason',
            message: expect.stringContaining('‘not’ is missing after ‘does’. Say why'),
          },
        ],
      }),
    ]);
    expect(await desk.standing()).toBe('open');
    expect(await desk.setAsides()).toEqual([]);
  });

  it('with a reason is done, and waits for a second person in the queue', async () => {
    const answer = await desk.send(method, path(), { ...body, ...REASON }, desk.editor);
    expect(answer.status, await answer.clone().text()).toBe(200);
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([
      { kind, pending: true, stands: true, reason: REASON.set_aside_reason },
    ]);
    expect(await desk.queue()).toContain('set-aside');
    expect(await desk.queue()).not.toContain('mismatches');
  });
});

it('the language of a claim counts where the attribution has none of its own', async () => {
  await desk.send('PATCH', `/attributions/${desk.attribution}`, { language: null });
  await desk.compared();
  const path = `/claims/${desk.claim}`;
  expect((await desk.send('PATCH', path, { language: 'de' })).status).toBe(422);
  expect((await desk.send('PATCH', path, { language: 'de', ...REASON })).status).toBe(200);
  expect(await desk.setAsides()).toMatchObject([{ kind: 'language_changed', pending: true }]);
});

describe('an attribution that is not the one whose words the claim has', () => {
  async function another(): Promise<number> {
    const more = { source_id: 1, wording: `${WORDS} Nobody asked.` };
    const added = await desk.send('POST', `/claims/${desk.claim}/attributions`, more);
    await desk.compared();
    return ((await added.json()) as { id: number }).id;
  }

  it('goes to the trash with a reason alone while its wording differs, and waits', async () => {
    const path = `/attributions/${await another()}/trash`;
    expect((await desk.send('POST', path, {}, desk.editor)).status).toBe(422);
    expect((await desk.send('POST', path, REASON, desk.editor)).status).toBe(200);
    expect(await desk.setAsides()).toMatchObject([{ kind: 'attribution_trashed', pending: true }]);
  });
});

describe('the form', () => {
  it('of reported statements wants a reason where the words stand in no marks in the copy', async () => {
    const { claim, attribution } = await desk.addClaim('Nobody asked why.');
    const path = `/attributions/${attribution}`;
    await desk.compared();
    const answer = await desk.send('PATCH', path, { form: 'indirect' });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('set_aside_reason')]);
    expect((await desk.send('PATCH', path, { form: 'indirect', ...REASON })).status).toBe(200);
    await desk.compared();
    expect(await desk.setAsides(claim)).toMatchObject([{ kind: 'form_changed', pending: true }]);
    await desk.send('PATCH', path, { form: 'direct' });
    await desk.compared();
    expect(await desk.setAsides(claim)).toMatchObject([{ stands: false, pending: false }]);
  });

  it('changed where it hides nothing wants none', async () => {
    expect((await desk.send('PATCH', `/claims/${desk.claim}`, { form: 'partial' })).status).toBe(200);
    expect(await desk.setAsides()).toEqual([]);
  });
});

describe('no reason is asked for', () => {
  it('where the wording is corrected', async () => {
    const right = { text: 'The council does not want a new bridge here.' };
    expect((await desk.send('PATCH', `/claims/${desk.claim}`, right)).status).toBe(200);
  });

  it('where two people accepted the mismatch', async () => {
    const finding = { facet: 'wording', value: 'minor_changes', rationale: 'The recording has no “not”.' };
    const path = `/claims/${desk.claim}/findings`;
    const made = await desk.json('POST', path, { findings: [finding] }, desk.checker);
    const { findings } = (await made.json()) as { findings: { id: number }[] };
    await desk.json('POST', `/findings/${findings[0]?.id}/agreement`, {}, desk.editor);
    expect(await desk.standing()).toBe('accepted');
    const answer = await desk.send('PATCH', `/attributions/${desk.attribution}`, { language: 'de' });
    expect(answer.status).toBe(200);
    expect(await desk.setAsides()).toEqual([]);
  });

  it('where another copy goes', async () => {
    await desk.keep(`${COPY} More.`);
    await desk.compared();
    const answer = await desk.send('POST', `/sources/1/snapshots/${desk.copy}/trash`, {}, desk.editor);
    expect(answer.status).toBe(200);
    expect(await desk.setAsides()).toEqual([]);
  });
});

it('a merge of two sources in different languages asks for no reason and sets nothing aside', async () => {
  const made = await desk.send('POST', '/sources', { title: 'Read-out again', language: 'de' });
  const { id } = (await made.json()) as { id: number };
  const headers = { ...desk.editor, 'if-match': '"1"' };
  const merged = await desk.json('POST', '/sources/1/merge', { into_id: id }, headers);
  expect(merged.status, await merged.clone().text()).toBe(200);
  expect(await desk.setAsides()).toEqual([]);
});

it('one reason for a copy is kept for each quotation that differs from it', async () => {
  const other = await desk.addClaim('The council does want a new bridge');
  await desk.addClaim('The council does not want a new bridge here.');
  await desk.compared();
  const path = `/sources/1/snapshots/${desk.copy}/trash`;
  const refused = await desk.send('POST', path, {}, desk.editor);
  expect(await refused.text()).toContain('Our copies contradict 2 quotations');
  expect((await desk.send('POST', path, REASON, desk.editor)).status).toBe(200);
  for (const claim of [desk.claim, other.claim])
    expect(await desk.setAsides(claim)).toMatchObject([{ kind: 'copy_trashed', pending: true }]);
});
