import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOwnOutlet } from '../../../src/pages/capture/model/own-outlet.js';
import { addOutlet } from '../../../src/record/outlets/actions.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { mergeByJson } from '../merging/merging.js';

// “She told the Gazette” in the Harbour Gazette names no other source: nothing is cited but the article.

const ARTICLE = (paper: string) => `Ferry to run again in May

By Jon Field

7 October 2026

“The ferry will run again from the ninth of May,” Mayor Mira Tolland told ${paper}.
`;

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.token('checker');
});
afterAll(() => desk.close());

interface Drafted {
  readonly id: number;
  readonly version: number;
  readonly quotations: readonly {
    readonly n: number;
    readonly channel: object | null;
    readonly relayed_from: object | null;
  }[];
}

async function capture(text: string, source: object): Promise<Drafted> {
  const described = { title: 'Ferry to run again in May', ...source };
  const answer = await desk.json('POST', '/capture', { text, source: described }, checker);
  expect(answer.status, await answer.clone().text()).toBe(201);
  const { id } = (await answer.json()) as { id: number };
  return read(id);
}
async function read(id: number): Promise<Drafted> {
  return (await (await desk.get(`/capture/${id}.json`, checker)).json()) as Drafted;
}
const originOf = ({ quotations: [first] }: Drafted) => first?.relayed_from;

describe('an outlet that an article names is its own', () => {
  const named = (outlet: string | null, text = outlet ?? '') => ({
    text,
    outlet,
    start: 0,
    end: 1,
    type: null,
  });

  it.each([
    ['The Harbour Gazette', 'The Harbour Gazette'],
    ['Harbour Gazette', 'The Harbour Gazette'],
    ['the harbour gazette', 'Harbour Gazette'],
    ['Gazette', 'The Harbour Gazette'],
    ['BBC', 'BBC News'],
    ['AP', 'Associated Press'],
    ['Associated Press', 'AP'],
    ['BuzzFeed', 'www.buzzfeed.com'],
    ['Zürcher Bote', 'ZURCHER BOTE'],
  ])('“%s” in %s', (outlet, own) => {
    expect(isOwnOutlet(named(outlet), [own])).toBe(true);
  });

  it('where it says “this newspaper”', () => {
    expect(isOwnOutlet(named(null, 'this newspaper'), [])).toBe(true);
    expect(isOwnOutlet(named(null, 'the newspaper'), ['Harbour Gazette'])).toBe(false);
  });

  it.each([
    ['County Radio', 'The Harbour Gazette'],
    ['Evening Gazette', 'The Harbour Gazette'],
    ['BBC Radio 4', 'BBC News'],
    ['Harbour Gazette Magazine', 'Harbour Gazette'],
    ['The', 'The Harbour Gazette'],
    ['Reuters', ''],
  ])('but not “%s” in %s', (outlet, own) => {
    expect(isOwnOutlet(named(outlet), [own])).toBe(false);
  });
});

describe('a captured quotation', () => {
  it('cites no source where its article names its own outlet, on the page and once saved', async () => {
    const draft = await capture(ARTICLE('The Harbour Gazette'), { outlet: { name: 'Harbour Gazette' } });
    expect(draft.quotations).toHaveLength(1);
    expect(originOf(draft)).toBeNull();
    const page = await (await desk.get(`/capture/${draft.id}`, await desk.signIn('checker'))).text();
    expect(page).not.toContain('cited in “Ferry to run again in May”');
    const saving = { id: draft.id, quotations: [{ n: 1, speaker: { name: 'Mira Tolland' } }] };
    const saved = await desk.json('POST', '/capture/claims', saving, checker);
    expect(saved.status, await saved.clone().text()).toBe(201);
    expect(await desk.ctx.db.selectFrom('attributions').select('relayed_from_id').execute()).toEqual([
      { relayed_from_id: null },
    ]);
  });

  it('cites another outlet that its article names', async () => {
    const draft = await capture(ARTICLE('County Radio'), { outlet: { name: 'Harbour Gazette' } });
    expect(originOf(draft)).toMatchObject({ source: { outlet: { name: 'County Radio' } } });
  });

  it('cites no source under a name that was merged into that of its outlet', async () => {
    const [kept, former] = await desk.as('editor', async (change) => [
      await addOutlet(change, {
        name: 'North Shore Media',
        kind: null,
        url: null,
        note: null,
        is_ours: null,
      }),
      await addOutlet(change, { name: 'Beacon Tribune', kind: null, url: null, note: null, is_ours: null }),
    ]);
    const editor = await desk.token('editor');
    const pair = { table: 'outlets', from: former?.id ?? 0, into: kept?.id ?? 0 };
    expect((await mergeByJson(desk, pair, editor)).status).toBe(200);
    const draft = await capture(ARTICLE('the Beacon Tribune'), { outlet: { name: 'North Shore Media' } });
    expect(originOf(draft)).toBeNull();
  });

  it('follows the outlet where a person corrects it', async () => {
    const title = 'Mayor on the ferry';
    const draft = await capture(ARTICLE('The Harbour Gazette on Tuesday'), {
      title,
      outlet: { name: 'County Wire' },
    });
    expect(originOf(draft)).toMatchObject({ source: { outlet: { name: 'Harbour Gazette' } } });
    const correct = async (name: string) => {
      const { version } = await read(draft.id);
      const source = { title, outlet: { name }, issued: '2026-10-07' };
      const answer = await desk.json(
        'POST',
        `/capture/${draft.id}/source`,
        { source },
        {
          ...checker,
          'if-match': `"${version}"`,
        },
      );
      expect(answer.status, await answer.clone().text()).toBe(200);
      return originOf(await read(draft.id));
    };
    expect(await correct('Harbour Gazette')).toBeNull();
    expect(await correct('County Wire')).toMatchObject({
      source: { outlet: { name: 'Harbour Gazette' } },
    });
  });
});
