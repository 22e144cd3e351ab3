import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAsideStyle } from '../../../../src/publishing/citations/styles/actions.js';
import { type DeskWithClaims, openDeskWithClaims } from '../../lists/desk-with-claims.js';
import { houseStyle } from './house-style.js';

// A file with the ID of a style that an editor added: nothing is replaced that nobody compared.

let on: DeskWithClaims;
let editor: Readonly<Record<string, string>>;
let cookie: Readonly<Record<string, string>>;
beforeAll(async () => {
  on = await openDeskWithClaims();
  editor = await on.desk.token('editor');
  cookie = await on.desk.signIn('editor');
});
afterAll(() => on.desk.close());

const OLD = houseStyle();
const QUOTED = '<macro name="what"><text variable="title" quotes="true"/></macro>';
/** With the line ends of another system, which a form would change. */
const NEW = houseStyle({ macro: QUOTED }).replaceAll('\n', '\r\n');
const ONE_TYPE = houseStyle({
  macro:
    '<macro name="what"><choose><if type="webpage"><text variable="URL"/></if><else><names variable="author" suffix=": "/><text variable="title"/></else></choose></macro>',
});
const OTHER = houseStyle({
  macro: '<macro name="what"><text variable="title" font-style="italic"/></macro>',
});

const FAILURE = { kind: 'time', why: 'It failed.', sources: [] } as const;
const send = (body: object) => on.desk.json('POST', '/styles', body, editor);
const stylesInUse = () =>
  on.desk.ctx.db
    .selectFrom('styles')
    .select(['id', 'csl', 'sha256'])
    .where('trashed_at', 'is', null)
    .execute();
const hiddenIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(csl_base64|replaces|submission)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

it('is shown beside the file in use, and replaces it once somebody has seen both', async () => {
  await send({ csl: OLD });
  const [older] = await stylesInUse();
  const asked = await on.desk.submit('/styles', { csl: NEW }, cookie);
  const page = await asked.text();
  expect(asked.status).toBe(409);
  expect(page).toContain('Replace this style?');
  expect(page).toContain('Renn: The harbour toll in the second year of the board.');
  expect(page).toContain('‘The harbour toll in the second year of the board’.');
  expect(await stylesInUse()).toEqual([older]);
  const { csl_base64 = '', replaces = '' } = hiddenIn(page);
  const taken = await on.desk.submit('/styles', { csl_base64, replaces }, cookie);
  expect(taken.status).toBe(303);
  const [newer, ...others] = await stylesInUse();
  expect(others).toEqual([]);
  // A form changes the line ends of a text that is typed; the first file is as it was sent.
  expect(newer?.csl.replaceAll('\r\n', '\n')).toBe(houseStyle({ macro: QUOTED }));
});

it('is told apart by a program by type, in words', async () => {
  const [{ sha256 = '' } = {}] = await stylesInUse();
  await send({ csl: OLD, replaces: sha256 });
  const answer = await send({ csl: ONE_TYPE });
  const problem = (await answer.json()) as { detail: string; current: Record<string, unknown> };
  expect(answer.status).toBe(409);
  const [{ sha256: inUse } = {}] = await stylesInUse();
  expect(problem.detail).toContain(`replaces=${inUse}`);
  expect(problem.current).toMatchObject({
    sha256: inUse,
    prints: {
      differing: [
        {
          type: 'webpage',
          before: { reference: expect.stringContaining('The harbour toll') },
          after: { reference: expect.stringContaining('https://gazette.example/toll') },
        },
      ],
    },
  });
});

it('does not replace a file that came in while somebody compared', async () => {
  const answer = await on.desk.submit(
    '/styles',
    { csl_base64: Buffer.from(ONE_TYPE).toString('base64'), replaces: 'f'.repeat(64) },
    cookie,
  );
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('The style was replaced while you were comparing.');
  expect((await stylesInUse()).map(({ csl }) => csl)).toEqual([OLD]);
});

it('that prints everything the same is said to', async () => {
  const answer = await on.desk.submit('/styles', { csl: `${OLD}<!-- reviewed -->` }, cookie);
  expect(await answer.text()).toContain('Both files print an invented source of each type the same.');
});

it('is sent by the form in the field that the desk reads a file from', async () => {
  const page = await (await on.desk.get('/styles', cookie)).text();
  const [, form = ''] = page.split('action="/styles" method="post"');
  expect(form).toMatch(/<input[^>]* type="file"[^>]* name="file"|<input[^>]* name="file"[^>]* type="file"/);
});

