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

  const named = (name: string) =>
    desk.as('checker', async (change) => {
      const outlet = await pickOutlet(change, { id: null, name, kind: null, url: null, note: null });
      return outlet.ok ? outlet.value.id : 0;
    });

  it('stay while others rest on them, who are counted', async () => {
    const id = await named('A paper');
    const trash = () => desk.as('editor', (change) => trashOutlet(change, id, null));
    await desk.json('POST', '/sources', { title: 'One', outlet_id: id }, token);
    expect(await trash()).toEqual({ kind: 'in_use', by: 'one source' });
    await desk.json('POST', '/sources', { title: 'Two', outlet_id: id }, token);
    expect(await trash()).toEqual({ kind: 'in_use', by: '2 sources' });
  });

  it('are refused where a source names an outlet that is not there', async () => {
    const input = parseSource('json', { title: 'Three', outlet_id: 999 });
    expect(input.ok).toBe(true);
    const faults = { ok: false, errors: [expect.objectContaining({ path: 'outlet_id' })] };
    if (input.ok)
      expect(await desk.as('checker', (change) => pickSource(change, { ...input.value, id: null }))).toEqual(
        faults,
      );
    expect(await desk.as('checker', (change) => editSource(change, 1, 1, { outlet_id: 999 }))).toEqual(
      faults,
    );
  });
});
