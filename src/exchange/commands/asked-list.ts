import { TERMINAL } from '../../accounts/model.js';
import type { Db } from '../../db/schema.js';
import { AppError } from '../../lib/errors.js';
import { ListReader } from '../../lists/store.js';
import { UsageError } from '../../terminal/refusals.js';

/** The list that `--list` names. @throws UsageError for what is no number; AppError not_found where there is none */
export async function askedList(db: Db, said: string): Promise<number> {
  if (!/^[1-9]\d{0,14}$/.test(said))
    throw new UsageError(`--list is ‘${said}’: give the number of a list, as in its address.`);
  const id = Number(said);
  if ((await new ListReader(db, TERMINAL).byId(id)) === undefined)
    throw new AppError(
      'not_found',
      `The desk has no list ${id}. Its lists stand on the page /lists; a list of one’s own is exported from its page.`,
    );
  return id;
}
