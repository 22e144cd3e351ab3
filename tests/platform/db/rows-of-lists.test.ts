import { afterAll, beforeAll, expect, it } from 'vitest';
import { AT, type Upgraded, upgradedDatabase } from '../../support/upgraded.js';

// Rows of lists, after a database of an earlier version was brought up to date.

let upgraded: Upgraded;
beforeAll(async () => {
  const entry = (id: number) =>
    `(${id}, ${id}, 1, NULL, 'one', '', 'marren', '', '', '_all _public _st_open _ma_same _mp_same _fo_direct _sp_1')`;
  upgraded = await upgradedDatabase(
    '0033_rows_of_lists',
    `INSERT INTO findings (claim_id, facet, value, rationale, needs_second, claim_version, author_id, created_at)
      VALUES (1, 'speaker', 'confirmed', NULL, 0, 1, 3, '${AT}'), (1, 'record', 'secondary_only', 'So.', 0, 1, 3, '${AT}'),
        (2, 'wording', 'verbatim', NULL, 0, 1, 3, '${AT}'), (2, 'speaker', 'misattributed', 'So.', 1, 1, 3, '${AT}');
    INSERT INTO claim_status (claim_id, status, finding_id, checked, settled, stale, pending)
      VALUES (1, 'partly_checked', 2, 2, 1, 0, 0), (2, 'partly_checked', 3, 1, 0, 0, 1);
    INSERT INTO annotations (claim_id, motivation, body, author_id, created_at, resolved_at, resolved_by)
      VALUES (1, 'questioning', 'Who?', 3, '${AT}', NULL, NULL), (2, 'questioning', 'When?', 3, '${AT}', '${AT}', 3);
    INSERT INTO claim_entries (entry, claim_id, public, wide_until, words, wordings, names, sources, notes, tokens)
      VALUES ${entry(1)}, ${entry(2)};
    INSERT INTO claim_index (rowid, words, wordings, names, sources, notes, tokens)
      SELECT entry, words, wordings, names, sources, notes, tokens FROM claim_entries;`,
  );
});
afterAll(() => upgraded.close());

it('have their checks; one that lacks what its value requires is not conclusive', () => {
  const rows = upgraded.connection
    .prepare('SELECT claim_id, checks FROM claim_status ORDER BY claim_id')
    .all();
  expect(rows).toEqual([
    { claim_id: 1, checks: '020001' },
    { claim_id: 2, checks: '100000' },
  ]);
});

it('are found by their open questions, and counted', () => {
  const found = upgraded.connection
    .prepare("SELECT rowid FROM claim_index WHERE claim_index MATCH '_ques'")
    .pluck();
  expect(found.all()).toEqual([1]);
  const counted = upgraded.connection
    .prepare("SELECT claims FROM facet_combos WHERE facets LIKE '% _ques %'")
    .pluck();
  expect(counted.all()).toEqual([1]);
  expect(() =>
    upgraded.connection.exec("INSERT INTO claim_index (claim_index, rank) VALUES ('integrity-check', 1)"),
  ).not.toThrow();
});
