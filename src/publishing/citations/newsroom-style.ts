import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/lib/package-root.js';
import type { Form, Tier, Translation } from '../../vocabulary.js';
import type { Standing, StyleCard } from './model.js';

/** The fixed phrases of the newsroom style, from `data/reference/newsroom-style.json`. */
export interface NewsroomStyle {
  readonly card: StyleCard;
  readonly reportedIn: Readonly<Record<Tier, string>>;
  readonly reportedThere: Readonly<Record<Tier, string>>;
  readonly notQuoted: Readonly<Record<Exclude<Form, 'direct' | 'partial'>, string>>;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly translation: Readonly<Record<Exclude<Translation, 'none'>, string>>;
  readonly caution: string;
}

type StyleFile = Omit<NewsroomStyle, 'card'> & Omit<StyleCard, 'sha256'>;

export function readNewsroomStyle(): NewsroomStyle {
  const bytes = readFileSync(join(packageRoot, 'data/reference/newsroom-style.json'));
  const file = JSON.parse(bytes.toString('utf8')) as StyleFile;
  const { id, title, edition, licence, authors } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...file, card: { id, title, edition, licence, authors, sha256 } };
}
