import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.js';
import type { Form, Tier, Translation } from '../vocabulary.js';
import type { Standing, StyleCard } from './model.js';

/** The fixed words and marks of the newsroom style, as `data/reference/newsroom-style.json` holds them. */
export interface NewsroomStyle {
  readonly card: StyleCard;
  readonly marks: Readonly<Record<string, Marks>>;
  readonly otherMarks: Marks;
  readonly reportedIn: Readonly<Record<Tier, string>>;
  readonly reportedThere: Readonly<Record<Tier, string>>;
  readonly notQuoted: Readonly<Record<Exclude<Form, 'direct' | 'partial'>, string>>;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly translation: Readonly<Record<Exclude<Translation, 'none' | 'unknown'>, string>>;
  readonly caution: string;
}

export type Marks = readonly [open: string, close: string];

type StyleFile = Omit<NewsroomStyle, 'card'> & Omit<StyleCard, 'sha256'>;

export function readNewsroomStyle(): NewsroomStyle {
  const bytes = readFileSync(join(packageRoot, 'data/reference/newsroom-style.json'));
  const file = JSON.parse(bytes.toString('utf8')) as StyleFile;
  const { id, title, edition, licence, authors } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...file, card: { id, title, edition, licence, authors, sha256 } };
}

/** Quotation marks of a language (BCP 47): of the tag as it is, of its language alone, or of English. */
export function marksOf(style: NewsroomStyle, language: string | null): Marks {
  const parts = (language ?? '').split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const marks = style.marks[parts.slice(0, length).join('-')];
    if (marks) return marks;
  }
  return style.otherMarks;
}
