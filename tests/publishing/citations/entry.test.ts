import { describe, expect, it } from 'vitest';
import { entryOf, parseAuthors } from '../../../src/publishing/citations/model/entry.js';
import { pickCited } from '../../../src/publishing/citations/model/pick-cited.js';
import { attributionRow, claimRow, copyRow, entryRows, sourceRow } from './fixtures/rows.js';

describe('which attribution is cited', () => {
  it('one that was seen, never one that is only named, whatever its rank and tier', () => {
    const named = attributionRow({ id: 1, wording: null, rank: 'preferred', tier: 'primary' });
    const seen = attributionRow({ id: 2, rank: 'deprecated', tier: null });
    expect(pickCited([named, seen], 1)?.id).toBe(2);
    expect(pickCited([named], 1)).toBeNull();
  });

  it('the preferred one, before the reference', () => {
    const rows = [attributionRow({ id: 1, tier: 'primary' }), attributionRow({ id: 2, rank: 'preferred' })];
    expect(pickCited(rows, 1)?.id).toBe(2);
  });

  it('the reference, before one of a better tier', () => {
    const rows = [attributionRow({ id: 1, tier: 'primary' }), attributionRow({ id: 2 })];
    expect(pickCited(rows, 2)?.id).toBe(2);
  });

  it('the better tier, before the older row', () => {
    const tiers = [null, 'secondary', 'issuer', 'primary'] as const;
    const rows = tiers.map((tier, index) => attributionRow({ id: index + 1, tier }));
    expect(pickCited(rows, null)?.tier).toBe('primary');
    expect(pickCited(rows.slice(0, 3), null)?.tier).toBe('issuer');
    expect(pickCited(rows.slice(0, 2), null)?.tier).toBe('secondary');
  });

  it('the older row where all else is equal, and a deprecated one last', () => {
    const rows = [
      attributionRow({ id: 1, rank: 'deprecated' }),
      attributionRow({ id: 3 }),
      attributionRow({ id: 2 }),
    ];
    expect(pickCited(rows, null)?.id).toBe(2);
  });
});

