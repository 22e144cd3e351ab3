import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AsideDesk, asideDesk, COPY, REASON, WORDS } from './aside-desk.js';

// An attribution is moved to another source, or its wording is cleared, after its wording was compared.

let desk: AsideDesk;
let second: { readonly claim: number; readonly attribution: number };
beforeEach(async () => {
  desk = await asideDesk();
});
afterEach(() => desk.close());

const RIGHT = 'The council does not want a new bridge here.';

/** How the wording of an attribution, from which its claim does not take its text, stands beside the copy. */
const STATES = {
  'was never compared': async () => {
    await addSecond(WORDS, await addSource('A page without a copy'));
  },
  'is that of the copy, and of the quotation': () => addSecond(RIGHT, 1, RIGHT),
  'is that of the copy, and not of the quotation': () => addSecond(RIGHT, 1),
  differs: () => addSecond(WORDS, 1),
  'differs, which two people accepted': async () => {
    await addSecond(WORDS, 1);
    const finding = { facet: 'wording', value: 'minor_changes', rationale: 'The recording has no “not”.' };
    const made = await desk.json(
      'POST',
      `/claims/${second.claim}/findings`,
      { findings: [finding] },
      desk.checker,
    );
    const { findings } = (await made.json()) as { findings: { id: number }[] };
    await desk.json('POST', `/findings/${findings[0]?.id}/agreement`, {}, desk.editor);
  },
} as const;

const ACTS = {
  source_changed: { source: { title: 'A mirror of the page' } },
  wording_cleared: { wording: null },
} as const;

/** A claim whose own wording, in a source without a copy, is compared with nothing. */
async function addSecond(
  wording: string,
  source_id: number,
  text = 'The harbour will stay open.',
): Promise<void> {
  const own = await addSource('The programme');
  const { claim } = await desk.addClaim(text, { attribution: { source_id: own } });
  const added = await desk.send('POST', `/claims/${claim}/attributions`, { source_id, wording });
  await desk.compared();
  second = { claim, attribution: ((await added.json()) as { id: number }).id };
}

async function addSource(title: string): Promise<number> {
  const made = await desk.send('POST', '/sources', { title, language: 'en', duplicates: 'add' });
  return ((await made.json()) as { id: number }).id;
}

describe.each([
  ['source_changed', 'was never compared', 'free'],
  ['source_changed', 'is that of the copy, and of the quotation', 'free'],
  ['source_changed', 'is that of the copy, and not of the quotation', 'awaits'],
  ['source_changed', 'differs', 'awaits'],
  ['source_changed', 'differs, which two people accepted', 'free'],
  ['wording_cleared', 'was never compared', 'free'],
  ['wording_cleared', 'is that of the copy, and of the quotation', 'free'],
  ['wording_cleared', 'is that of the copy, and not of the quotation', 'awaits'],
  ['wording_cleared', 'differs', 'awaits'],
  ['wording_cleared', 'differs, which two people accepted', 'free'],
] as const)('%s of a wording that %s', (kind, state, expected) => {
  it(expected === 'free' ? 'is done at once' : 'wants a reason, and waits for a second person', async () => {
    await STATES[state]();
    const path = `/attributions/${second.attribution}`;
    const bare = await desk.send('PATCH', path, ACTS[kind]);
    if (expected === 'free') {
      expect(bare.status, await bare.clone().text()).toBe(200);
      expect(await desk.setAsides(second.claim)).toEqual([]);
      return;
    }
    expect([bare.status, await bare.text()]).toEqual([422, expect.stringContaining('set_aside_reason')]);
    expect((await desk.send('PATCH', path, { ...ACTS[kind], ...REASON })).status).toBe(200);
    await desk.compared();
    expect(await desk.setAsides(second.claim)).toMatchObject([{ kind, pending: true }]);
    expect(await desk.queue()).toContain('set-aside');
  });
});

