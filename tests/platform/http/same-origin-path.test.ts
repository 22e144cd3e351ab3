import { expect, it } from 'vitest';
import { sameOriginPath } from '../../../src/platform/http/same-origin-path.js';

it.each([
  '/',
  '/claims/42',
  '/claims?q=no%20room&speaker=7#notes',
  '/claims?q=//evil.example',
  '/a//b',
  '/%0d%0aSet-Cookie:x',
])('keeps %s, an address of this desk', (text) => {
  expect(sameOriginPath(text)).toBe(text);
});

it.each([
  '',
  null,
  undefined,
  'claims',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://evil.example',
  'http:/\\evil.example',
  '/\t/evil.example',
  '/\r\n/evil.example',
  ' //evil.example',
  '/\u0000/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '?next=/',
  '@evil.example',
  '/claims\u2028x',
])('refuses %j, which a browser may take for another place', (text) => {
  expect(sameOriginPath(text)).toBeNull();
});
