import { expect, test } from 'vitest';
import { comparableAddress } from '../../../src/engines/alike/address.js';

test.each([
  ['https://www.example.org/a/', 'http://example.org/a'],
  ['https://example.org/a?utm_source=x&id=7#top', 'https://m.example.org/a?id=7'],
  ['https://example.org/?b=2&a=1', 'https://example.org/index.html?a=1&b=2'],
  ['https://EXAMPLE.org:443/a', 'https://example.org/a'],
])('%j and %j are one address', (a, b) => {
  expect(comparableAddress(a)).toBe(comparableAddress(b));
});

test.each([
  ['https://example.org/a?id=7', 'https://example.org/a?id=8'],
  ['https://example.org/a', 'https://example.org/A'],
  ['https://example.org:8080/a', 'https://example.org/a'],
])('%j and %j are two', (a, b) => {
  expect(comparableAddress(a)).not.toBe(comparableAddress(b));
});

test('what is no web address is none', () => {
  expect(comparableAddress('mailto:desk@example.org')).toBeNull();
  expect(comparableAddress('')).toBeNull();
});
