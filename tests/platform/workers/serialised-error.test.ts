import { expect, it } from 'vitest';
import { codeBehind } from '../../../src/platform/db/connection/sqlite-errors.js';
import { AppError } from '../../../src/platform/lib/errors.js';
import { deserialiseError, serialiseError } from '../../../src/platform/workers/serialised-error.js';

it('an error that went from thread to thread still tells what SQLite met', () => {
  const met = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  const failed = new Error('the commit failed', {
    cause: new AppError('unavailable', 'Not now.', { cause: met }),
  });
  const sent = structuredClone(
    serialiseError(new AppError('outcome_unknown', 'It is not known.', { cause: failed })),
  );
  const error = deserialiseError(sent);
  expect(error).toMatchObject({ code: 'outcome_unknown', status: 500, detail: 'It is not known.' });
  expect(codeBehind(error)).toBe('SQLITE_IOERR_FSYNC');
  expect(error.cause).toMatchObject({ message: 'the commit failed', cause: { code: 'unavailable' } });
});
