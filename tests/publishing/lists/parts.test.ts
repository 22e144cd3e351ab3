import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLongList } from '../../support/crowded.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { faultsIn, type ListJson } from './desk-with-claims.js';

const MAX_BYTES = 500_000;

describe('a list longer than a page', () => {
  let desk: TestDesk;
  let checker: Sends;
  let viewer: Sends;
  let list: number;
  let claims: readonly number[];
  beforeAll(async () => {
    desk = await openDesk();
    ({ list, claims } = await desk.as('checker', (change) => addLongList(change, 250)));
    [checker, viewer] = [await desk.signIn('checker'), await desk.signIn('viewer')];
  });
  afterAll(() => desk.close());

  type Part = ListJson & { readonly next: string | null };
  const part = async (path: string, sends: Sends): Promise<Part> =>
    (await (await desk.get(path, sends)).json()) as Part;
  const idsOf = ({ items }: ListJson) => items.map(({ claim_id }) => claim_id);
  const shownOn = (html: string) =>
    [...html.matchAll(/<li data-row data-id="(\d+)">/g)].map(([, id]) => Number(id));

  async function partsOf(sends: Sends): Promise<number[][]> {
    const parts: number[][] = [];
    for (let at: string | null = `/lists/${list}.json`; at !== null; ) {
      const { items, next }: Part = await part(at, sends);
      parts.push(items.map(({ claim_id }) => claim_id));
      at = next;
    }
    return parts;
  }

  async function pagesOf(sends: Sends): Promise<string[]> {
    const pages: string[] = [];
    for (let at: string | null = `/lists/${list}`; at !== null; ) {
      const html = await (await desk.get(at, sends)).text();
      pages.push(html);
      at = /href="(\/lists\/\d+\?after=[^"#]+)#claims" rel="next"/.exec(html)?.[1] ?? null;
    }
    return pages;
  }

  it('has every row on exactly one part, as a page and as JSON', async () => {
    expect((await partsOf(checker)).map(({ length }) => length)).toEqual([100, 100, 50]);
    expect((await partsOf(checker)).flat()).toEqual(claims);
    const pages = await pagesOf(checker);
    expect(pages.flatMap(shownOn)).toEqual(claims);
    for (const html of pages) expect(html.length).toBeLessThan(MAX_BYTES);
    expect(pages[1]).toContain('101 to 200 of 250');
    expect(await faultsIn(pages[1] ?? '')).toEqual([]);
    expect(await faultsIn(pages[2] ?? '')).toEqual([]);
  });

  it('counts for each reader what they may see', async () => {
    expect((await partsOf(viewer)).flat()).toEqual(claims.slice(0, -1));
    const pages = await pagesOf(viewer);
    expect(pages.at(-1)).toContain('201 to 249 of 249');
    expect(pages.join()).not.toContain('not on the record');
    expect((await pagesOf(checker))[0]).toContain('One quotation here is not on the record');
  });

  it('moves a row across the border of two parts, and continues where it is then', async () => {
    const { next } = await part(`/lists/${list}.json`, checker);
    const second = await part(next ?? '', checker);
    const move = async (order: readonly number[], asked: string) => {
      const { version } = await part(`/lists/${list}.json`, checker);
      const fields = { order: order.join(), move: asked, version: String(version) };
      const answer = await desk.form(`/lists/${list}/order`, fields, checker);
      expect(answer.status).toBe(303);
      return answer.headers.get('location') ?? '';
    };
    const [last, first] = [claims[99], claims[100]];
    expect(await move(idsOf(second), `${first} up`)).toBe(`/lists/${list}`);
    const [one = [], two = []] = await partsOf(checker);
    expect([one.at(-1), two[0]]).toEqual([first, last]);
    const back = await move(one, `${first} down`);
    expect(shownOn(await (await desk.get(back, checker)).text())[0]).toBe(first);
    expect((await partsOf(checker)).flat()).toEqual(claims);
  });

  it('keeps the other parts as they are where one is put in order', async () => {
    const { version, next } = await part(`/lists/${list}.json`, checker);
    const order = idsOf(await part(next ?? '', checker)).toReversed();
    const answer = await desk.form(
      `/lists/${list}/order`,
      { order: order.join(), version: String(version) },
      checker,
    );
    expect(shownOn(await (await desk.get(answer.headers.get('location') ?? '', checker)).text())).toEqual(
      order,
    );
    expect((await partsOf(checker)).flat()).toEqual([
      ...claims.slice(0, 100),
      ...order,
      ...claims.slice(200),
    ]);
  });

  it('is exported whole, and refuses a damaged cursor', async () => {
    const file = await desk.get(`/lists/${list}/export?format=text`, viewer);
    expect(file.headers.get('onrecord-printed')).toContain('selected=249');
    await file.arrayBuffer();
    expect((await desk.get(`/lists/${list}?after=nothing`, viewer)).status).toBe(400);
  });
});
