import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { backupTo } from '../../../src/platform/db/backups/backup.js';
import { readJson, undoByJson } from '../../pages/merging/merging.js';
import { shell } from '../../people/integrity/recorded-desk.js';
import { carried, importing } from '../../publishing/exchange/importing.js';
import { freshFolder } from '../../support/database.js';
import { openDesk } from '../../support/desk.js';
import { exportedDesk, importFile } from '../../support/desk-file.js';
import { checkAll } from '../../support/whole-check.js';
import { CREDITED, WORDS } from './credited-desk.js';
import { CREDITS, type CreditingDesk, creditingDesk } from './crediting-desk.js';

// Whom a source is recorded to credit is followed wherever it changes.

let desk: CreditingDesk;
beforeAll(async () => {
  desk = await creditingDesk();
});
afterAll(() => desk.close());

const OPEN = { state: 'another_speaker', standing: 'open' };
const PLAIN = { state: 'not_compared', standing: null };

describe('the match with a source', () => {
  it('follows whom it credits: set, changed and removed', async () => {
    const { claim, attribution } = await desk.addQuotation({});
    expect(await desk.matchOf(claim)).toEqual(PLAIN);
    expect((await desk.edit(attribution, { speaker_id: desk.bo })).status).toBe(200);
    expect(await desk.matchOf(claim)).toEqual(OPEN);
    expect(await desk.wordsOf(claim)).toBe(CREDITS);
    const { id } = await desk.posted('/speakers', { name: 'Carl Dorn', kind: 'person' });
    await desk.edit(attribution, { speaker_id: id });
    expect(await desk.wordsOf(claim)).toBe('credits Carl Dorn, not Ilse Marren');
    await desk.edit(attribution, { speaker_id: null });
    expect(await desk.matchOf(claim)).toEqual(PLAIN);
  });

  it('follows the speaker of the quotation', async () => {
    const { claim } = await desk.addQuotation();
    const patch = (speaker_id: number) => (change: Parameters<Parameters<typeof desk.as>[1]>[0]) =>
      changeRow(change, 'claims', claim, null, { speaker_id });
    await desk.as('editor', patch(desk.bo));
    expect(await desk.matchOf(claim)).toEqual(PLAIN);
    await desk.as('editor', patch(desk.ilse));
    expect(await desk.matchOf(claim)).toEqual(OPEN);
  });

  it('is open again while whom it credits has another name, of however many quotations', async () => {
    const cara = await desk.addSpeaker('Cara Holm');
    const { claim } = await desk.addQuotation({ speaker_id: cara });
    for (let at = 0; at < 100; at += 1) await desk.addQuotation({ speaker_id: cara }, `Ferry ${at} sails`);
    const finding = { facet: 'speaker', value: 'confirmed', rationale: 'The paper confused the two.' };
    const found = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, desk.checker);
    const [one] = (await readJson(found)).findings;
    await desk.json('POST', `/findings/${one.id}/agreement`, {}, desk.editor);
    expect((await desk.matchOf(claim)).standing).toBe('accepted');
    await desk.as('editor', (change) => changeRow(change, 'speakers', cara, null, { name: 'Cara Berg' }));
    expect(await desk.matchOf(claim)).toEqual(OPEN);
    expect(await desk.wordsOf(claim)).toBe('credits Cara Berg, not Ilse Marren');
    await desk.as('editor', (change) => changeRow(change, 'speakers', cara, null, { name: 'Cara Holm' }));
    expect((await desk.matchOf(claim)).standing).toBe('accepted');
  });

  it('has none once the two are merged, for which two people are needed, and has it back when that is undone', async () => {
    const [going, kept] = [await desk.addSpeaker('Elin Voss'), await desk.addSpeaker('Elin Maria Voss')];
    const { claim } = await desk.addQuotation({ speaker_id: going });
    await desk.as('editor', (change) => changeRow(change, 'claims', claim, null, { speaker_id: kept }));
    const merge = `/speakers/${going}/merge`;
    const preview = await readJson(await desk.get(`${merge}.json?into_id=${kept}`, desk.editor));
    expect(preview).toMatchObject({
      needs_second: true,
      credited: [{ name: 'Elin Voss', role: 'recorded', copies: [{ claim_id: claim, snapshot_id: null }] }],
    });
    const page = await desk.get(`${merge}?into_id=${kept}`, await desk.signIn('editor'));
    expect(await page.text()).toContain('One source is recorded as crediting ‘Elin Voss’');
    const body = { into_id: kept, reason: 'She is one person.' };
    const proposed = await desk.json('POST', merge, body, { ...desk.editor, 'if-match': '"1"' });
    const { id } = await readJson(proposed);
    const seen = await readJson(await desk.get(`/merge-proposals/${id}.json`, desk.checker));
    const agreed = { credited_version: seen.credited_version };
    await desk.json('POST', `/merge-proposals/${id}/agreement`, agreed, desk.checker);
    expect(await desk.matchOf(claim)).toEqual(PLAIN);
    expect((await undoByJson(desk, 'speakers', going, await desk.token('admin'))).ok).toBe(true);
    expect(await desk.matchOf(claim)).toEqual(OPEN);
  });
});

