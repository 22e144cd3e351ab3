import { afterEach, expect, it } from 'vitest';
import { Staging } from '../../../src/platform/db/staging.js';

let staging: Staging;
afterEach(() => staging.close());

it.each([0, 2, 9])('records come back in order, whether %d of them are in memory or none', (kept) => {
  staging = new Staging(kept);
  const added = ['a', 'b', 'c', 'd'].map((text, at) => ({
    ...{ kind: 'note', line: at + 1, body: { text, tags: [at] } },
    ...(at === 1 && { bytes: Buffer.from([1, 2]), isLarge: true }),
  }));
  for (const one of added) staging.add(one);
  staging.finish();
  const read = [...staging.all()].map(({ kind, line, body, bytes }) => ({
    kind,
    line,
    body,
    bytes: bytes ?? null,
  }));
  expect(read).toEqual(added.map(({ isLarge: _, ...one }) => ({ bytes: null, ...one })));
  expect(staging.get(3).body).toEqual({ text: 'c', tags: [2] });
});
