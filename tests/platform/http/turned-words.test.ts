import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Words with controls that turn the reading direction: kept as typed, and on no page at work.

const TURNED = 'He is \u202etsil eht no\u202c not guilty \u202edenialc';
const NAME = 'Wang \u2067Yi';
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
/** The only place where a control may stand: alone in an element that nothing gets out of. */
const ALONE = /<bdi class="unseen"[^>]*>[\u202a-\u202e\u2066-\u2069]<\/bdi>/g;

let desk: TestDesk;
let editor: Sends;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  [editor, token] = [await desk.signIn('editor'), await desk.token('editor')];
  const claim = {
    text: TURNED,
    summary: TURNED,
    speaker: { name: NAME },
    attribution: { source: { title: TURNED, outlet: { name: NAME } } },
    tags: ['turned \u202e'],
  };
  const { version } = (await (await desk.json('POST', '/claims', claim, token)).json()) as {
    version: number;
  };
  const ended = { ...token, 'if-match': `"${version}"` };
  expect((await desk.json('PATCH', '/claims/1', { text: `${TURNED}.` }, ended)).status).toBe(200);
  await desk.json('POST', '/claims/1/annotations', { motivation: 'commenting', body: TURNED }, token);
  await desk.json('POST', '/sources/1/snapshots', { text: `${TURNED}.` }, token);
  await desk.json('POST', '/lists', { title: NAME, claim_ids: [1] }, token);
});
afterAll(() => desk.close());

const read = async (path: string) => (await desk.get(path, editor)).text();

describe('words that would turn the page', () => {
  it.each([
    ...['/', '/claims', '/claims?q=guilty', '/claims/1', '/claims/1/history', '/claims/1/dossier'],
    ...['/speakers', '/speakers/1', '/speakers/1/history', '/sources', '/sources/1'],
    ...['/outlets', '/outlets/1', '/tags', '/lists', '/lists/1', '/annotations', '/activity'],
    ...['/sources/1/snapshots', '/sources/1/snapshots/1'],
  ])('are marked on %s', async (path) => {
    const answer = await desk.get(path, editor);
    expect(answer.status).toBe(200);
    const page = (await answer.text())
      .replace(ALONE, '')
      .replace(/ (?:value|content)="[^"]*"/g, '')
      .replace(/<textarea[\s\S]*?<\/textarea>/g, '');
    expect(CONTROL.exec(page)).toBeNull();
  });

  it('stand in a quotation to the letter, each control alone under its sign', async () => {
    const page = await read('/claims/1');
    expect(page).toContain(
      '<bdi class="unseen" data-sign="⟨RLO⟩" title="Right-to-left override, U+202E: it would turn the reading direction">\u202e</bdi>tsil eht no<bdi',
    );
    expect(page).toContain('<title>Wang ⟨RLI⟩Yi: “He is ⟨RLO⟩tsil');
    expect(page).toContain('<bdi>Wang ⟨RLI⟩Yi</bdi>');
  });

  it('are in a form as they were typed, and as they were sent where it is refused', async () => {
    expect(await read('/claims/1/edit')).toContain(`${TURNED}.</textarea>`);
    expect(await read('/speakers/1/edit')).toContain(`value="${NAME}"`);
    const answer = await desk.form('/claims/1', { text: TURNED, version: '2', form: 'x' }, editor);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`${TURNED}</textarea>`);
  });

  it('are where two versions differ', async () => {
    const answer = await desk.form(
      '/claims/1',
      { text: 'He is guilty', form: 'direct', 'speaker.name': NAME, version: '1' },
      editor,
    );
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('⟨RLO⟩');
  });

  it('come back as typed as JSON and as CSV, and are marked in a feed', async () => {
    const claim = (await (await desk.get('/claims/1.json', token)).json()) as { text: string };
    expect(claim.text).toBe(`${TURNED}.`);
    expect(await (await desk.get('/claims.csv', token)).text()).toContain(TURNED);
    const feed = await (await desk.get('/activity.atom', token)).text();
    expect(feed).toContain('⟨RLO⟩');
    expect(feed).not.toMatch(CONTROL);
  });
});
