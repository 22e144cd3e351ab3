import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { checkHtml } from '../../support/html.js';
import { type AsideDesk, asideDesk, REASON } from './aside-desk.js';

let desk: AsideDesk;
let [checker, editor]: Sends[] = [];
beforeEach(async () => {
  desk = await asideDesk();
  [checker, editor] = [await desk.signIn('checker'), await desk.signIn('editor')];
});
afterEach(() => desk.close());

async function opened(path: string, action: string, sends?: Sends): Promise<Record<string, string>> {
  return fieldsOfForm(await (await desk.get(path, sends)).text(), action);
}

describe('the form of an attribution', () => {
  it('shows the field for the reason where it is wanted, and keeps everything typed', async () => {
    const action = `/attributions/${desk.attribution}`;
    const fields = await opened(`${action}/edit`, action, checker);
    expect(fields).not.toHaveProperty('set_aside_reason');
    const sent = { ...fields, rank: 'deprecated', note: 'A mirror of the page.' };
    const refused = await desk.form(action, sent, checker);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('Say why you are overriding it');
    expect(await checkHtml(page)).toEqual([]);
    const again = fieldsOfForm(page, action);
    expect(again).toMatchObject({ rank: 'deprecated', note: 'A mirror of the page.', set_aside_reason: '' });
    expect((await desk.form(action, { ...again, ...REASON }, checker)).status).toBe(303);
    expect(await desk.setAsides()).toMatchObject([
      { kind: 'deprecated', reason: REASON.set_aside_reason, difference: '‘not’ is missing after ‘does’' },
    ]);
  });
});

describe('the button that trashes a copy', () => {
  it('leads to a page that asks for the reason, and does it from there', async () => {
    const copy = `/sources/1/snapshots/${desk.copy}`;
    const fields = await opened(copy, `${copy}/trash`, editor);
    const refused = await desk.form(`${copy}/trash`, fields, editor);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('Move copy to the trash');
    expect(await checkHtml(page)).toEqual([]);
    const sent = { ...fieldsOfForm(page, `${copy}/trash`), ...REASON };
    expect((await desk.form(`${copy}/trash`, sent, editor)).status).toBe(303);
    expect(await desk.setAsides()).toMatchObject([{ kind: 'copy_trashed', pending: true }]);
  });
});

it('a second person agrees from the queue', async () => {
  await desk.send('POST', `/sources/1/snapshots/${desk.copy}/trash`, REASON, desk.editor);
  const fields = await opened('/', '/set-asides/1/agreement', checker);
  expect((await desk.form('/set-asides/1/agreement', fields, checker)).status).toBe(303);
  expect(await desk.setAsides()).toMatchObject([{ pending: false, stands: true }]);
});
