import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DueWriter } from '../../../src/checking/comparison-queue/due-store.js';
import { ComparisonWriter } from '../../../src/checking/comparison-queue/outcome-store.js';
import { WaitingReader } from '../../../src/checking/comparison-queue/waiting-store.js';
import { comparedAtOnce } from './at-once.js';
import { type ComparedDesk, comparedDesk } from './compared-desk.js';

const TEXT = `Transcript of the briefing at the harbour office.

We will reopen the northern pier before the winter, and we will not raise the fees this year. Thank you all for coming.`;
const WORDS = 'We will reopen the northern pier before the winter, and we will not raise the fees this year.';

let desk: ComparedDesk;
beforeEach(async () => {
  desk = await comparedDesk();
});
afterEach(() => desk.close());

describe('a wording is compared with every copy of its source', () => {
  it('when a copy is kept', async () => {
    const { attribution } = await desk.addClaim(WORDS);
    expect(await desk.verdicts(attribution)).toEqual({});
    const copy = await desk.keep(TEXT);
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'exact' });
  });

  it('when it is entered after the copy', async () => {
    const copy = await desk.keep(TEXT);
    const { attribution } = await desk.addClaim(WORDS.replace('not ', ''));
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'altered' });
  });

  it('again when the claim is reworded, and the event history holds none of it', async () => {
    const copy = await desk.keep(TEXT);
    const { claim, attribution } = await desk.addClaim(WORDS);
    const before = await desk.ctx.db.selectFrom('events').select('seq').execute();
    const { version } = (await (await desk.get(`/claims/${claim}.json`, desk.sends)).json()) as {
      version: number;
    };
    const answer = await desk.patch(`/claims/${claim}`, version, {
      text: WORDS.replace('northern', 'southern'),
    });
    expect(answer.status).toBe(200);
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'altered' });
    const after = await desk.ctx.db
      .selectFrom('events')
      .select('subject_kind')
      .where('seq', '>', before.length)
      .execute();
    expect(after.map(({ subject_kind }) => subject_kind).sort()).toEqual(['attribution', 'claim']);
  });

  it('but not where the words are in another language than the source', async () => {
    const copy = await desk.keep(TEXT);
    const { attribution } = await desk.addClaim('Wir öffnen den Nordpier vor dem Winter.', {
      language: 'de',
    });
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'not_compared' });
  });

  it('again when the language of the source is put right', async () => {
    const copy = await desk.keep(TEXT);
    const { attribution } = await desk.addClaim(WORDS);
    const { version } = (await (await desk.get('/sources/1.json', desk.sends)).json()) as { version: number };
    expect((await desk.patch('/sources/1', version, { language: 'fr' })).status).toBe(200);
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'not_compared' });
  });

  describe('again when whose words they are is told otherwise', () => {
    const TURNS = 'BRANDEL: We will raise the fees.\nMARREN: We will not raise the fees.';
    const flags = async (attribution: number) => {
      await desk.ctx.comparer.all();
      const rows = desk.ctx.db.selectFrom('comparisons').select('flags');
      return (await rows.where('attribution_id', '=', attribution).executeTakeFirstOrThrow()).flags;
    };

    it('by another speaker of the claim', async () => {
      await desk.keep(TURNS);
      const { claim, attribution } = await desk.addClaim('We will not raise the fees.');
      expect(await flags(attribution)).toBe('[]');
      const answer = await desk.get(`/claims/${claim}.json`, desk.sends);
      const { version } = (await answer.json()) as { version: number };
      const speaker = { name: 'Otto Brandel', kind: 'person' };
      expect((await desk.patch(`/claims/${claim}`, version, { speaker })).status).toBe(200);
      expect(await flags(attribution)).toBe('["said_by_another"]');
    });

    it('by another form of the attribution', async () => {
      await desk.keep('“It rained all night,” the mayor said. The pier was beyond repair, she added.');
      const { attribution } = await desk.addClaim('The pier was beyond repair');
      expect(await flags(attribution)).toContain('not_in_marks');
      const indirect = { form: 'indirect', set_aside_reason: 'The paper reports it.' };
      expect((await desk.patch(`/attributions/${attribution}`, 1, indirect)).status).toBe(200);
      expect(await flags(attribution)).not.toContain('not_in_marks');
    });
  });

  it('and no more once the copy is in the trash', async () => {
    const { attribution } = await desk.addClaim(WORDS);
    const copy = await desk.keep(TEXT);
    await desk.json('DELETE', `/sources/1/snapshots/${copy}`, undefined, {
      ...desk.sends,
      'if-match': '"1"',
    });
    expect(await desk.verdicts(attribution)).toEqual({});
    await desk.json('POST', `/sources/1/snapshots/${copy}/restoration`, {}, desk.sends);
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'exact' });
  });

  it('a long copy too, and then nothing waits', async () => {
    const { attribution } = await desk.addClaim(WORDS);
    const copy = await desk.keep(`${'The tide tables follow, hour by hour. '.repeat(8_000)}\n${TEXT}`);
    await desk.ctx.comparer.all();
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'exact' });
    expect(await desk.ctx.db.selectFrom('comparisons_due').selectAll().execute()).toEqual([]);
  });
});

