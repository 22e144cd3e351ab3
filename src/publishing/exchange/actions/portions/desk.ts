import { wordsHash } from '../../../../engines/text/likeness.js';
import { eachInTurn } from '../../../../platform/db/connection/each-in-turn.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { ImportWriter } from '../../imports-store.js';
import type { Desk } from '../../input/desk.js';
import { CheckBasis } from '../../table-job/check-basis.js';
import type { Refs } from '../import/refs.js';
import { stepsOf } from '../import/steps.js';
import { countRecords, numberedRefs, type OnProgress } from '../import.js';
import { lastHarmlessEvent } from '../table/basis.js';
import type { ToWrite } from './beside.js';
import type { Portions } from './portions.js';
import { CheckedPortions, type Since } from './publish.js';

// Writes a whole database from a file in portions.

/** Claims written before their attributions: more would hold the lock for too long. */
const CLAIMS_AT_ONCE = 20;

interface DeskToWrite {
  readonly desk: Desk;
  readonly since: Since;
  readonly onProgress: OnProgress;
}

export function deskToWrite({ desk, since, onProgress }: DeskToWrite): ToWrite<{ readonly kind: 'taken' }> {
  let refs: Refs | null = null;
  return {
    about: { format: 'onrecord-json', kind: 'records', rows_total: countRecords(desk) },
    async refusal(change) {
      await lastHarmlessEvent(change.tx, since.basis, since.seq);
      return null;
    },
    async prepare(change, importId) {
      refs = await reservedRefs(change, desk, importId);
    },
    async write(portions) {
      if (refs) await writeInPortions(portions, { desk, refs, since, onProgress });
    },
    end: async () => ({ kind: 'taken' }),
  };
}

/** Others get no number meanwhile that a record of the file has already. */
async function reservedRefs(change: WriteContext, desk: Desk, importId: number): Promise<Refs> {
  const numbered = await numberedRefs(change, desk);
  const writer = new ImportWriter(change.tx);
  for (const [table, first] of numbered.first)
    await writer.reserve(importId, table, first, desk.count(table));
  return numbered.refs;
}

interface InPortions extends DeskToWrite {
  readonly refs: Refs;
}

async function writeInPortions(
  portions: Portions,
  { desk, refs, since, onProgress }: InPortions,
): Promise<void> {
  const checked = new CheckedPortions(portions, since);
  const steps = stepsOf(desk, refs, CLAIMS_AT_ONCE);
  let done = 0;
  for (let next = steps.next(); !next.done; ) {
    const { kind } = next.value;
    await checked.write(async (change, { rows, isOver }) => {
      const end = done + rows;
      do {
        await next.value.write(change);
        done += next.value.records;
        next = steps.next();
      } while (!next.done && next.value.kind === kind && done < end && !isOver());
      return done;
    });
    onProgress(done);
    if (!next.done && next.value.kind !== kind) portions.restart();
  }
  await checked.write(async () => done);
}

/** What an import of a file depends on: its tags, which may be there already, and what makes a record a duplicate. */
export async function basisOf(desk: Desk, refusesDuplicates: boolean): Promise<CheckBasis> {
  const basis = new CheckBasis();
  for (const { name } of desk.each('tags')) basis.named('tag', name);
  if (!refusesDuplicates) return basis;
  await eachInTurn(desk.each('claims'), ({ text }) => basis.words(wordsHash(text)));
  if (desk.count('claims') > 0) return basis;
  await eachInTurn(desk.each('sources'), ({ title }) => basis.named('source', title));
  return basis;
}
