import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { needsFields } from '../../src/platform/http/bodies/body-limits.js';
import { describedWrites, writeAt } from '../../src/server/openapi/writes.js';

// A script may send nothing where nothing is required, but for an edit: there it would have forgotten what to change.

const WRITES = describedWrites();

const described = PERMISSIONS.filter(({ method }) => method !== 'GET').flatMap((rule) => {
  const write = writeAt(rule, WRITES);
  return write === undefined ? [] : [{ name: `${rule.method} ${rule.path}`, rule, write }];
});

describe('a write that may be sent without fields', () => {
  it.each(described)('is $name, or it says what it wants', ({ rule, write }) => {
    const requiresNothing = write.body === null || write.body.safeParse({}).success;
    const isEditOfFields = write.isEdit && write.body !== null && rule.method !== 'DELETE';
    expect(needsFields(rule.method, rule.path)).toBe(!requiresNothing || isEditOfFields);
  });

  it('is the reset of a second factor', () => {
    expect(described.map(({ name }) => name)).toContain('POST /users/:id/second-factor/reset');
  });
});
