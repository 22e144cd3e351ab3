import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
let checker: Sends;
let whole: number;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  const added = await desk.json(
    'POST',
    '/claims',
    {
      text: 'There is no room for compromise on the harbour.',
      speaker: { name: 'Antony Quill', kind: 'person' },
      said_on: '2023-06-19',
      attribution: {
        source: {
          title: 'The ferry',
          url: 'https://herald.example/ferry',
          outlet: { name: 'The Harbour Herald' },
        },
      },
    },
    await desk.token('checker'),
  );
  ({ id: whole } = (await added.json()) as { id: number });
});
afterAll(() => desk.close());

const TYPED = {
  text: 'no room for compromise',
  'speaker.name': 'Anthony Quill',
  'attribution.source.title': 'Ferries',
  'attribution.source.url': 'http://www.herald.example/ferry/',
  'attribution.source.outlet.name': 'Harbour Herald',
  note: 'Typed and kept',
};

async function asked(fields: Record<string, string>) {
  const answer = await desk.form('/claims', fields, checker);
  const html = await answer.text();
  expect(answer.status, html).toBe(422);
  await checkHtml(html);
  return parseHTML(html).document;
}

const count = async (table: 'claims' | 'speakers' | 'sources' | 'outlets') =>
  (await desk.ctx.db.selectFrom(table).select('id').execute()).length;

describe('a form whose quotation may be on the desk already', () => {
  it('asks, shows what one needs to decide, and gives back everything typed', async () => {
    const page = await asked(TYPED);
    const section = page.querySelector('[aria-labelledby="alike"]');
    for (const words of [
      'Contains your quotation',
      'Antony Quill',
      '19 June 2023',
      'The ferry',
      'Use Antony Quill (one quotation)',
    ])
      expect(section?.textContent).toContain(words);
    const names = [...(section?.querySelectorAll('input[type=radio]') ?? [])].map((one) =>
      one.getAttribute('name'),
    );
    expect(new Set(names)).toEqual(
      new Set(['fragment_of', 'use.speaker', 'use.attribution-source', 'use.attribution-source-outlet']),
    );
    expect(page.querySelector('textarea[name=note]')?.textContent).toContain('Typed and kept');
    expect(await count('claims')).toBe(1);
  });

  it('uses what was chosen, and links the fragment', async () => {
    const section = (await asked(TYPED)).querySelector('[name=shown]');
    const saved = await desk.form(
      '/claims',
      {
        ...TYPED,
        confirmed: 'yes',
        shown: section?.getAttribute('value') ?? '',
        fragment_of: String(whole),
        'use.speaker': '1',
        'use.attribution-source': '1',
        'use.attribution-source-outlet': 'new',
      },
      checker,
    );
    expect(saved.status, await saved.clone().text()).toBe(303);
    expect([await count('speakers'), await count('sources'), await count('outlets')]).toEqual([1, 1, 1]);
    const links = await desk.ctx.db.selectFrom('claim_links').select(['kind', 'other_claim_id']).execute();
    expect(links).toEqual([{ kind: 'fragment_of', other_claim_id: whole }]);
  });

  it('adds all the same what the person has seen, and asks again about what they have not', async () => {
    const fields = { text: 'There is no room for compromise on the harbour', 'speaker.name': 'Quill' };
    const shown = (await asked(fields)).querySelector('[name=shown]')?.getAttribute('value') ?? '';
    await desk.json('POST', '/claims', { text: fields.text, speaker_id: 1 }, await desk.token('checker'));
    const again = await asked({ ...fields, confirmed: 'yes', shown });
    const now = again.querySelector('[name=shown]')?.getAttribute('value') ?? '';
    expect(now).not.toBe(shown);
    const saved = await desk.form('/claims', { ...fields, confirmed: 'yes', shown: now }, checker);
    expect(saved.status).toBe(303);
    const speaker = await desk.ctx.db
      .selectFrom('speakers')
      .select('name')
      .where('name', '=', 'Quill')
      .execute();
    expect(speaker).toHaveLength(1);
  });

  it('keeps the answers where something else is wrong', async () => {
    const fields = { text: 'compromise on the harbour', 'speaker.name': 'Antony Quill', 'use.speaker': '1' };
    const shown = (await asked(fields)).querySelector('[name=shown]')?.getAttribute('value') ?? '';
    const wrong = { ...fields, said_on: 'soon', confirmed: 'yes', shown, fragment_of: String(whole) };
    const page = await asked(wrong);
    const hidden = (name: string) =>
      page.querySelector(`input[type=hidden][name="${name}"]`)?.getAttribute('value');
    expect([hidden('confirmed'), hidden('shown'), hidden('fragment_of')]).toEqual([
      'yes',
      shown,
      String(whole),
    ]);
  });

  it('asks at the address of each kind of record too', async () => {
    for (const [path, fields] of [
      ['/speakers', { kind: 'person', name: 'Antony Qwill' }],
      ['/outlets', { name: 'Harbor Herald' }],
      ['/sources', { title: 'Elsewhere', url: 'https://herald.example/ferry' }],
    ] as const) {
      const answer = await desk.form(path, fields, checker);
      const html = await answer.text();
      expect(answer.status, path).toBe(422);
      await checkHtml(html);
      expect(html).toContain('Add it anyway');
      const shown = parseHTML(html).document.querySelector('[name=shown]')?.getAttribute('value') ?? '';
      expect((await desk.form(path, { ...fields, confirmed: 'yes', shown }, checker)).status, path).toBe(303);
    }
  });
});
