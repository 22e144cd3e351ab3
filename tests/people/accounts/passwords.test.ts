import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { refusePassword } from '../../../src/people/accounts/model/password-rules.js';
import { readCommonPasswords } from '../../../src/people/accounts/routes.js';
import { hashPassword, isPassword, isWeak } from '../../../src/platform/credentials/passwords.js';

describe('the hash of a password', () => {
  it('is argon2id at the cost that was decided, with a salt of its own', async () => {
    const [one, two] = [
      await hashPassword('grey heron on a wire'),
      await hashPassword('grey heron on a wire'),
    ];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(one).not.toBe(two);
    expect(isWeak(one)).toBe(false);
  });

  it('covers a passphrase of 200 characters whole, emoji and all', async () => {
    const long = `${'six red lorries 🦊 '.repeat(11)}end`.slice(0, 200);
    const stored = await hashPassword(long);
    expect(await isPassword(long, stored)).toBe(true);
    expect(await isPassword(Buffer.from(long).subarray(0, 72).toString(), stored)).toBe(false);
    expect(await isPassword(`${long} `, stored)).toBe(false);
  });

  it('is the same on a keyboard that types accents in two parts', async () => {
    expect(await isPassword('cafe\u0301 cre\u0300me', await hashPassword('café crème'))).toBe(true);
  });

  it('matches nothing where there is none', async () => {
    expect(await isPassword('anything at all', null)).toBe(false);
  });

  it.each([
    ['less memory', { algorithm: 2, memoryCost: 19_456, timeCost: 1 }],
    ['another kind of argon2', { algorithm: 1, memoryCost: 47_104, timeCost: 1 }],
  ])('is weak with %s', async (_, options) => {
    expect(isWeak(await hash('grey heron on a wire', options))).toBe(true);
  });
});

describe('a new password', () => {
  const common = readCommonPasswords();
  const owner = { name: 'Ada Lovelace', email: 'ada.lovelace@herald.example' };
  const refuse = (password: string) => refusePassword(password, owner, common);

  it.each(['grey heron on a wire', 'zwölf Ærlige', 'kvqxjzwp', 'Tr0ub4dor&3', '🦊🐢🦉🐝🐙🦔🐸🐌'])(
    'may be ‘%s’: nothing is asked of it but that it is hard to guess',
    (password) => {
      expect(refuse(password)).toBeNull();
    },
  );

  it('has at least eight characters, counted as people see them', () => {
    expect(refuse('kvqxjzw')).toBe('Use at least 8 characters: this has 7');
    expect(refuse('🦊🐢🦉🐝')).toBe('Use at least 8 characters: this has 4');
  });

  it('has at most a thousand', () => {
    expect(refuse('grey heron '.repeat(100))).toMatch(/at most 1000/);
  });

  it.each([
    'password1',
    'PASSWORD',
    'Password2024!',
    'qwertyuiop',
    '12345678',
    'iloveyou',
    'dragon1999',
    'aaaaaaaa',
    '1212121212',
  ])('is not ‘%s’, which everybody tries first', (password) => {
    expect(refuse(password)).toMatch(/^This password is too common/);
  });

  it.each([
    'onrecord',
    'Onrecord!2024',
    'ada lovelace',
    'Lovelace1815',
    'ada.lovelace@herald.example',
    'herald-herald',
  ])('is not ‘%s’, made of the product’s or one’s own name', (password) => {
    expect(refuse(password)).toMatch(/^Leave out your name/);
  });

  it('may hold one’s name beside enough that is something else', () => {
    expect(refuse('lovelace counted nine green bottles')).toBeNull();
  });
});

it('the list of known passwords is long enough to matter', () => {
  expect(readCommonPasswords().size).toBeGreaterThan(1000);
});