it('can replace a file in use that prints nothing, and says why only the new one is shown', async () => {
  const [inUse] = await stylesInUse();
  await on.desk.as('admin', ({ tx }) =>
    tx
      .updateTable('styles')
      .set({ csl: '<style' })
      .where('id', '=', inUse?.id ?? 0)
      .execute(),
  );
  const asked = await on.desk.submit('/styles', { csl: OTHER }, cookie);
  const page = await asked.text();
  expect(asked.status).toBe(409);
  expect(page).toMatch(
    /The file in use printed nothing, so only the new file is shown\. The style “[^”]+” cannot/,
  );
  const answer = await send({ csl: OTHER });
  expect(await answer.json()).toMatchObject({
    current: { prints: { failed: expect.stringContaining('cannot be used') } },
  });
  const { csl_base64 = '', replaces = '' } = hiddenIn(page);
  expect((await on.desk.submit('/styles', { csl_base64, replaces }, cookie)).status).toBe(303);
  expect((await stylesInUse())[0]?.id).not.toBe(inUse?.id);
});

describe('an old file in the trash', () => {
  const restore = (id: number | undefined, body: object = {}) =>
    on.desk.json('POST', `/styles/${id}/restoration`, body, editor);
  const fileOf = async (csl: string) => {
    const [inUse] = await stylesInUse();
    await send({ csl, ...(inUse && { replaces: inUse.sha256 }) });
    return (await stylesInUse())[0];
  };

  it('is shown beside the file in use, which it replaces once somebody has seen both', async () => {
    const older = await fileOf(OLD);
    const newer = await fileOf(NEW);
    const asked = await on.desk.submit(`/styles/${older?.id}/restoration`, {}, cookie);
    const page = await asked.text();
    expect(asked.status).toBe(409);
    expect(page).toContain('If you restore it, all lists in this style print as the file in the trash does');
    expect(page).toContain('<h3>In the trash</h3>');
    expect(page).toContain(`action="/styles/${older?.id}/restoration"`);
    expect((await stylesInUse()).map(({ id }) => id)).toEqual([newer?.id]);
    const { replaces = '' } = hiddenIn(page);
    expect((await on.desk.submit(`/styles/${older?.id}/restoration`, { replaces }, cookie)).status).toBe(303);
    expect((await stylesInUse()).map(({ id }) => id)).toEqual([older?.id]);
  });

  it('is refused to a program that names no file in use, or another one, with what to send', async () => {
    const older = await fileOf(OLD);
    const newer = await fileOf(NEW);
    for (const body of [{}, { replaces: 'f'.repeat(64) }]) {
      const answer = await restore(older?.id, body);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({
        detail: `An added style in use has this ID. Restore this one with replaces=${newer?.sha256} to replace it.`,
        current: { id: newer?.id, sha256: newer?.sha256, prints: { failed: null } },
      });
    }
    expect((await stylesInUse()).map(({ id }) => id)).toEqual([newer?.id]);
    expect((await restore(older?.id, { replaces: newer?.sha256 })).status).toBe(200);
  });

  it('is restored at once where no file is in use', async () => {
    const [inUse] = await stylesInUse();
    await on.desk.json('POST', `/styles/${inUse?.id}/trash`, {}, editor);
    expect((await restore(inUse?.id)).status).toBe(200);
  });

  it('does not replace a file in use where it was set aside itself', async () => {
    const older = await fileOf(OLD);
    const newer = await fileOf(NEW);
    await on.desk.as('admin', (change) => setAsideStyle(change, older?.id ?? 0, [FAILURE]));
    const answer = await restore(older?.id, { replaces: newer?.sha256 });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(`move the file in use (/styles/${newer?.id}) to the trash first`);
    expect((await stylesInUse()).map(({ id }) => id)).toEqual([newer?.id]);
  });
});

it('is compared by its citation in the text, too', async () => {
  const [inUse] = await stylesInUse();
  const inText = (wording: string) =>
    houseStyle()
      .replace('class="note"', 'class="in-text"')
      .replace(/<citation>[\s\S]*<\/citation>/, wording);
  const plain = inText('<citation><layout><names variable="author"/></layout></citation>');
  await send({ csl: plain, replaces: inUse?.sha256 });
  const brackets = inText(
    '<citation><layout prefix="(" suffix=")"><names variable="author"/></layout></citation>',
  );
  const page = await (await on.desk.submit('/styles', { csl: brackets }, cookie)).text();
  expect(page).not.toContain('print an invented source of each type the same');
  expect(page).toContain('In the text');
  expect(page).toMatch(/\(.*Renn\)/);
  const { current } = (await (await send({ csl: brackets })).json()) as {
    current: { prints: { differing: { before: { in_text: string }; after: { in_text: string } }[] } };
  };
  const [first] = current.prints.differing;
  expect(first?.after.in_text).toBe(`(${first?.before.in_text})`);
});
