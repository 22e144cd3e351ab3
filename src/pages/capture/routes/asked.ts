import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { sentAs } from '../../../platform/lib/fields/sent-as-json.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { refuseEmptyRule } from '../../../record/claims/input.js';
import { type NewArticle, parseArticle } from '../input.js';
import { typedGiven } from '../model/source-input.js';

// What a client or one of the three forms sends to begin a capture.

interface Asked {
  readonly article: NewArticle;
  readonly given: Typed;
}

export function jsonArticle(fields: unknown, hasFile: boolean): Result<Asked> {
  const rule = refuseEmptyRule(fields);
  if (!rule.ok) return rule;
  const article = parseArticle(fields, hasFile);
  if (!article.ok) return article;
  const sent = Object(fields) as { readonly source?: unknown };
  return ok({ article: article.value, given: typedGiven(sent.source) });
}

/** Each of the three forms says which it is; details of the source need not be complete. */
export function formArticle(fields: unknown, hasFile: boolean): Result<Asked> {
  const { way, source, ...rest } = Object(fields) as Record<string, unknown>;
  if (way === 'upload' && !hasFile) return refused([{ path: 'file', message: 'Choose the file first' }]);
  if (way === 'paste' && rest.text === undefined)
    return refused([{ path: 'text', message: 'Paste the text of the article' }]);
  if (way === 'fetch' && rest.url === undefined)
    return refused([{ path: 'url', message: 'Enter the web address of the article' }]);
  const { text, url, reading, source_id, whose, ground_rule, embargoed_until } = rest;
  const isAsked = (way === 'paste' || way === 'upload') && source_id === undefined;
  if (isAsked && whose === undefined)
    return refused([{ path: 'whose', message: 'Choose whose text this is' }]);
  const own =
    way === 'paste' || way === 'fetch'
      ? {
          ...(way === 'paste' ? { text } : { url, reading }),
          ...{ source_id, ground_rule, embargoed_until },
          whose: whose ?? 'theirs',
        }
      : { ...rest, whose: whose ?? 'theirs' };
  const article = parseArticle(sentAs(fields, own), hasFile);
  return article.ok ? ok({ article: article.value, given: typedGiven(source) }) : article;
}
