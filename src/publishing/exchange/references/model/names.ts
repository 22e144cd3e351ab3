import type { CreditRole, SourceType } from '../../../../vocabulary.js';
import type { ReferenceName } from './reference.js';

/** CSL names that have a role here. @source CSL 1.0.2, appendix IV, names */
const ROLES: Readonly<Record<string, CreditRole>> = {
  author: 'author',
  interviewer: 'interviewer',
  host: 'host',
  director: 'director',
  translator: 'translator',
};

/** Null where we have no such role. The author of an interview is who was interviewed. */
export function roleOf(variable: string, type: SourceType | null): CreditRole | null {
  if (!Object.hasOwn(ROLES, variable)) return null;
  return variable === 'author' && type === 'interview' ? 'interviewee' : (ROLES[variable] ?? null);
}

/** `Given Family`, or the literal. */
export function wordName(name: ReferenceName): string {
  if ('literal' in name) return name.literal;
  return name.given === undefined ? name.family : `${name.given} ${name.family}`;
}

/** `Wong, Edward, Jr.`: the family name before a comma; a name without one is a literal. */
export function nameFromRis(text: string): ReferenceName | null {
  const [family = '', ...rest] = text.split(',').map((part) => part.trim());
  const given = rest.filter((part) => part !== '').join(', ');
  if (rest.length === 0) return family === '' ? null : { literal: family };
  if (family === '') return given === '' ? null : { literal: given };
  return given === '' ? { family } : { family, given };
}
