import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { permissionsCsv } from '../support/permission-table.js';

const FILE = 'docs/permissions.csv';

describe('the permission table', () => {
  it('is the one in docs/permissions.csv (made anew with UPDATE_PERMISSIONS=1)', () => {
    if (process.env.UPDATE_PERMISSIONS === '1') writeFileSync(FILE, permissionsCsv());
    expect(existsSync(FILE) && readFileSync(FILE, 'utf8')).toBe(permissionsCsv());
  });

  it('has each method and address once', () => {
    const keys = PERMISSIONS.map(({ method, path }) => `${method} ${path}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('lets nobody write without signing in, but for the ways in and out', () => {
    const open = PERMISSIONS.filter(
      ({ method, needs, writesNothing }) =>
        method !== 'GET' && !writesNothing && (needs === 'anyone' || needs === 'reader'),
    );
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /sign-in',
      'POST /sign-in/code',
      'POST /sign-in/links/:secret',
      'POST /sign-in/first/:secret',
      'POST /sign-out',
    ]);
  });

  it('has one address to which a text is sent that is only looked up', () => {
    const sent = PERMISSIONS.filter(({ writesNothing }) => writesNothing);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /lookup']);
  });

  it('says in words what is one’s own wherever it says that it must be, or must not', () => {
    expect(
      PERMISSIONS.filter(({ own, notOwn, also }) => ((own ?? notOwn) === undefined) !== (also === undefined)),
    ).toEqual([]);
  });
});
