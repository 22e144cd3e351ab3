import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TERMINAL } from '../../../../src/platform/viewer.js';
import { keepEdition } from '../../../../src/publishing/lists/editions/actions.js';
import { type DocxRead, readDocx } from '../../../support/docx.js';
import { type DeskWithClaims, faultsIn, openDeskWithClaims } from '../desk-with-claims.js';
import { askingFor, sha256 } from './asking.js';

describe('an edition of a list', () => {
  let on: DeskWithClaims;
  let ask: ReturnType<typeof askingFor>;
  let [a, b, c] = [0, 0, 0];
  beforeAll(async () => {
    on = await openDeskWithClaims();
    ask = askingFor(on);
    [a, b, c] = on.claims;
  });
  afterAll(() => on.desk.close());

  it('keeps what the list prints, with who kept it, what was counted and the style', async () => {
    const list = await on.makeList({ title: 'For the court', claim_ids: [a, b, c], shared: true });
    const kept = await ask.keep(list.id, { name: 'As filed, 3 May' });
    expect(kept).toMatchObject({
      name: 'As filed, 3 May',
      kind: 'evidence',
      style: 'newsroom',
      list_version: 1,
    });
    const edition = await ask.edition(list.id, kept.id);
    expect(edition).toMatchObject({ title: 'For the court', counts: { selected: 3, printed: 3, failed: 0 } });
    expect(edition.entries.map((entry) => entry?.claims.map(({ id }) => id))).toEqual([[a], [b], [c]]);
    expect(edition.entries[0]?.text.join(' ')).toContain('No room for compromise.');
    const page = await (await on.desk.get(ask.at(list.id, kept.id), await on.desk.signIn('checker'))).text();
    for (const told of [
      'For the court',
      'As filed, 3 May',
      edition.sha256,
      'No room for compromise.',
      'version 1',
    ])
      expect(page).toContain(told);
    expect(await faultsIn(page)).toEqual([]);
  });

  it('has a file whose SHA-256 is the one that is printed', async () => {
    const list = await on.makeList({ title: 'Hashed', claim_ids: [a, b] });
    const { id, sha256: told } = await ask.keep(list.id);
    const file = await ask.file(list.id, id, 'jsonl');
    expect(sha256(file.text)).toBe(told);
    expect(file.sha256).toBe(told);
    const parts = file.text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { part: string }).part);
    expect(parts).toEqual(['head', 'entry', 'entry', 'foot']);
    for (const format of ['text', 'markdown', 'html'])
      expect((await ask.file(list.id, id, format)).text, format).toContain(told);
  });

  it.each(['text', 'markdown', 'html'])('prints in %s what the list printed then', async (format) => {
    const list = await on.makeList({ title: 'The same', claim_ids: [c, a] });
    const { id } = await ask.keep(list.id, { kind: 'quotations' });
    const printed = await on.desk.get(`/lists/${list.id}/export?format=${format}&kind=quotations`, on.token);
    const now = await printed.text();
    const { text } = await ask.file(list.id, id, format);
    const withoutEdition = text.replace(/^.*Edition \d+; SHA-256.*\n\n?/m, '').trimEnd();
    expect(withoutEdition).toBe(now.trimEnd());
  });

  it.each([
    ['evidence', 'newsroom'],
    ['evidence', 'apa'],
    ['quotations', 'chicago-fullnote-bibliography'],
    ['sources', 'newsroom'],
  ])(
    'is a Word document as the list was then: %s in the style %s',
    async (kind, style) => {
      const list = await on.makeList({ title: 'For Word', claim_ids: [c, a, b], style });
      const { id, sha256: told } = await ask.keep(list.id, { kind });
      const now = await on.desk.get(`/lists/${list.id}/export?format=docx&kind=${kind}`, on.token);
      const exported = readDocx(new Uint8Array(await now.arrayBuffer()));
      const kept = readDocx((await ask.file(list.id, id, 'docx')).bytes);
      const looks = ({ paragraphs }: DocxRead) => paragraphs.map(({ style: look, text }) => [look, text]);
      const isAboutIt = ([, text = '']: readonly string[]) => text.includes(told);
      expect(looks(kept).filter((one) => !isAboutIt(one))).toEqual(looks(exported));
      expect(looks(kept).filter(isAboutIt)).toEqual([['ListFoot', expect.stringMatching(/Edition \d+/)]]);
      expect(kept.footnotes).toEqual(exported.footnotes);
    },
    60_000,
  );

  it('keeps the notes and the bibliography of a style with footnotes', async () => {
    const list = await on.makeList({
      title: 'Notes',
      claim_ids: [a, b],
      style: 'chicago-fullnote-bibliography',
    });
    const { id } = await ask.keep(list.id, { kind: 'quotations' });
    const now = await on.desk.get(`/lists/${list.id}/export?format=html&kind=quotations`, on.token);
    const { text } = await ask.file(list.id, id, 'html');
    const body = (html: string) => html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
    expect(body(text)).toBe(body(await now.text()));
    expect(body(text)).toContain('<h2>Bibliography</h2>');
  }, 60_000);

  it('is as it was after its list and its quotations have changed', async () => {
    const list = await on.makeList({ title: 'Unchanged', claim_ids: [a, b] });
    const { id } = await ask.keep(list.id);
    const before = await ask.edition(list.id, id);
    const file = await ask.file(list.id, id, 'text');
    await on.desk.json('POST', `/lists/${list.id}/items`, { claim_id: c }, on.token);
    const { version } = (await (await on.desk.get(`/claims/${a}.json`, on.token)).json()) as {
      version: number;
    };
    const edit = { ...on.token, 'if-match': `"${version}"` };
    expect((await on.desk.json('PATCH', `/claims/${a}`, { summary: 'Another.' }, edit)).status).toBe(200);
    expect(await ask.edition(list.id, id)).toEqual(before);
    expect((await ask.file(list.id, id, 'text')).text).toBe(file.text);
  });

  it('stands in the JSON, on the page and in the history of its list', async () => {
    const list = await on.makeList({ title: 'Listed', claim_ids: [a] });
    const { id } = await ask.keep(list.id, { name: 'First' });
    expect(await on.read(list.id)).toMatchObject({ editions: [{ id, name: 'First' }] });
    const checker = await on.desk.signIn('checker');
    const page = await (await on.desk.get(`/lists/${list.id}`, checker)).text();
    expect(page).toContain(`href="${ask.at(list.id, id)}"`);
    expect(await faultsIn(page)).toEqual([]);
    const history = await (await on.desk.get(`/lists/${list.id}/history`, checker)).text();
    expect(history).toContain('kept an edition of');
  });

  it('is kept once, however often its form is sent', async () => {
    const list = await on.makeList({ title: 'Twice', claim_ids: [a] });
    const checker = await on.desk.signIn('checker');
    const send = () => on.desk.form(`/lists/${list.id}/editions`, { key: 'twice', name: 'Once' }, checker);
    const places = (await Promise.all([send(), send()])).map((answer) => answer.headers.get('location'));
    expect(new Set(places).size).toBe(1);
    const { editions } = (await (await on.desk.get(`/lists/${list.id}/editions.json`, on.token)).json()) as {
      editions: object[];
    };
    expect(editions).toHaveLength(1);
  });

  it('is not kept of another version than the one on the form, and nothing typed is lost', async () => {
    const list = await on.makeList({ title: 'Overtaken', claim_ids: [a] });
    const checker = await on.desk.signIn('checker');
    await on.desk.json('POST', `/lists/${list.id}/items`, { claim_id: b }, on.token);
    const fields = { version: '1', name: 'As I saw it' };
    const refused = await on.desk.form(`/lists/${list.id}/editions`, fields, checker);
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain('value="As I saw it"');
    expect(page).toContain('name="version" value="2"');
    expect(await faultsIn(page)).toEqual([]);
    expect(await on.read(list.id)).toMatchObject({ editions: [] });
  });

  it('is not kept where the list changed while it was printed', async () => {
    const list = await on.makeList({ title: 'Meanwhile', claim_ids: [a], shared: true });
    const options = {
      name: null,
      kind: 'evidence',
      grouping: null,
      style: 'newsroom',
      locale: 'en-GB',
    } as const;
    const request = {
      ...{ viewer: TERMINAL, listId: list.id, options: { ...options, restricted: [] } },
      ...{ madeAt: '2023-06-25T09:00:00.000Z', deskUrl: null },
    };
    const { handle, ...printed } = await on.desk.ctx.exports.run(
      'print_edition',
      request,
      new AbortController().signal,
    );
    await on.desk.json('POST', `/lists/${list.id}/items`, { claim_id: b }, on.token);
    const toKeep = { options: request.options, madeAt: request.madeAt, printed, fd: handle.fd };
    const row = await on.desk.as('checker', (change) =>
      keepEdition(change, { listId: list.id, viewer: TERMINAL }, toKeep),
    );
    await handle.close();
    expect(row).toBeNull();
    expect(await on.read(list.id)).toMatchObject({ editions: [] });
  });

  it.each([
    [{ kind: 'poster' }, 'kind'],
    [{ style: 'no such style at all' }, 'style'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ restricted: ['x'] }, 'restricted.0'],
    [{ colour: 'red' }, 'colour'],
  ])('is refused for %o with what would be right', async (fields, path) => {
    const list = await on.makeList({ title: 'Refused', claim_ids: [a] });
    const refused = await on.desk.json('POST', `/lists/${list.id}/editions`, fields, on.token);
    expect(refused.status).toBe(422);
    const { errors } = (await refused.json()) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
  });

  it('of an empty list says that nothing was printed', async () => {
    const list = await on.makeList({ title: 'Empty' });
    const { id } = await ask.keep(list.id);
    expect(await ask.edition(list.id, id)).toMatchObject({ counts: { selected: 0 }, entries: [] });
  });

  it('goes to the trash and back with its list', async () => {
    const list = await on.makeList({ title: 'Away', claim_ids: [a], shared: true });
    const { id } = await ask.keep(list.id);
    await on.desk.json('DELETE', `/lists/${list.id}`, {}, on.token);
    const other = await on.desk.token('viewer');
    expect((await on.desk.get(`${ask.at(list.id, id)}.json`, other)).status).toBe(410);
    await on.desk.json('POST', `/lists/${list.id}/restoration`, {}, on.token);
    expect(await ask.edition(list.id, id, other)).toMatchObject({ id });
  });

  it('is not there for whoever may not see its list, nor below another list', async () => {
    const [own, other] = [
      await on.makeList({ title: 'Mine', claim_ids: [a] }),
      await on.makeList({ title: 'Other', claim_ids: [a] }),
    ];
    const { id } = await ask.keep(own.id);
    for (const suffix of ['.json', '/changes.json', '/export'])
      expect((await on.desk.get(`${ask.at(own.id, id)}${suffix}`, on.viewerToken)).status).toBe(404);
    expect((await on.desk.get(`${ask.at(other.id, id)}.json`, on.token)).status).toBe(404);
  });
});
