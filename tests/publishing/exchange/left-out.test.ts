import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../support/desk-file.js';
import { richDesk } from './whole-desk.js';

// Lists that a file says nothing of are as good as empty ones.

const LISTS = {
  speakers: { names: null, members: null, titles: null },
  claims: { tags: null },
  lists: { claims: null, items: null },
} as const;

describe('a file whose records leave their lists out', () => {
  it.each(Object.entries(LISTS))('is taken in: %s', (kind, fields) => {
    const desk = structuredClone(richDesk()) as unknown as Record<string, object[]>;
    desk[kind] = (desk[kind] ?? []).map((record) => ({ ...record, ...fields }));
    expect(faultsIn(desk)).toEqual([]);
  });

  it('has a copy without text refused, since nothing then proves its hash', () => {
    const desk = structuredClone(richDesk()) as unknown as Record<string, object[]>;
    desk.snapshots = (desk.snapshots ?? []).map((copy) => ({ ...copy, text: null }));
    expect(faultsIn(desk).join('\n')).toMatch(/text/);
  });
});
