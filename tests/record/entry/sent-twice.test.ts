import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk, withoutDone } from '../../support/desk.js';

let desk: TestDesk;
let checker: Sends;
beforeEach(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
});
afterEach(() => desk.close());

const QUOTATION = {
  key: 'k-1',
  text: 'We will talk about trade & nothing else.',
  'speaker.name': 'Wang Yi',
  'attribution.source.title': 'The Herald',
};

async function count(table: 'claims' | 'speakers' | 'sources'): Promise<number> {
  return (await desk.ctx.db.selectFrom(table).select('id').execute()).length;
}

function typedIn(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

describe('a quotation that is sent twice', () => {
  it('is one quotation, and both are answered with its page', async () => {
    const [one, two] = await Promise.all([
      desk.form('/claims', QUOTATION, checker),
      desk.form('/claims', QUOTATION, checker),
    ]);
    const later = await desk.form('/claims', QUOTATION, checker);
    for (const answer of [one, two, later]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/claims/1']);
    }
    expect([await count('claims'), await count('speakers'), await count('sources')]).toEqual([1, 1, 1]);
  });

  it('from two forms, is shown to be on the desk already', async () => {
    await desk.form('/claims', QUOTATION, checker);
    const other = await desk.form('/claims', { ...QUOTATION, key: 'k-2' }, checker);
    expect(other.status).toBe(422);
    expect(await other.text()).toContain('may already be saved');
    expect(await count('claims')).toBe(1);
  });
});

describe('a form that comes back with other words, as after the browser’s Back', () => {
  it('is given back whole under a new key, beside what was saved', async () => {
    await desk.form('/claims', QUOTATION, checker);
    const changed = await desk.form('/claims', { ...QUOTATION, text: 'Quite other words' }, checker);
    expect(changed.status).toBe(422);
    const page = await changed.text();
    expect(page).toMatch(/href="\/claims\/1[?]done=\d+">See what is saved/);
    expect(page).toContain('Quite other words</dd>');
    expect(await count('claims')).toBe(1);
    const fields = { ...QUOTATION, text: 'Quite other words', key: typedIn(page, 'key') };
    expect(fields.key).not.toBe('k-1');
    const sent = await desk.form('/claims', fields, checker);
    expect(sent.headers.get('location')).toBe('/claims/2');
  });

  it('of an edit, meets what was saved first and is asked which should stay', async () => {
    const added = await desk.json('POST', '/outlets', { name: 'Herald' }, await desk.token('checker'));
    const address = added.headers.get('location') ?? '';
    const edit = { key: 'k-9', version: '1', name: 'The Herald' };
    await desk.form(address, edit, checker);
    const again = await (await desk.form(address, { ...edit, name: 'A Herald' }, checker)).text();
    const key = typedIn(again, 'key');
    const met = await desk.form(address, { ...edit, name: 'A Herald', key }, checker);
    expect(met.status).toBe(409);
    expect(await met.text()).toContain('value="A Herald"');
  });

  it('does not put a password onto a page', async () => {
    const admin = await desk.signIn('admin');
    await desk.givePassword('admin', 'grey heron on a wire');
    const fresh = await desk.signIn('admin');
    expect(admin).not.toEqual(fresh);
    const fields = {
      key: 'k-3',
      current_password: 'grey heron on a wire',
      new_password: 'four quiet brown owls',
    };
    const first = await desk.form('/account/password', fields, fresh);
    expect(first.status).toBe(303);
    const again = await desk.form(
      '/account/password',
      { ...fields, new_password: 'secret words of mine' },
      await desk.signIn('admin'),
    );
    expect(again.status).toBe(422);
    expect(await again.text()).not.toContain('secret words of mine');
  });

  it('is refused to a script by a line', async () => {
    const sends = { ...(await desk.token('checker')), 'idempotency-key': 'k-4' };
    await desk.json('POST', '/outlets', { name: 'Herald' }, sends);
    const other = await desk.json('POST', '/outlets', { name: 'Tribune' }, sends);
    expect(other.status).toBe(422);
    expect(await other.text()).toContain('a new key');
  });
});

describe('a form that is not UTF-8', () => {
  it('is refused rather than kept with its letters lost', async () => {
    const answer = await fetch(`${desk.url}/outlets`, {
      method: 'POST',
      redirect: 'manual',
      body: 'name=Caf%E9',
      headers: {
        ...checker,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(answer.status).toBe(400);
  });

  it('may have a percent sign that stands for itself', async () => {
    const answer = await fetch(`${desk.url}/outlets`, {
      method: 'POST',
      redirect: 'manual',
      body: 'name=100%+Caf%C3%A9',
      headers: {
        ...checker,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(withoutDone(answer).headers.get('location')).toBe('/outlets/1');
    expect(await (await desk.get('/outlets/1', checker)).text()).toContain('100% Café');
  });
});
