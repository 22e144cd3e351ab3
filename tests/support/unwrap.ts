import type { Result } from '../../src/platform/lib/result.js';

/** What came of it. @throws Error with the refusals where there were any */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.errors));
}