describe('an entry', () => {
  it('prints the words of the cited source and keeps the text of the claim where it differs', () => {
    const entry = entryOf(
      entryRows({
        claim: claimRow({ text: 'ours', form: 'direct', language: 'en' }),
        attributions: [attributionRow({ wording: 'theirs', form: 'indirect', language: 'fr' })],
      }),
    );
    expect(entry).toMatchObject({ words: 'theirs', claimText: 'ours', form: 'indirect', language: 'fr' });
  });

  it('falls back to the form and language of the claim', () => {
    const entry = entryOf(
      entryRows({ claim: claimRow({ language: 'de' }), attributions: [attributionRow({ language: null })] }),
    );
    expect(entry).toMatchObject({ claimText: null, form: 'direct', language: 'de' });
  });

  it('cites nothing where no source of the words was seen, and then has no chain', () => {
    const entry = entryOf(entryRows({ attributions: [attributionRow({ wording: null })] }));
    expect(entry).toMatchObject({ cited: null, chain: [], words: 'We agreed to meet again.' });
    expect(entryOf(entryRows({ attributions: [], sources: [] })).cited).toBeNull();
  });

  it('follows whom the cited source has the words from, and says how far each was seen', () => {
    const entry = entryOf(
      entryRows({
        claim: claimRow({ reference_attribution_id: 1 }),
        attributions: [
          attributionRow({ id: 1, source_id: 1, relayed_from_id: 2 }),
          attributionRow({ id: 2, source_id: 2, relayed_from_id: 3 }),
          attributionRow({ id: 3, source_id: 3, relayed_from_id: 4 }),
          attributionRow({ id: 4, source_id: 4, wording: null }),
        ],
        sources: [1, 2, 3, 4].map((id) => sourceRow({ id, title: `Source ${id}` })),
        copies: [copyRow({ source_id: 2 }), copyRow({ id: 2, source_id: 4 })],
      }),
    );
    expect(entry.cited?.standing).toBe('seen');
    expect(entry.chain.map((step) => [step.sourceTitle, step.standing])).toEqual([
      ['Source 2', 'held'],
      ['Source 3', 'seen'],
      ['Source 4', 'named'],
    ]);
  });

  it('ends a chain at a loop and at an attribution that may not be seen', () => {
    const loop = [
      attributionRow({ id: 1, relayed_from_id: 2 }),
      attributionRow({ id: 2, relayed_from_id: 1, wording: null }),
    ];
    expect(entryOf(entryRows({ attributions: loop })).chain).toHaveLength(1);
    expect(entryOf(entryRows({ attributions: [attributionRow({ relayed_from_id: 7 })] })).chain).toEqual([]);
  });

  it('lists the copies of its source from the oldest, and of no other source', () => {
    const entry = entryOf(
      entryRows({
        copies: [
          copyRow({ id: 3, captured_at: '2024-01-01T00:00:00.000Z' }),
          copyRow({ id: 2, source_id: 9 }),
          copyRow({ id: 1, captured_at: '2023-01-01T00:00:00.000Z' }),
        ],
      }),
    );
    expect(entry.cited?.standing).toBe('held');
    expect(entry.cited?.source.copies.map((copy) => copy.snapshotId)).toEqual([1, 3]);
  });

  it('has the original words where the attribution translates one that was seen', () => {
    const original = attributionRow({ id: 2, wording: '没有妥协余地', language: 'zh', tier: null });
    const rows = (wording: string | null) =>
      entryRows({
        claim: claimRow({ reference_attribution_id: 1 }),
        attributions: [attributionRow({ id: 1, translates_id: 2 }), { ...original, wording }],
      });
    expect(entryOf(rows('没有妥协余地')).cited?.original).toEqual({
      words: '没有妥协余地',
      language: 'zh',
      form: 'direct',
      sourceTitle: 'A page',
    });
    expect(entryOf(rows(null)).cited?.original).toBeNull();
  });

  it('takes the day of the occasion where the claim has none of its own', () => {
    const occasion = {
      id: 1,
      name: 'Talks',
      kind: null,
      date: '2023-06',
      time_zone: null,
      place: null,
      note: null,
    };
    expect(entryOf(entryRows({ occasion })).saidOn).toBe('2023-06');
    expect(entryOf(entryRows({ occasion, claim: claimRow({ said_on: '2023-06-19' }) })).saidOn).toBe(
      '2023-06-19',
    );
  });

  it('is signed off only where both the day and the person are known', () => {
    const status = { ...entryRows().status, signed_off_at: '2023-06-26T00:00:00.000Z' };
    expect(entryOf(entryRows({ status })).status.signedOff).toBeNull();
    expect(entryOf(entryRows({ status: { ...status, signed_off_by_name: 'E' } })).status.signedOff).toEqual({
      at: '2023-06-26T00:00:00.000Z',
      by: 'E',
    });
  });

  it('is refused where the source of an attribution is missing from the rows', () => {
    expect(() => entryOf(entryRows({ sources: [] }))).toThrow('Attribution 1 came without its source 1.');
  });
});

it('authors are read in the order of the byline', () => {
  const json = '[{"family":"Doe","given":"Jane"},{"family":"Plato"},{"literal":"Reuters"},{"given":"X"}]';
  expect(parseAuthors(json)).toEqual([
    { family: 'Doe', given: 'Jane', role: 'author' },
    { family: 'Plato', given: null, role: 'author' },
    { literal: 'Reuters', role: 'author' },
    { family: '', given: 'X', role: 'author' },
  ]);
});

it('a name has the role that is recorded with it', () => {
  const json =
    '[{"family":"Lind","given":"Bo","role":"interviewee"},{"literal":"The desk","role":"interviewer"}]';
  expect(parseAuthors(json)).toEqual([
    { family: 'Lind', given: 'Bo', role: 'interviewee' },
    { literal: 'The desk', role: 'interviewer' },
  ]);
});
