import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn } from './checked-desk.js';

let desk: TestDesk;
let token: Sends;
let checker: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  [token, checker] = [await desk.token('checker'), await desk.signIn('checker')];
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const address = () => `/claims/${on.claim}/findings`;
const send = (searches: readonly number[]) =>
  desk.json(
    'POST',
    address(),
    {
      findings: [
        {
          ...{ facet: 'record', value: 'none_found', rationale: 'Nowhere.' },
          evidence: searches.map((id) => ({ kind: 'search', id })),
        },
      ],
    },
    token,
  );

describe('that no record was found', () => {
  it.each([
    ['is still open', () => [on.openSearch]],
    ['found the words', () => [on.foundSearch]],
    ['found something else', () => [on.otherSearch]],
    ['did any of these', () => [on.openSearch, on.foundSearch, on.otherSearch]],
  ])('is not shown by a search that %s', async (_what, searches) => {
    const answer = await send(searches());
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('“No record found” needs a search that found nothing'),
    ]);
    expect(await findingsOn(desk, token, on.claim)).toEqual([]);
  });

  it('is shown by one that found nothing, whatever others found', async () => {
    expect((await send([on.foundSearch, on.search])).status).toBe(201);
  });

  it('is refused beside the evidence in the form, which says what it needs', async () => {
    const page = await (await desk.get(`/claims/${on.claim}`, checker)).text();
    expect(page).toContain('For “No record found”, tick a search that found nothing.');
    const box = new RegExp(`name="([^"]+)" value="search:${on.foundSearch}"`).exec(
      page.slice(page.indexOf('findings.5.facet')),
    )?.[1];
    const typed = {
      ...{ 'findings.5.value': 'none_found', 'findings.5.rationale': 'Nowhere.' },
      [box ?? 'no box']: `search:${on.foundSearch}`,
    };
    const answer = await desk.form(address(), { ...fieldsOfForm(page, address()), ...typed }, checker);
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(again).toContain('href="#f-findings-5-evidence"');
    expect(again).toContain('Record: “No record found” needs a search that found nothing');
    expect(fieldsOfForm(again, address())).toMatchObject(typed);
  });

  it('is said to need a search where the log has none that found nothing', async () => {
    await desk.as('checker', (change) =>
      changeRow(change, 'searches', on.search, null, { outcome: 'something_else' }),
    );
    const page = await (await desk.get(`/claims/${on.claim}`, checker)).text();
    expect(page).toContain('Log one first');
  });
});
