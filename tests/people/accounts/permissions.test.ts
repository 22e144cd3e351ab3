import { describe, expect, it } from 'vitest';
import { permits, type Rule, ruleFor } from '../../../src/people/accounts/model/permissions.js';
import { ANONYMOUS, mayWrite, reaches, seesRestricted, type Viewer } from '../../../src/platform/viewer.js';
import type { Role } from '../../../src/vocabulary.js';

const as = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  userId: 9,
  name: role,
  role,
  scope: 'write',
  ...more,
});
const rule = (method: Rule['method'], needs: Rule['needs'], more: Partial<Rule> = {}): Rule => ({
  method,
  path: '/x',
  needs,
  ...more,
});

describe('a rule', () => {
  it('for anyone lets everybody through, whatever the method', () => {
    expect(permits(rule('POST', 'anyone'), ANONYMOUS, false)).toBe(true);
    expect(permits(rule('GET', 'anyone'), ANONYMOUS, false)).toBe(true);
  });

  it('for readers lets a viewer through, and anonymous where the desk is open', () => {
    expect(permits(rule('GET', 'reader'), as('viewer'), false)).toBe(true);
    expect(permits(rule('GET', 'reader'), ANONYMOUS, true)).toBe(true);
    expect(permits(rule('GET', 'reader'), ANONYMOUS, false)).toBe(false);
  });

  it.each([
    ['viewer', ['viewer', 'checker', 'editor', 'admin']],
    ['checker', ['checker', 'editor', 'admin']],
    ['editor', ['editor', 'admin']],
    ['admin', ['admin']],
  ] as const)('for a %s lets %j through and nobody below', (needs, allowed) => {
    const roles: Role[] = ['viewer', 'checker', 'editor', 'admin'];
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE'] as const) {
      expect(roles.filter((role) => permits(rule(method, needs), as(role), true))).toEqual(allowed);
      expect(permits(rule(method, needs), ANONYMOUS, true)).toBe(false);
    }
  });

  it.each(['POST', 'PATCH', 'DELETE'] as const)('for %s is closed to a token that only reads', (method) => {
    const reads = as('admin', { scope: 'read', byToken: true });
    expect(permits(rule(method, 'viewer'), reads, true)).toBe(false);
    expect(permits(rule('GET', 'admin'), reads, false)).toBe(true);
  });

  it('by session is closed to every token', () => {
    expect(permits(rule('POST', 'viewer', { bySession: true }), as('admin', { byToken: true }), true)).toBe(
      false,
    );
    expect(permits(rule('POST', 'viewer', { bySession: true }), as('viewer'), true)).toBe(true);
  });

  it('is found by method and address, and by nothing near them', () => {
    expect(ruleFor('POST', '/sign-out')?.needs).toBe('anyone');
    expect(ruleFor('GET', '/sign-out')).toBeUndefined();
    expect(ruleFor('POST', '/sign-out/')).toBeUndefined();
  });
});

describe('a viewer', () => {
  it.each([
    [ANONYMOUS, false, false],
    [as('viewer'), false, false],
    [as('checker'), true, true],
    [as('checker', { scope: 'read' }), true, false],
    [as('editor'), true, true],
    [as('admin'), true, true],
  ])('%j: sees what is restricted %s, writes %s', (viewer, sees, writes) => {
    expect(seesRestricted(viewer)).toBe(sees);
    expect(mayWrite(viewer)).toBe(writes);
  });

  it('reaches as far as every role below', () => {
    expect(reaches('editor', 'checker')).toBe(true);
    expect(reaches('checker', 'editor')).toBe(false);
    expect(reaches('anonymous', 'anonymous')).toBe(true);
  });
});
