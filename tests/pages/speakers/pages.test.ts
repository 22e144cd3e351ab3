import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

// Whole pages of speakers, occasions and tags, with everything on them that they can have.

describe('the pages of speakers, occasions and tags', () => {
  let desk: TestDesk;
  let editor: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    editor = await desk.signIn('editor');
    const token = await desk.token('editor');
    const sourceId = await desk.as('checker', async (change) => {
      const source = await addRow(change, 'sources', { type: 'webpage', title: 'A biography' } as never);
      return source.id;
    });
    await desk.json('POST', '/speakers', wang(sourceId), token);
    await desk.json('POST', '/speakers', { name: 'The talks', kind: 'body', members: [1] }, token);
    await desk.json(
      'POST',
      '/occasions',
      { name: 'Meeting', date: '2023-06-19', source_id: sourceId },
      token,
    );
    await desk.json('POST', '/tags', { name: 'Cold War' }, token);
    await desk.as('checker', async (change) => {
      const said = { said_on: '2023-06-19', said_on_min: '2023-06-19', said_on_max: '2023-06-19' };
      for (const [speaker_id, form, ground_rule] of [
        [1, 'direct', 'on_record'],
        [1, 'indirect', 'background'],
        [2, 'partial', 'on_record'],
      ] as const) {
        const claim = await addTestClaim(change, { speaker_id, form, ground_rule, ...said, language: null });
        await addRow(change, 'claim_tags', { claim_id: claim.id, tag_id: 1 });
      }
    });
  });
  afterAll(() => desk.close());

  function wang(sourceId: number) {
    return {
      name: 'Wang Yi',
      language: 'en',
      description: 'Chinese *diplomat*.',
      wikidata_id: 'Q704652',
      names: [{ name: '王毅', language: 'zh' }, { name: 'Wong' }],
      titles: [
        { title: 'Director', body: 'Office', held_from: '2023', source_id: sourceId },
        { title: 'Envoy' },
      ],
    };
  }

  it.each([
    '/speakers',
    '/speakers?q=none',
    '/speakers/new',
    '/speakers/1',
    '/speakers/1/edit',
    '/speakers/2',
    '/speakers/2/edit',
    '/occasions',
    '/occasions?q=none',
    '/occasions/new',
    '/occasions/1',
    '/occasions/1/edit',
    '/tags',
    '/tags?q=none',
    '/tags/new',
    '/tags/1',
    '/tags/1/edit',
  ])('%s is valid HTML', async (path) => {
    const answer = await desk.get(path, editor);
    expect(answer.status).toBe(200);
    expect(await checkHtml(await answer.text())).toEqual([]);
  });

  it('a refused form and a conflict are valid HTML too', async () => {
    const wrong = {
      kind: 'unnamed',
      wikidata_id: 'Q1',
      'names.0.name': 'Who',
      'members.0.id': '99',
      'titles.0.title': 'T',
    };
    const refused = await desk.form('/speakers', { ...wrong, name: 'An official' }, editor);
    expect(refused.status).toBe(422);
    expect(await checkHtml(await refused.text())).toEqual([]);
    await desk.form('/speakers/2', { name: 'The new talks', kind: 'body', version: '1' }, editor);
    const late = await desk.form('/speakers/2', { name: 'Talks', 'names.0.name': 'T', version: '1' }, editor);
    expect(late.status).toBe(409);
    expect(await checkHtml(await late.text())).toEqual([]);
  });
});
