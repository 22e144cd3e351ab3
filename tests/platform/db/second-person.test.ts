import { afterAll, beforeAll, expect, it } from 'vitest';
import { AT, type Upgraded, upgradedDatabase } from '../../support/upgraded.js';

// Findings that an earlier version recorded, after the table was made anew.

let upgraded: Upgraded;
beforeAll(async () => {
  upgraded = await upgradedDatabase(
    '0015_second_person',
    `INSERT INTO findings (claim_id, facet, value, rationale, mechanism, claim_version, agreed_at, agreed_by, superseded_by, author_id, created_at)
      VALUES (1, 'speaker', 'confirmed', NULL, NULL, 1, NULL, NULL, 2, 3, '${AT}'),
        (1, 'speaker', 'misattributed', 'So.', 'A wire.', 1, '${AT}', 4, NULL, 3, '${AT}'),
        (2, 'speaker', 'fabricated', 'So.', NULL, 1, NULL, NULL, NULL, 3, '${AT}'),
        (2, 'wording', 'meaning_changed', 'So.', NULL, 1, NULL, NULL, NULL, 3, '${AT}'),
        (1, 'wording', 'verbatim', NULL, NULL, 1, NULL, NULL, NULL, 3, '${AT}');
    INSERT INTO contacts (claim_id, asked, way, question, outcome, author_id, created_at, created_by, updated_at)
      VALUES (1, 'The office', 'email', 'Did she?', 'waiting', 3, '${AT}', 1, '${AT}');
    INSERT INTO finding_evidence (finding_id, claim_id, contact_id, evidence_version) VALUES (2, 1, 1, 1);
    INSERT INTO claim_status (claim_id, status, finding_id, checked, settled, stale, pending) VALUES (1, 'misattributed', 2, 1, 0, 0, 0);`,
  );
});
afterAll(() => upgraded.close());

it('want a second person where they did, and count on where they counted', () => {
  const rows = upgraded.connection
    .prepare('SELECT id, value, needs_second, agreed_by, answers FROM findings')
    .all();
  expect(rows).toEqual([
    { id: 1, value: 'confirmed', needs_second: 0, agreed_by: null, answers: null },
    { id: 2, value: 'misattributed', needs_second: 1, agreed_by: 4, answers: null },
    { id: 3, value: 'fabricated', needs_second: 1, agreed_by: null, answers: null },
    { id: 4, value: 'meaning_changed', needs_second: 0, agreed_by: null, answers: null },
    { id: 5, value: 'verbatim', needs_second: 0, agreed_by: null, answers: null },
  ]);
});

it('keep what points to them, and take each place once', () => {
  expect(upgraded.connection.pragma('foreign_key_check')).toEqual([]);
  expect(upgraded.connection.prepare('SELECT finding_id FROM finding_evidence').pluck().all()).toEqual([2]);
  const add = (value: string, needs: number) =>
    upgraded.connection.exec(`INSERT INTO findings (claim_id, facet, value, rationale, needs_second, claim_version, author_id, created_at)
      VALUES (2, 'wording', '${value}', 'So.', ${needs}, 1, 3, '${AT}')`);
  expect(() => add('verbatim', 0)).toThrow(/UNIQUE/);
  add('verbatim', 1);
  expect(() => add('joined', 1)).toThrow(/UNIQUE/);
});

it('are agreed to only where they want a second person, and by somebody else', () => {
  const agree = (id: number, by: number) => () =>
    upgraded.connection.exec(`UPDATE findings SET agreed_at = '${AT}', agreed_by = ${by} WHERE id = ${id}`);
  expect(agree(4, 4)).toThrow(/CHECK/);
  expect(agree(3, 3)).toThrow(/CHECK/);
  expect(agree(3, 4)).not.toThrow();
});
