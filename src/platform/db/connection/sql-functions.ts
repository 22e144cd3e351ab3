import type { Database } from 'better-sqlite3';
import { keysOf } from '../../../engines/alike/record-keys.js';
import { fold } from '../../../engines/text/fold.js';
import { spacedWords } from '../../../engines/text/search-words.js';

/** SQL functions for migrations and queries. */
export function addFunctions(connection: Database): void {
  // Names are searched as claims are: without regard to case or accents, in every script.
  connection.function('fold', { deterministic: true }, (text) =>
    typeof text === 'string' ? fold(text) : null,
  );
  // One parameter of a query string: a saved view stores the whole query.
  connection.function('query_value', { deterministic: true }, (query, name) =>
    typeof query === 'string' ? new URLSearchParams(query).get(String(name)) : null,
  );
  connection.function('spaced_words', { deterministic: true }, (text) =>
    typeof text === 'string' ? spacedWords(text) : '',
  );
  connection.function('comparison_keys', { deterministic: true }, (compared, text) =>
    typeof text === 'string' ? `[${keysOf(String(compared), text)}]` : '[]',
  );
}
