import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRow } from '../../../../src/people/activity/row-store.js';
import { type DeskWithClaims, openDeskWithClaims } from '../desk-with-claims.js';
import { askingFor, sha256 } from './asking.js';

describe('an edition with a quotation that is not on the record', () => {
  const SECRET = 'Said on background only.';
  let on: DeskWithClaims;
  let ask: ReturnType<typeof askingFor>;
  let [list, id] = [0, 0];
  beforeAll(async () => {
    on = await openDeskWithClaims();
    ask = askingFor(on);
    const [a, b] = on.claims;
    list = (await on.makeList({ title: 'Both', claim_ids: [a, on.background, b], shared: true })).id;
    id = (await ask.keep(list, { restricted: [on.background] })).id;
  });
  afterAll(() => on.desk.close());

  it('has it for a checker', async () => {
    const edition = await ask.edition(list, id);
    expect(edition.counts).toMatchObject({ selected: 3, printed: 3 });
    expect((await ask.file(list, id, 'text')).text).toContain(SECRET);
  });

  it('shows a viewer nothing of it: neither words, nor numbers, nor a SHA-256 that does not fit', async () => {
    const { viewerToken } = on;
    const edition = await ask.edition(list, id, viewerToken);
    expect(edition.counts).toMatchObject({ selected: 2, printed: 2 });
    const paths = ['', '.json', '/changes', '/changes.json', '/export?format=text', '/export?format=html'];
    const session = await on.desk.signIn('viewer');
    for (const path of [...paths.map((one) => `${ask.at(list, id)}${one}`), `/lists/${list}/history.json`]) {
      const text = await (await on.desk.get(path, path.includes('.json') ? viewerToken : session)).text();
      expect(text, path).not.toContain(SECRET);
      expect(text, path).not.toContain((await ask.edition(list, id)).sha256);
    }
    const file = await ask.file(list, id, 'jsonl', viewerToken);
    expect(sha256(file.text)).toBe(edition.sha256);
    expect(file.text).not.toContain(`"id":${on.background},`);
    expect(await ask.changes(list, id, viewerToken)).toMatchObject({ same: 2, changed: 0 });
  });

  it('left out keeps one file for everybody, where nothing else differs', async () => {
    const open = await on.makeList({ title: 'Open', claim_ids: on.claims, shared: true });
    const kept = await ask.keep(open.id);
    expect((await ask.edition(open.id, kept.id, on.viewerToken)).sha256).toBe(kept.sha256);
  });

  it('that was open then is gone for a viewer once it is restricted, with its count', async () => {
    const [a, b] = on.claims;
    const both = await on.makeList({ title: 'Closing', claim_ids: [a, b], shared: true });
    const kept = await ask.keep(both.id);
    await on.desk.as('checker', (change) =>
      changeRow(change, 'claims', b, null, { ground_rule: 'background' }),
    );
    const seen = await ask.edition(both.id, kept.id, on.viewerToken);
    expect(seen.counts).toMatchObject({ selected: 1, printed: 1, failed: 0 });
    expect(seen.entries).toHaveLength(1);
    const file = await ask.file(both.id, kept.id, 'jsonl', on.viewerToken);
    expect(sha256(file.text)).toBe(seen.sha256);
    expect(file.text).not.toContain('One China');
    expect((await ask.edition(both.id, kept.id)).sha256).toBe(kept.sha256);
    await on.desk.as('checker', (change) =>
      changeRow(change, 'claims', b, null, { ground_rule: 'on_record' }),
    );
  });
});
