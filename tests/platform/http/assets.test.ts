import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { stylesheet } from '../../support/stylesheet.js';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.close());

it('the style sheet is all of its files in one, at an address that may be kept for ever', async () => {
  const page = await (await desk.get('/claims', await desk.signIn('viewer'))).text();
  const [, href = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(page) ?? [];
  const answer = await desk.get(href);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await answer.text()).toBe(stylesheet);
});
