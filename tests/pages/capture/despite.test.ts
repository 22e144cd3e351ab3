import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// What somebody accepted although the text says otherwise is said in its row, before anything is saved.

const TEXT =
  'Ferry\n\n“It will run until the end of May,” Ana Brook said.\n\n“Nobody has asked the pilots about it,” Olga Weiss said.';
const REMARK = 'In the text Ana Brook is credited with these words.';

let desk: TestDesk;
let checker: Sends;
let at: string;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text: TEXT }, checker);
  at = answer.headers.get('location') ?? '';
});
afterAll(() => desk.close());

async function decided(n: number, version: number, fields: Record<string, string>): Promise<string> {
  const answer = await desk.form(`${at}/quotations/${n}`, { version: String(version), ...fields }, checker);
  expect(answer.status, await answer.clone().text()).toBe(303);
  const [place = ''] = (answer.headers.get('location') ?? '').split('#');
  return (await desk.get(place, checker)).text();
}

function rowIn(html: string, n: number): string {
  return html.split('<li id="q-').find((row) => row.startsWith(`${n}"`)) ?? '';
}

describe('a row accepted under another name than the text has', () => {
  it('says whom the text credits, and so does what was just done', async () => {
    const page = await decided(1, 1, { do: 'accept', 'speaker.name': 'Piet Karr' });
    expect(rowIn(page, 1)).toContain('is-accepted');
    expect(rowIn(page, 1)).toContain(REMARK);
    expect(/id="capture-said"[\s\S]*?<\/p>/.exec(page)?.[0]).toContain(REMARK);
    expect(rowIn(page, 2)).not.toContain('is credited');
  });

  it('still says so when the page is opened anew, and no longer under the right name', async () => {
    expect(rowIn(await (await desk.get(at, checker)).text(), 1)).toContain(REMARK);
    await decided(1, 2, { do: 'reopen' });
    const page = await decided(1, 3, { do: 'accept', 'speaker.name': 'Ana Brook' });
    expect(rowIn(page, 1)).toContain('is-accepted');
    expect(page).not.toContain(REMARK);
  });
});

describe('the ground rule of a text', () => {
  it('is not called optional where it is required', async () => {
    const start = await (await desk.get('/capture', checker)).text();
    expect(start).toContain('Ground rule</label>');
    const text = `${TEXT}\n\n“We met twice,” she said.`;
    const interview = { way: 'paste', whose: 'interview', ground_rule: 'background', text };
    const made = await desk.form('/capture', interview, checker);
    expect(made.status, await made.clone().text()).toBe(303);
    const page = await (await desk.get(made.headers.get('location') ?? '', checker)).text();
    expect(page).not.toContain('None (published)');
    expect(await (await desk.get(at, checker)).text()).toContain('None (published)');
  });
});
