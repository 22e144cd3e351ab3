import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrCreateOutlet, trashOutlet } from '../../../src/record/outlets/actions.js';
import { editSource, findOrCreateSource } from '../../../src/record/sources/actions.js';
import { parseSource } from '../../../src/record/sources/input.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

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
      const outlet = await findOrCreateOutlet(change, {
        id: null,
        name,
        kind: null,
        url: null,
        note: null,
        is_ours: null,
      });
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
      expect(
        await desk.as('checker', (change) => findOrCreateSource(change, { ...input.value, id: null })),
      ).toEqual(faults);
    expect(await desk.as('checker', (change) => editSource(change, 1, 1, { outlet_id: 999 }))).toEqual(
      faults,
    );
  });

  /** A script adds a source, with its outlet described. */
  const cite = (outlet: object) => desk.json('POST', '/sources', { title: 'Cites an outlet', outlet }, token);
  const outletOf = async (answer: Response) => {
    expect(answer.status, await answer.clone().text()).toBe(201);
    const source = await desk.get(`${answer.headers.get('location')}.json`, token);
    return ((await source.json()) as { outlet: { id: number } }).outlet.id;
  };

  it('are the ones on the desk where all that is said of them fits, and new ones where something does not', async () => {
    const agency = {
      name: 'Agency',
      kind: 'agency',
      url: 'https://agency.example/',
      note: 'Founded in 1931.',
    };
    const first = await outletOf(await cite(agency));
    expect(await outletOf(await cite(agency))).toBe(first);
    expect(await outletOf(await cite({ name: 'Agency', url: agency.url }))).toBe(first);
    const others: number[] = [];
    for (const other of [
      { kind: 'broadcaster' },
      { url: 'https://other.example/' },
      { note: 'Another one.' },
    ])
      others.push(await outletOf(await cite({ ...agency, ...other })));
    expect(new Set([first, ...others]).size).toBe(4);
    expect(await outletOf(await cite(agency))).toBe(first);
  });

  it('are asked about beside their name where several are meant, each told from the others', async () => {
    const one = await outletOf(await cite({ name: 'The Herald', kind: 'newspaper' }));
    const two = await outletOf(await cite({ name: 'The Herald', id: 'new' }));
    const typed = { title: 'Of one of the two', 'outlet.name': 'The Herald' };
    const asked = await desk.form('/sources', typed, await desk.signIn('checker'));
    expect(asked.status).toBe(422);
    const page = await asked.text();
    for (const words of [
      `2 outlets are called The Herald (numbers ${one}, ${two}): choose one`,
      `The Herald, number ${one}: Newspaper`,
      `The Herald, number ${two}<`,
      'Another outlet of this name (new)',
      'value="Of one of the two"',
    ])
      expect(page).toContain(words);
    expect(await outletOf(await cite({ name: 'The Herald', id: two }))).toBe(two);
  });

  it('are not written over by what is said beside the one that was picked', async () => {
    const id = await outletOf(await cite({ name: 'The Gazette', kind: 'newspaper' }));
    const refused = await cite({ name: 'The Gazette', id, kind: 'broadcaster' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('saved with other details');
    expect(await (await desk.get(`/outlets/${id}.json`, token)).json()).toMatchObject({
      kind: 'newspaper',
      version: 1,
    });
  });
});
