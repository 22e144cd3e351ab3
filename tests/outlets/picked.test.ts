import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pickOutlet, trashOutlet } from '../../src/outlets/actions.js';
import { editSource, pickSource } from '../../src/sources/actions.js';
import { parseSource } from '../../src/sources/input.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';

describe('an outlet and a source that are described', () => {
  let desk: TestDesk;
  let token: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
  });
  afterAll(() => desk.close());

  const WIRE = {
    name: 'The Morning Wire',
    kind: 'agency',
    url: 'https://wire.example/',
    note: null,
  } as const;
  const open = { name: WIRE.name, kind: null, url: null, note: null };
  const pick = (described: Parameters<typeof pickOutlet>[1]) =>
    desk.as('checker', async (change) => (await pickOutlet(change, described)).id);

  it('are those that are there, where nothing that was said differs', async () => {
    const wire = await pick(WIRE);
    expect([await pick(open), await pick({ ...open, kind: 'agency', url: WIRE.url })]).toEqual([wire, wire]);
  });

  it.each([{ kind: 'newspaper' }, { url: 'https://other.example/' }, { note: 'Closed in 2019.' }] as const)(
    'are new where it does: %j',
    async (more) => {
      const wire = await pick(WIRE);
      expect(await pick({ ...WIRE, ...more })).not.toBe(wire);
    },
  );

  it('are new where two could be meant', async () => {
    const all = [await pick(open), await pick(open)];
    expect(new Set(all).size).toBe(2);
  });

  it('stay while others rest on them, who are counted', async () => {
    const id = await pick({ ...open, name: 'A paper' });
    const trash = () => desk.as('editor', (change) => trashOutlet(change, id, null));
    await desk.json('POST', '/sources', { title: 'One', outlet_id: id }, token);
    expect(await trash()).toEqual({ kind: 'in_use', by: 'one source' });
    await desk.json('POST', '/sources', { title: 'Two', outlet_id: id }, token);
    expect(await trash()).toEqual({ kind: 'in_use', by: '2 sources' });
  });

  it('are refused where a source names an outlet that is not there', async () => {
    const input = parseSource({ title: 'Three', outlet_id: 999 });
    expect(input.ok).toBe(true);
    const faults = { ok: false, errors: [expect.objectContaining({ path: 'outlet_id' })] };
    if (input.ok)
      expect(await desk.as('checker', (change) => pickSource(change, input.value))).toEqual(faults);
    expect(await desk.as('checker', (change) => editSource(change, 1, 1, { outlet_id: 999 }))).toEqual(
      faults,
    );
  });
});
