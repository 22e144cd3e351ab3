import type { Sent } from '../../http/ask.js';
import { typedFrom } from '../../lib/form-page.js';
import { CARRIED, type Carried } from '../page/sign-in.js';
import { sameOriginPath } from '../same-origin.js';

/** What came along from a form that met an expired session. */
export function carriedIn({ fields, pairs }: Sent): Carried | null {
  const to = sameOriginPath(typedFrom(fields).carried_to);
  if (to === null) return null;
  const carried = pairs.filter(([name]) => name.startsWith(CARRIED));
  return { to, pairs: carried.map(([name, value]) => [name.slice(CARRIED.length), value] as const) };
}

/** Where a form leads on to, on this desk. */
export function nextIn({ fields }: Sent): string | null {
  return sameOriginPath(typedFrom(fields).next);
}