describe('what changed while it was compared', () => {
  const compare = async () => {
    const waiting = await new WaitingReader(desk.ctx.db).next([]);
    if (waiting === null) throw new Error('nothing waits');
    return { waiting, outcome: comparedAtOnce(waiting, () => TEXT) };
  };
  const wait = (attribution: number) =>
    desk.ctx.transact({ id: 1 }, (change) => new DueWriter(change.tx).addAttributions([attribution]));
  const keep = ({ waiting, outcome }: Awaited<ReturnType<typeof compare>>) =>
    desk.ctx.transact({ id: 1 }, (change) => new ComparisonWriter(change.tx).keep(waiting, outcome));

  it('is not kept: a language', async () => {
    const copy = await desk.keep(TEXT);
    const { attribution } = await desk.addClaim(WORDS);
    await wait(attribution);
    const found = await compare();
    const { version } = (await (await desk.get('/sources/1.json', desk.sends)).json()) as { version: number };
    expect((await desk.patch('/sources/1', version, { language: 'fr' })).status).toBe(200);
    await keep(found);
    expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'not_compared' });
  });

  it('is not kept: a copy that went to the trash', async () => {
    const copy = await desk.keep(TEXT);
    const { attribution } = await desk.addClaim(WORDS);
    await wait(attribution);
    const found = await compare();
    const trashed = await desk.json('DELETE', `/sources/1/snapshots/${copy}`, undefined, {
      ...desk.sends,
      'if-match': '"1"',
    });
    expect(trashed.status).toBe(200);
    await keep(found);
    expect(await desk.verdicts(attribution)).toEqual({});
  });
});

it('what an older engine compared is compared again once the desk is served', async () => {
  const copy = await desk.keep(TEXT);
  const { attribution } = await desk.addClaim(WORDS);
  await desk.ctx.transact({ id: 1 }, ({ tx }) =>
    tx.updateTable('comparisons').set({ engine: 0, verdict: 'not_found' }).execute(),
  );
  expect(await desk.ctx.comparer.all()).toBe(0);
  expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'exact' });
});

describe('what points into a copy is followed into newer ones', () => {
  it('and is the same, moved, altered or gone', async () => {
    const { attribution } = await desk.addClaim(WORDS);
    await desk.keep(TEXT);
    const same = await desk.keep(`${TEXT} The office closes at five.`);
    const moved = await desk.keep(`Corrected on Tuesday.\n\n${TEXT}`);
    const altered = await desk.keep(TEXT.replace('will not raise', 'will raise'));
    const gone = await desk.keep('This page was removed.');
    const states = await desk.states({ attribution_id: attribution });
    expect(states).toEqual({ [same]: 'same', [moved]: 'moved', [altered]: 'altered', [gone]: 'gone' });
  });

  it('and is altered where it stands as it stood, but says another thing there', async () => {
    const { attribution } = await desk.addClaim('We will not raise the fares this year.');
    await desk.keep('Mayor: We will not raise the fares this year. Thank you.');
    const goesOn = await desk.keep(
      'Mayor: We will not raise the fares this year unless the price of fuel doubles. Thank you.',
    );
    expect(await desk.states({ attribution_id: attribution })).toEqual({ [goesOn]: 'altered' });
  });

  it('a note on words as well', async () => {
    const first = await desk.keep(TEXT);
    const start = TEXT.indexOf('not raise the fees');
    const selector = { exact: 'not raise the fees', start_utf16: start, end_utf16: start + 18 };
    const body = { body: 'Since when?', motivation: 'questioning', selector };
    const noted = await desk.json('POST', `/sources/1/snapshots/${first}/annotations`, body, desk.sends);
    expect(noted.status, await noted.clone().text()).toBe(201);
    const { id } = (await noted.json()) as { id: number };
    const moved = await desk.keep(`Corrected on Tuesday.\n\n${TEXT}`);
    const gone = await desk.keep('This page was removed.');
    expect(await desk.states({ annotation_id: id })).toEqual({ [moved]: 'moved', [gone]: 'gone' });
  });

  it('from the copy it points to, once somebody says so', async () => {
    const { attribution } = await desk.addClaim(WORDS);
    await desk.keep(TEXT.replace('will not raise', 'will raise'));
    const newer = await desk.keep(TEXT);
    expect(await desk.states({ attribution_id: attribution })).toEqual({ [newer]: 'altered' });
    expect((await desk.patch(`/attributions/${attribution}`, 1, { snapshot_id: newer })).status).toBe(200);
    expect(await desk.states({ attribution_id: attribution })).toEqual({});
  });
});

it('reindexing comes to the same as following', async () => {
  const { attribution } = await desk.addClaim(WORDS);
  await desk.keep(TEXT);
  await desk.keep(TEXT.replace('will not raise', 'will raise'));
  await desk.ctx.comparer.all();
  const stands = async () => ({
    comparisons: await desk.ctx.db.selectFrom('comparisons').selectAll().orderBy('snapshot_id').execute(),
    anchors: await desk.ctx.db
      .selectFrom('anchors')
      .select(['attribution_id', 'snapshot_id', 'state', 'start_utf16', 'end_utf16', 'flags'])
      .orderBy('snapshot_id')
      .execute(),
  });
  const before = await stands();
  expect(before.comparisons.map(({ attribution_id }) => attribution_id)).toEqual([attribution, attribution]);
  const { comparisonIndex } = await import('../../../src/checking/comparison-queue/reindex.js');
  await desk.ctx.transact({ id: 1 }, (change) => comparisonIndex.rebuild(change, () => {}));
  await desk.ctx.comparer.all();
  expect(await stands()).toEqual(before);
});