describe('an act that hides whom a source credits', () => {
  const REASON = { set_aside_reason: 'The paper confused the two.' };

  it('needs a reason and a second person where the source is deprecated', async () => {
    const { claim, attribution } = await desk.addQuotation();
    const refused = await desk.edit(attribution, { rank: 'deprecated' });
    expect(refused.status).toBe(422);
    expect((await readJson(refused)).errors).toEqual([
      {
        path: 'set_aside_reason',
        message: `The source ${CREDITS}. Say why you are overriding it. A second person must agree.`,
      },
    ]);
    expect((await desk.edit(attribution, { rank: 'deprecated', ...REASON })).status).toBe(200);
    expect((await desk.matchOf(claim)).standing).toBe('waiting');
    const { set_asides } = await readJson(await desk.get(`/claims/${claim}.json`, desk.checker));
    await desk.json('POST', `/set-asides/${set_asides[0].id}/agreement`, {}, desk.editor);
    expect((await desk.matchOf(claim)).standing).toBe('accepted');
    // It answers for the one whom the source credited then.
    await desk.edit(attribution, { speaker_id: await desk.addSpeaker('Dora Lund') });
    expect(await desk.matchOf(claim)).toEqual(OPEN);
    expect(await (await desk.get(`/claims/${claim}`, await desk.signIn('checker'))).text()).not.toContain(
      'while the source was recorded',
    );
  });

  it('and where its wording goes to the trash', async () => {
    const { claim } = await desk.addQuotation({});
    const more = { source_id: (await desk.addQuotation()).source, wording: 'They sail', speaker_id: desk.bo };
    const made = await desk.json('POST', `/claims/${claim}/attributions`, more, desk.editor);
    const { id } = await readJson(made);
    const trash = (body: object) =>
      desk.json('POST', `/attributions/${id}/trash`, body, { ...desk.editor, 'if-match': '"1"' });
    expect((await trash({})).status).toBe(422);
    expect((await trash(REASON)).ok).toBe(true);
    const { set_asides } = await readJson(await desk.get(`/claims/${claim}.json`, desk.checker));
    expect(set_asides).toMatchObject([{ kind: 'attribution_trashed', stands: true, pending: true }]);
    expect(await (await desk.get(`/claims/${claim}`, await desk.signIn('checker'))).text()).toContain(
      'while the source was recorded as crediting someone else',
    );
  });
});

describe('a source whose copy credits a third', () => {
  it('is told of both, and each is answered by itself', async () => {
    const claim = await desk.addClaim(desk.ilse, { speaker_id: desk.bo });
    const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain(`${CREDITED} is credited with these words`);
    expect(page).toContain(`The source ${CREDITS}.`);
    const ris = await (await desk.get(`/claims/export?id=${claim}&format=ris`, desk.checker)).text();
    for (const words of [WORDS, `The source ${CREDITS}.`, `${CREDITED} is credited`])
      expect(ris).toContain(words);
    const finding = { facet: 'speaker', value: 'confirmed', rationale: 'The paper confused them.' };
    const found = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, desk.checker);
    const [one] = (await readJson(found)).findings;
    expect(one.answers).toHaveLength(2);
  });
});

describe('what derives from whom a source credits', () => {
  it('is checked against the record each day', async () => {
    const { claim } = await desk.addQuotation();
    const file = join(freshFolder(), 'onrecord.db');
    await backupTo(desk.ctx.config.file, file);
    expect((await checkAll(file)).faults).toEqual([]);
    shell(
      file,
      `UPDATE claim_match SET state = 'not_compared', standing = NULL, attribution_id = NULL WHERE claim_id = ${claim}`,
    );
    expect((await checkAll(file)).faults[0]?.line).toContain(
      `The match of quotation ${claim} is not what the record gives: its state is not_compared and should be another_speaker`,
    );
    rmSync(dirname(file), { recursive: true, force: true });
  });

  it('is the same at another desk that reads our file', async () => {
    const there = await openDesk();
    await importFile(there.ctx, JSON.parse((await exportedDesk(desk.ctx.db)).text));
    await there.ctx.comparer.all();
    const matches = async ({ db }: { readonly db: typeof desk.ctx.db }) => {
      const rows = db
        .selectFrom('claim_match')
        .innerJoin('claims', 'claims.id', 'claim_match.claim_id')
        .select(['claims.text', 'claim_match.state', 'claim_match.standing'])
        .where('claim_match.audience', '=', 1);
      return (await rows.execute()).map((row) => JSON.stringify(row)).toSorted();
    };
    expect(await matches(there.ctx)).toEqual(await matches(desk.ctx));
    await there.close();
  });

  it('is the same after a table of ours was imported, and no word of a source is ours after its CSL-JSON was', async () => {
    const made = await desk.addQuotation({ speaker_id: desk.bo }, 'The tide waits for nobody');
    const file = async (format: string) =>
      (await desk.get(`/claims/export?id=${made.claim}&format=${format}`, desk.checker)).text();
    const [table, works] = [await file('csv-raw'), await file('csl-json')];
    expect(works).toContain(CREDITS);
    const [there, apart] = [await openDesk(), await openDesk()];
    for (const [on, text] of [
      [there, table],
      [apart, works],
    ] as const) {
      const { paste, takeIn } = importing(on, await on.signIn('editor'));
      await takeIn(await carried(await paste(text)));
    }
    const match = there.ctx.db.selectFrom('claim_match').select(['state', 'standing']);
    expect(await match.where('audience', '=', 1).execute()).toEqual([OPEN]);
    const sources = apart.ctx.db.selectFrom('sources').select(['title', 'note']);
    expect(await sources.execute()).toEqual([{ title: 'The Harbour Gazette', note: null }]);
    await there.close();
    await apart.close();
  });
});
