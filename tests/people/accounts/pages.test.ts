import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFirstLink, makeLink } from '../../../src/people/accounts/actions/links.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
let admin: Sends;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.signIn('admin');
  await desk.token('viewer');
});
afterAll(() => desk.close());

const form = (path: string, fields: Record<string, string>, sends?: Sends) => async () =>
  desk.form(path, fields, sends ?? admin);
const page = (path: string, sends?: Sends) => async () => desk.get(path, sends ?? admin);
const user = (role: 'viewer' | 'admin') => `/users/${desk.users[role].id}`;

describe('the pages of accounts are valid, with one first heading', () => {
  it.each<[string, () => Promise<Response>]>([
    ['sign in', page('/sign-in?next=/claims', {})],
    ['signed out', page('/sign-in?signed_out=1', {})],
    ['sign in refused', form('/sign-in', { email: 'a@b.example' }, {})],
    ['session expired', form('/outlets', { name: 'A & "B"', note: 'x\ny' }, {})],
    ['sign-in link', async () => desk.get(await linkPath())],
    ['sign-in link refused', async () => desk.form(await linkPath(), { new_password: 'x' })],
    ['used link', form('/sign-in/links/unknown', {}, {})],
    ['first admin', async () => desk.get((await desk.ctx.transact({ id: 1 }, makeFirstLink))?.path ?? '')],
    ['account', page('/account')],
    ['account refused', form('/account', { version: '1' })],
    ['account conflict', form('/account', { version: '9', name: 'Other' })],
    ['token refused', form('/account/tokens', {})],
    ['token made', form('/account/tokens', { key: 'pages-1', name: 'T' })],
    ['token made before', form('/account/tokens', { key: 'pages-1', name: 'T' })],
    ['password', page('/account/password')],
    ['password refused', form('/account/password', { new_password: 'x' })],
    ['users', page('/users')],
    ['new user', page('/users/new')],
    ['new user refused', form('/users', { email: 'x' })],
    ['user', async () => desk.get(user('viewer'), admin)],
    ['user refused', async () => desk.form(user('admin'), { version: '1', role: 'viewer' }, admin)],
  ])('%s', async (_, ask) => {
    const html = await (await ask()).text();
    expect(await checkHtml(html)).toEqual([]);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toMatch(/undefined|\[object|Something broke/);
  });
});

async function linkPath(): Promise<string> {
  const made = await desk.as('admin', (change) => makeLink(change, desk.users.viewer.id));
  return made.ok ? made.value.path : '';
}
