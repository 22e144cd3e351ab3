import { describe, expect, test } from 'vitest';
import {
  clip,
  readEmail,
  readInstant,
  readLanguage,
  readTimeZone,
  readUrl,
} from '../../../../src/platform/lib/fields/values.js';

describe('a web address', () => {
  test.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['HTTP://Example.ORG', 'http://example.org/'],
    ['https://例子.中国/新闻', 'https://xn--fsqu00a.xn--fiqs8s/%E6%96%B0%E9%97%BB'],
  ])('%s', (text, url) => {
    expect(readUrl(text)).toEqual({ ok: true, value: url });
  });

  test.each([
    ['example.org', 'Give a web address that begins with https:// or http://'],
    ['javascript:alert(1)', 'Give a web address that begins with https:// or http://'],
    ['java\tscript:alert(1)', 'Give a web address that begins with https:// or http://'],
    ['data:text/html,x', 'Give a web address that begins with https:// or http://'],
    ['ftp://example.org', 'Give a web address that begins with https:// or http://'],
    ['//example.org', 'Give a web address that begins with https:// or http://'],
    ['https://', '‘https://’ is not a web address: check it in the browser'],
    ['https://a b/', '‘https://a b/’ is not a web address: check it in the browser'],
    ['https://me:secret@example.org', 'Give the web address without the user name and password in it'],
    ['https://me@example.org', 'Give the web address without the user name and password in it'],
    [
      `https://example.org/${'a'.repeat(2000)}`,
      'The web address is 2,020 characters long; the limit is 2,000',
    ],
    [
      `https://example.org/${'新'.repeat(400)}`,
      'The web address is 3,620 characters long; the limit is 2,000',
    ],
  ])('%.40s is refused', (text, message) => {
    expect(readUrl(text)).toEqual({ ok: false, errors: message });
  });
});

describe('a language', () => {
  test.each([
    ['EN', 'en'],
    ['en-UK', 'en-GB'],
    ['zh_hant_tw', 'zh-Hant-TW'],
    ['iw', 'he'],
    ['de-1996', 'de-1996'],
    ['nan', 'nan'],
  ])('%s is %s', (text, tag) => {
    expect(readLanguage(text)).toEqual({ ok: true, value: tag });
  });

  test.each([
    'xx-invalid',
    'English',
    'en-',
    'en--GB',
    'x-private',
    'en-a',
    'zz',
    `en${'-abcdefgh'.repeat(9)}`,
    '中文',
  ])('%s is refused with examples', (text) => {
    const parsed = readLanguage(text);
    expect(parsed.ok ? '' : parsed.errors).toMatch(
      /is not a language: give a language code such as en, de, zh-Hant/,
    );
  });
});

describe('a time zone', () => {
  test.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['europe/london', 'Europe/London'],
    ['utc', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is %s', (text, zone) => {
    expect(readTimeZone(text)).toEqual({ ok: true, value: zone });
  });

  test.each(['+08:00', 'Beijing', 'Asia/', 'Asia/Nowhere', 'GMT+8', '北京', '../etc'])(
    '%s is refused',
    (text) => {
      const errors = `‘${text}’ is not a time zone: give one such as Asia/Shanghai or Europe/London`;
      expect(readTimeZone(text)).toEqual({ ok: false, errors });
    },
  );
});

describe('an e-mail address', () => {
  test.each([
    ['Sam.Li+desk@Example.ORG', 'sam.li+desk@example.org'],
    ['desk@localhost', 'desk@localhost'],
    ['李@例子.中国', '李@例子.中国'],
  ])('%s', (text, address) => {
    expect(readEmail(text)).toEqual({ ok: true, value: address });
  });

  test.each([
    'sam',
    'sam@',
    '@example.org',
    'a b@example.org',
    'a@b@c',
    'a@b..c',
    '<a@b.c>',
    `a@${'b'.repeat(64)}`,
    `a@${'b.'.repeat(130)}c`,
  ])('%.40s is refused', (text) => {
    const parsed = readEmail(text);
    expect(parsed.ok ? '' : parsed.errors).toMatch(
      /is not an e-mail address: give one such as name@example.org$/,
    );
  });
});

describe('an instant', () => {
  test.each([
    ['2023-06-19T09:30+08:00', '2023-06-19T09:30+08:00', '2023-06-19T01:30:00.000Z'],
    ['2023-06-19 09:30:15.5z', '2023-06-19T09:30:15.5Z', '2023-06-19T09:30:15.500Z'],
    ['2023-06-19T09:30:15-0330', '2023-06-19T09:30:15-03:30', '2023-06-19T13:00:15.000Z'],
    ['2024-02-29T23:59:59+14:00', '2024-02-29T23:59:59+14:00', '2024-02-29T09:59:59.000Z'],
  ])('%s', (text, kept, utc) => {
    expect(readInstant(text)).toEqual({ ok: true, value: { text: kept, utc } });
  });

  test.each([
    ['2023-06-19T09:30', 'Add the offset from UTC to 2023-06-19T09:30: 2023-06-19T09:30+08:00'],
    ['2023-06-19', '‘2023-06-19’ is not a date with time and offset: write 2023-06-19T09:30+08:00'],
    ['tomorrow', '‘tomorrow’ is not a date with time and offset: write 2023-06-19T09:30+08:00'],
    ...[
      '2023-02-29T09:30Z',
      '2023-13-01T09:30Z',
      '2023-00-01T09:30Z',
      '2023-06-00T09:30Z',
      '2023-06-19T24:00Z',
      '2023-06-19T09:60Z',
      '2023-06-19T09:30:60Z',
      '2023-06-19T09:30+14:01',
      '2023-06-19T09:30+08:60',
    ].map((text) => [
      text,
      `${text} does not exist: check day, time and offset, as in 2023-06-19T09:30+08:00`,
    ]),
  ] as [string, string][])('%s is refused', (text, message) => {
    expect(readInstant(text)).toEqual({ ok: false, errors: message });
  });
});

test('what was typed is clipped in a sentence, never within a character', () => {
  expect(clip('short')).toBe('‘short’');
  expect(clip('𠮷'.repeat(60))).toBe(`‘${'𠮷'.repeat(40)}…’`);
});
