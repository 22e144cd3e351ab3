import { describe, expect, it } from 'vitest';
import {
  isMailAddress,
  type MailSettings,
  type MailVariables,
  readMailSettings,
} from '../../../src/platform/mail/mail-settings.js';

const FROM = { from: 'onrecord@desk.example' };

function read(set: Partial<MailVariables>): { mail: MailSettings | null; faults: string[] } {
  const faults: string[] = [];
  return {
    mail: readMailSettings({ url: undefined, from: undefined, to: undefined, ...set }, faults),
    faults,
  };
}

describe('the settings of mail', () => {
  it('are none where no server is set', () => {
    expect(read({})).toEqual({ mail: null, faults: [] });
    expect(read(FROM).faults).toHaveLength(1);
  });

  it.each([
    ['smtps://mail.example', { port: 465, tls: 'at-once', login: null }],
    ['smtp://mail.example', { port: 587, tls: 'upgraded' }],
    [
      'smtp://desk:p%40ss@10.0.0.7:2525',
      { port: 2525, tls: 'upgraded', login: { user: 'desk', password: 'p@ss' } },
    ],
    ['smtp://127.0.0.1:25', { port: 25, tls: 'none' }],
    ['smtp://[::1]:25', { host: '::1', tls: 'none' }],
  ])('ask for TLS but on this machine: %s', (url, expected) => {
    expect(read({ ...FROM, url })).toMatchObject({ mail: expected, faults: [] });
  });

  it.each([
    'http://desk:secret-word@mail.example',
    'smtp://desk:secret-word@mail.example/?tls.rejectUnauthorized=false',
    'smtp://desk:secret-word@mail.example#more',
    'smtp://desk@mail.example',
    'smtp://desk:secret-word%ZZ@mail.example',
    'secret-word',
  ])('are refused without repeating a secret: %s', (url) => {
    const { mail, faults } = read({ ...FROM, url });
    expect([mail, faults.length, faults.join().includes('secret-word')]).toEqual([null, 1, false]);
  });

  it('name the recipients, each a plain address', () => {
    const env = { ...FROM, url: 'smtps://mail.example' };
    expect(read({ ...env, to: 'a@x.example, b@x.example' }).mail?.to).toEqual(['a@x.example', 'b@x.example']);
    expect(read({ ...env, to: 'Ann <a@x.example>' }).faults[0]).toContain('addresses alone');
    expect(read({ url: 'smtps://mail.example' }).faults[0]).toContain('ONRECORD_MAIL_FROM');
  });
});

it.each([
  ...[
    'a@x.example\r\nBcc: b@x.example',
    'a@x.example,b@x.example',
    'a b@x.example',
    '<a@x.example>',
    'a@x@y.example',
  ],
  ...['a@', '@x.example', 'a@-x.example', 'ä@x.example', '"a"@x.example', `a@${'x'.repeat(300)}`],
])('takes %j for no address', (text) => {
  expect(isMailAddress(text)).toBe(false);
});
