import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportedDesk } from '../../support/desk-file.js';
import { type ExportStory, openExportStory } from './export-story.js';

const SENTENCE = 'Wrongly attributed to Mira Halvorsen; said by Tomas Brandt';

describe('words under the wrong name', () => {
  let on: ExportStory;
  beforeAll(async () => {
    on = await openExportStory();
  });
  afterAll(() => on.desk.close());

  const textAt = async (path: string, role: 'viewer' | 'checker' = 'viewer') => {
    const answer = await on.desk.get(path, await on.desk.signIn(role));
    expect(answer.status, path).toBe(200);
    const text = (await answer.text()).replaceAll(/<[^>]*>/g, '');
    return text.replaceAll(/\s+/g, ' ');
  };

  it.each([
    ['the page of the claim', () => `/claims/${on.claims.wrongName}`],
    ['the list of claims', () => '/claims'],
    ['a search', () => '/claims?q=ships'],
    ['the page of whoever was credited', () => `/speakers/${on.speakers.halvorsen}`],
    ['the page of who really spoke', () => `/speakers/${on.speakers.brandt}`],
    ['the page of a source', () => '/sources/1'],
    ['a list', () => `/lists/${on.list}`],
    ['the first page', () => '/'],
    ['the feed of whoever was credited', () => `/speakers/${on.speakers.halvorsen}.atom`],
    ['the feed of who really spoke', () => `/speakers/${on.speakers.brandt}.atom`],
  ])('say so before they stand on %s', async (_, path) => {
    const text = await textAt(path());
    const at = text.indexOf('Ships do not vote.');
    expect(at).toBeGreaterThan(-1);
    expect(text.slice(0, at)).toContain(SENTENCE);
    expect(text).not.toMatch(/Ships do not vote\.”?,? Mira Halvorsen/);
  });

  it('are told apart in JSON, with how it came about and who really spoke', async () => {
    const read = async (path: string) =>
      (await (await on.desk.get(path, on.viewer)).json()) as Record<string, never>;
    const told = {
      value: 'misattributed',
      mechanism: 'The reporter took the union leader’s line for the minister’s.',
      actual_speaker: { id: on.speakers.brandt, name: 'Tomas Brandt' },
    };
    const isOurs = ({ text }: { text: string }) => text === 'Ships do not vote.';
    const among = (rows: readonly { text: string; misattributed: unknown }[]) =>
      rows.find(isOurs)?.misattributed;
    expect((await read(`/claims/${on.claims.wrongName}.json`)).misattributed).toEqual(told);
    expect((await read(`/claims/${on.claims.lostNot}.json`)).misattributed).toBeNull();
    expect((await read(`/claims/${on.claims.nobodySaid}.json`)).misattributed).toEqual({
      ...{ value: 'fabricated', mechanism: null, actual_speaker: null },
    });
    expect(among((await read('/claims.json')).claims ?? [])).toEqual(told);
    expect(among((await read(`/lists/${on.list}.json`)).items ?? [])).toEqual(told);
    expect(among((await read(`/speakers/${on.speakers.halvorsen}.json`)).statements ?? [])).toEqual(told);
    const real = await read(`/speakers/${on.speakers.brandt}.json`);
    expect(real.statements).toEqual([]);
    expect(real.miscredited).toMatchObject([{ text: 'Ships do not vote.', misattributed: told }]);
  });

  it('are copied with that, as the footnote and as the citation in the text, too', async () => {
    const cite = async (style: string) =>
      (await (
        await on.desk.get(`/claims/citation?id=${on.claims.wrongName}&style=${style}`, on.viewer)
      ).json()) as Readonly<Record<'footnote' | 'in_text', { text: string } | null>>;
    expect((await cite('apa')).in_text?.text).toMatch(new RegExp(`^${SENTENCE}\\. \\(`));
    const notes = await cite('chicago-fullnote-bibliography');
    expect(notes.footnote?.text).toMatch(new RegExp(`^${SENTENCE}\\. `));
  });

  it('leave nothing derived in the export of the desk', async () => {
    const { records } = await exportedDesk(on.desk.ctx.db);
    expect(records.claims).toHaveLength(Object.keys(on.claims).length);
    expect(JSON.stringify(records.claims)).not.toMatch(/"(?:misattributed|misattribution|match)"/);
  });

  it('are told until a newer finding takes their place', async () => {
    const finding = { facet: 'speaker', value: 'confirmed', rationale: 'The recording is hers after all.' };
    const token = await on.desk.token('editor');
    const path = `/claims/${on.claims.wrongName}/findings`;
    const answer = await on.desk.json('POST', path, { findings: [finding] }, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    expect(await textAt(`/claims/${on.claims.wrongName}`)).not.toContain(SENTENCE);
    expect(await textAt(`/speakers/${on.speakers.brandt}`)).not.toContain('Ships do not vote.');
  });
});
