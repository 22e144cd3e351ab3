import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieFrom, openDesk, type TestDesk } from '../../support/desk.js';

const RIGHT = 'grey heron on a wire';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.givePassword('checker', RIGHT);
});
afterEach(() => desk.close());

/** What a browser without scripts would send from the form of a page. */
function formOn(page: string): { action: string; fields: [string, string][] } {
  const main = page.slice(page.indexOf('<main'));
  const form = /<form action="([^"]*)"[\s\S]*?<\/form>/.exec(main);
  const inputs = [...(form?.[0] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return {
    action: plainText(form?.[1] ?? ''),
    fields: inputs.map(([, name, value]) => [plainText(name ?? ''), plainText(value ?? '')]),
  };
}

function plainText(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

async function submit(page: string, more: Record<string, string> = {}, sends = {}) {
  const { action, fields } = formOn(page);
  return desk.form(action, { ...Object.fromEntries(fields), ...more }, sends);
}

const TYPED = {
  key: 'k-1',
  name: 'The "Herald" & Sons',
  note: 'First line\nsecond <b>line</b>, ’tis 引用',
  url: '',
};

describe('what was typed when the session had ended', () => {
  it('comes along through the sign-in, and is saved by one more press of a button', async () => {
    const expired = await desk.form('/outlets', TYPED, { cookie: 'onrecord=ended-long-ago' });
    expect(expired.status).toBe(401);
    const signIn = await expired.text();
    expect(signIn).toContain('You are not signed in, so nothing is saved yet');
    const mistyped = await submit(signIn, { email: 'checker@desk.example', password: 'not this one' });
    expect(mistyped.status).toBe(422);
    const signedIn = await submit(await mistyped.text(), { email: 'checker@desk.example', password: RIGHT });
    expect(signedIn.status).toBe(200);
    const page = await signedIn.text();
    expect(page).toContain('Send what you typed');
    expect(page).toContain('second &lt;b&gt;line&lt;/b&gt;, ’tis 引用</dd>');
    const saved = await submit(page, {}, cookieFrom(signedIn));
    expect(saved.status).toBe(303);
    const outlet = await (
      await desk.get(`${saved.headers.get('location')}.json`, await desk.signIn('viewer'))
    ).json();
    expect(outlet).toMatchObject({ name: TYPED.name, note: TYPED.note });
  });

  it('is sent on field by field as it was: names given twice, the key and the version too', async () => {
    const fields = {
      key: 'k-2',
      version: '3',
      'authors.0.family': 'Wang',
      tags: ['a', 'b'],
      email: 'x@y.example',
    };
    const expired = await desk.form('/outlets/7', fields);
    expect(formOn(await expired.text())).toEqual({
      action: '/sign-in',
      fields: [
        ['carried_to', '/outlets/7'],
        ['carried.key', 'k-2'],
        ['carried.version', '3'],
        ['carried.authors.0.family', 'Wang'],
        ['carried.tags', 'a'],
        ['carried.tags', 'b'],
        ['carried.email', 'x@y.example'],
      ],
    });
  });

  it('is shown as its form calls it, without ids, and with a warning that another person may have typed it', async () => {
    const fields = {
      key: 'k-3',
      claim_version: '4',
      'attribution.source_id': '1',
      'speaker.name': 'Lia Speaker',
      ground_rule: 'on_record',
      'findings.0.facet': 'wording',
      'findings.0.supersedes': '7',
      'findings.0.value': 'as_printed',
      'findings.0.rationale': 'Read twice',
    };
    const signIn = await (await desk.form('/claims/1/findings', fields)).text();
    const page = await (await submit(signIn, { email: 'checker@desk.example', password: RIGHT })).text();
    const shown = [...page.matchAll(/<dt>([^<]*)<\/dt>\s*<dd[^>]*>([^<]*)<\/dd>/g)].map(([, ...row]) => row);
    expect(shown).toEqual([
      ['Speaker', 'Lia Speaker'],
      ['Ground rule', 'On the record'],
      ['Wording: finding', 'Matches the source; original not checked'],
      ['Wording: reason', 'Read twice'],
    ]);
    expect(page).toContain('It will be saved under your name. If someone else typed it, discard it.');
    expect(Object.fromEntries(formOn(page).fields)).toEqual(fields);
  });

  it('goes to an address of this desk alone', async () => {
    const fields = {
      email: 'checker@desk.example',
      password: RIGHT,
      carried_to: '//evil.example',
      'carried.note': 'x',
    };
    const answer = await desk.form('/sign-in', fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
  });

  it('is not kept by any browser or proxy', async () => {
    const fields = {
      email: 'checker@desk.example',
      password: RIGHT,
      carried_to: '/outlets',
      'carried.note': 'x',
    };
    expect((await desk.form('/sign-in', fields)).headers.get('cache-control')).toBe('no-store');
  });

  it('does not come along where it is a password: that is typed again', async () => {
    const answer = await desk.form('/account/password', {
      current_password: RIGHT,
      new_password: 'six red lorries',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Faccount%2Fpassword');
    expect(await answer.text()).not.toContain('lorries');
  });

  it('is a problem for JSON, which its sender still has', async () => {
    const answer = await desk.json('POST', '/outlets', { name: 'Herald' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

it('a page asked for without being signed in comes after the sign-in', async () => {
  const answer = await desk.get('/outlets?q=a%26b');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/sign-in?next=%2Foutlets%3Fq%3Da%2526b');
});
