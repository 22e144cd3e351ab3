import { afterAll, beforeAll, expect, it } from 'vitest';
import { AT, type Upgraded, upgradedDatabase } from '../../support/upgraded.js';

// Two quotations that an earlier version called confirmed: the original of the first was pasted, of the second uploaded.

const FACETS = [
  ['wording', 'verbatim'],
  ['speaker', 'confirmed'],
  ['occasion', 'confirmed'],
  ['context', 'fair'],
  ['translation', 'not_needed'],
  ['record', 'primary_held'],
];

let upgraded: Upgraded;
beforeAll(async () => {
  const entry = (id: number) =>
    `(${id}, ${id}, 1, NULL, 'one', '', 'marren', '', '', '_all _public _st_attribution_confirmed _ma_same _mp_same _fo_direct _sp_1')`;
  const copy = (id: number, how: string) =>
    `(${id}, ${id}, '${AT}', 3, '${how}', 'text/plain', 'One. Two.', '${'a'.repeat(64)}', '${'a'.repeat(64)}')`;
  const findings = (claim: number) =>
    FACETS.map(([facet, value]) => `(${claim}, '${facet}', '${value}', 'So.', 0, 1, 3, '${AT}')`).join(', ');
  upgraded = await upgradedDatabase(
    '0049_held_copies',
    `INSERT INTO sources (id, type, title, created_at, created_by, updated_at)
      VALUES (1, 'speech', 'First', '${AT}', 1, '${AT}'), (2, 'speech', 'Second', '${AT}', 1, '${AT}');
    INSERT INTO snapshots (id, source_id, captured_at, captured_by, how, media_type, text, text_sha256, raw_sha256)
      VALUES ${copy(1, 'paste')}, ${copy(2, 'upload')};
    INSERT INTO attributions (id, claim_id, source_id, wording, tier, created_at, created_by, updated_at)
      VALUES (1, 1, 1, 'One.', 'primary', '${AT}', 1, '${AT}'), (2, 2, 2, 'Two.', 'primary', '${AT}', 1, '${AT}');
    INSERT INTO findings (claim_id, facet, value, rationale, needs_second, claim_version, author_id, created_at)
      VALUES ${findings(1)}, ${findings(2)};
    INSERT INTO finding_evidence (finding_id, claim_id, basis, attribution_id, snapshot_id, evidence_version)
      VALUES (6, 1, 0, 1, NULL, 1), (6, 1, 0, NULL, 1, 1), (12, 2, 0, 2, NULL, 1), (12, 2, 0, NULL, 2, 1);
    INSERT INTO claim_status (claim_id, status, finding_id, checked, settled, stale, pending, checks)
      VALUES (1, 'attribution_confirmed', 6, 6, 6, 0, 0, '222222'), (2, 'attribution_confirmed', 12, 6, 6, 0, 0, '222222');
    INSERT INTO claim_entries (entry, claim_id, public, wide_until, words, wordings, names, sources, notes, tokens)
      VALUES ${entry(1)}, ${entry(2)};
    INSERT INTO claim_index (rowid, words, wordings, names, sources, notes, tokens)
      SELECT entry, words, wordings, names, sources, notes, tokens FROM claim_entries;`,
  );
});
afterAll(() => upgraded.close());

it('only what was uploaded stays held, and only that confirms its quotation', () => {
  const rows = upgraded.connection
    .prepare('SELECT status, settled, checks FROM claim_status ORDER BY claim_id')
    .all();
  expect(rows).toEqual([
    { status: 'partly_checked', settled: 5, checks: '222221' },
    { status: 'attribution_confirmed', settled: 6, checks: '222222' },
  ]);
});

it('each is found and counted by its status', () => {
  const found = (status: string) =>
    upgraded.connection
      .prepare('SELECT rowid FROM claim_index WHERE claim_index MATCH ?')
      .pluck()
      .all(`_st_${status}`);
  expect([found('partly_checked'), found('attribution_confirmed')]).toEqual([[1], [2]]);
  expect(() =>
    upgraded.connection.exec("INSERT INTO claim_index (claim_index, rank) VALUES ('integrity-check', 1)"),
  ).not.toThrow();
});