describe('an attribution that was moved while its wording differed', () => {
  const path = () => `/attributions/${desk.attribution}`;
  const move = (source: object) => desk.send('PATCH', path(), { source, ...REASON });
  const keepOf = async (source: number, text: string) => {
    await desk.json('POST', `/sources/${source}/snapshots`, { text }, desk.editor);
    await desk.compared();
  };

  it('waits for nobody where a copy of the new source has the words', async () => {
    const other = await addSource('The minutes');
    await move({ id: other, title: 'The minutes' });
    expect(await desk.setAsides()).toMatchObject([{ stands: true, pending: true }]);
    await keepOf(other, `The minister said: “${WORDS}”`);
    expect(await desk.setAsides()).toMatchObject([{ stands: false }]);
  });

  it('has its mismatch back where a copy of the new source differs as well, and where it is moved back', async () => {
    const other = await addSource('The minutes');
    await move({ id: other, title: 'The minutes' });
    await keepOf(other, COPY);
    expect([await desk.standing(), await desk.setAsides()]).toMatchObject(['open', [{ stands: false }]]);
    await desk.send('PATCH', path(), { source_id: 1, ...REASON });
    await desk.compared();
    expect(await desk.standing()).toBe('open');
  });

  it('goes on waiting where it is moved back once the copy is gone', async () => {
    await move({ title: 'A mirror' });
    await desk.compared();
    const trashed = await desk.send('POST', `/sources/1/snapshots/${desk.copy}/trash`, {}, desk.editor);
    expect(trashed.status).toBe(200);
    expect((await desk.send('PATCH', path(), { source_id: 1 })).status).toBe(200);
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ kind: 'source_changed', pending: true }]);
  });

  it('names the source that has the other words, and no longer waits once a second person agreed', async () => {
    await move({ title: 'A mirror' });
    const page = await (await desk.get(`/claims/${desk.claim}`, await desk.signIn('editor'))).text();
    expect(page).toContain(
      'Attribution moved to another source while the wording differed: ‘not’ is missing',
    );
    expect(page).toMatch(/Source <a href="\/sources\/1">Read-out<\/a>/);
    const home = await (await desk.get('/', await desk.signIn('editor'))).text();
    expect(home).toContain('Attribution moved to another source');
    expect((await desk.json('POST', '/set-asides/1/agreement', {}, desk.checker)).status).toBe(403);
    expect((await desk.json('POST', '/set-asides/1/agreement', {}, desk.editor)).status).toBe(200);
    expect(await desk.queue()).not.toContain('set-aside');
  });

  it('is free to move where the wording is corrected first', async () => {
    await desk.send('PATCH', path(), { wording: RIGHT });
    await desk.compared();
    expect((await desk.send('PATCH', path(), { source: { title: 'A mirror' } })).status).toBe(200);
    expect(await desk.setAsides()).toEqual([]);
  });
});

it('undoing a move that would take a mismatch out of sight is refused', async () => {
  const other = await addSource('The minutes');
  const [first, moved] = [await addSource('The programme'), { source_id: other }];
  const { claim, attribution } = await desk.addClaim('The council does want a bridge.', {
    attribution: { source_id: first },
  });
  await desk.json(
    'POST',
    `/sources/${other}/snapshots`,
    { text: 'He said: “The council does not want a bridge.”' },
    desk.editor,
  );
  const answer = await desk.send('PATCH', `/attributions/${attribution}`, moved, desk.editor);
  expect(answer.status).toBe(200);
  await desk.compared();
  const events = desk.ctx.db.selectFrom('events').select('seq').where('claim_id', '=', claim);
  const { seq } = await events.orderBy('seq', 'desc').executeTakeFirstOrThrow();
  const undone = await desk.json('POST', `/changes/${seq}/undo`, {}, desk.editor);
  expect([undone.status, await undone.text()]).toEqual([
    409,
    expect.stringContaining('Say why you are overriding it'),
  ]);
});
