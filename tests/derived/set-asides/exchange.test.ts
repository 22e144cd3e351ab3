import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { exportedDesk, faultsIn, importFile } from '../../support/desk-file.js';
import { type AsideDesk, asideDesk, REASON } from './aside-desk.js';

// Set-asides after an export to another database.

let here: AsideDesk;
let there: TestDesk;
beforeEach(async () => {
  [here, there] = [await asideDesk(), await openDesk()];
  // Other numbers than there.
  const speaker = { name: 'Here before', kind: 'person' };
  const first = { text: 'First.', form: 'direct', speaker };
  await there.json('POST', '/claims', first, await there.token('editor'));
});
afterEach(async () => {
  await here.close();
  await there.close();
});

type DeskFile = Record<string, Record<string, unknown>[]>;

async function exported(): Promise<DeskFile> {
  return JSON.parse((await exportedDesk(here.ctx.db)).text) as DeskFile;
}

async function takeIn(file: object): Promise<readonly string[]> {
  const faults = faultsIn(file);
  if (faults.length > 0) return faults;
  await importFile(there.ctx, file);
  await there.ctx.comparer.all();
  return [];
}

async function setAsidesThere() {
  const list = await there.get('/claims.json', await there.token('checker'));
  const { claims } = (await list.json()) as { claims: { id: number; text: string }[] };
  const id = Math.max(...claims.map((one) => one.id));
  const claim = await there.get(`/claims/${id}.json`, await there.token('checker'));
  return ((await claim.json()) as { set_asides: unknown }).set_asides;
}

const deprecate = () =>
  here.send('PATCH', `/attributions/${here.attribution}`, { rank: 'deprecated', ...REASON });
const trashCopy = () => here.send('POST', `/sources/1/snapshots/${here.copy}/trash`, REASON, here.editor);

describe('a mismatch that was set aside', () => {
  it('waits there for a copy that did not come along', async () => {
    await trashCopy();
    expect(await takeIn(await exported())).toEqual([]);
    expect(await setAsidesThere()).toMatchObject([
      {
        ...{ kind: 'copy_trashed', pending: true, reason: REASON.set_aside_reason },
        answers: { snapshot_id: null, verdict: 'altered' },
      },
    ]);
  });

  it('stays agreed to, and accepted, by the same two people', async () => {
    await deprecate();
    await here.compared();
    await here.json('POST', '/set-asides/1/agreement', {}, here.editor);
    expect(await takeIn(await exported())).toEqual([]);
    expect(await setAsidesThere()).toMatchObject([{ kind: 'deprecated', pending: false, stands: true }]);
    const rows = there.ctx.db.selectFrom('claim_match').select('standing').where('audience', '=', 1);
    expect(await rows.orderBy('claim_id', 'desc').executeTakeFirst()).toEqual({ standing: 'accepted' });
  });

  it('is the same again in the file of the other desk', async () => {
    await deprecate();
    const file = await exported();
    await takeIn(file);
    const { records } = await exportedDesk(there.ctx.db);
    const bare = ({ ref, claim, answers, author, ...one }: Record<string, unknown>) => ({
      ...one,
      answers: { ...(answers as object), attribution: null, snapshot: null, speaker: null },
    });
    expect((records.set_asides as Record<string, unknown>[]).map(bare)).toEqual(
      (file.set_asides ?? []).map(bare),
    );
  });
});

describe('a file', () => {
  it('from before there were any has none', async () => {
    const { set_asides: _, ...older } = await exported();
    expect(await takeIn(older)).toEqual([]);
    expect(await setAsidesThere()).toEqual([]);
  });

  it.each([
    [
      'agrees with oneself',
      { agreed_by: 1, agreed_at: '2030-01-01T00:00:00Z' },
      'nobody can agree with what they set aside',
    ],
    ['agrees at no time', { agreed_by: 1 }, 'give who agreed and when'],
    [
      'names no attribution',
      { answers: { verdict: 'altered', attribution: null } },
      'ref of the attribution',
    ],
    ['gives no reason', { reason: '' }, 'Give the reason'],
  ])('that %s is refused, with where it stands', async (_, wrong, words) => {
    await deprecate();
    const file = await exported();
    const [one] = file.set_asides ?? [];
    const own = 'agreed_by' in wrong ? { ...wrong, agreed_by: one?.author } : wrong;
    Object.assign(one ?? {}, own);
    expect(await takeIn(file)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`set_asides 1.*${words}`))]),
    );
  });
});
