import { eachInTurn } from '../../../../platform/db/connection/each-in-turn.js';
import type { Db, Tx } from '../../../../platform/db/schema.js';
import { DESK } from '../../../../platform/viewer.js';
import { AlikeClaimReader } from '../../../../record/claims/alike-store.js';
import { alikeRecords, isAnyAlike } from '../../../../record/duplicates/model.js';
import { NearRecordReader } from '../../../../record/duplicates/near-store.js';
import { byRef, type Desk } from '../../input/desk.js';
import type { RecordOf } from '../../input/shapes.js';
import { MAX_ROWS_COMPARED, wordAlike } from '../../model/report.js';
import type { Kind } from '../../model.js';

// Reports records of a file that may duplicate saved ones. All of them are imported.

/** A sentence for each record of the file that may already be saved; for the first records of each kind. */
export async function likelyHeld(db: Db | Tx, desk: Desk): Promise<readonly string[]> {
  if (!(await new AlikeClaimReader(db, DESK).hasClaims())) return [];
  return [...(await likelyClaims(db, desk)), ...(await likelySpeakers(db, desk))];
}

async function likelyClaims(db: Db | Tx, desk: Desk): Promise<string[]> {
  const reader = new AlikeClaimReader(db, DESK);
  const told: string[] = [];
  await eachInTurn(firstOf(desk, 'claims'), async ({ ref, text, speaker }, at) => {
    const name = byRef(desk, 'speakers', speaker)?.name ?? null;
    const alike = { claims: await reader.alike({ text, speaker: name }), near: [] };
    if (isAnyAlike(alike)) told.push(`claims ${at + 1} (ref ${ref}): ${wordAlike(alike).join('; ')}.`);
  });
  return told;
}

async function likelySpeakers(db: Db | Tx, desk: Desk): Promise<string[]> {
  const reader = new NearRecordReader(db, DESK);
  const told: string[] = [];
  await eachInTurn(firstOf(desk, 'speakers'), async ({ ref, name, kind }, at) => {
    const alike = alikeRecords(name, kind === 'unnamed' ? [] : await reader.speakers(name));
    if (isAnyAlike(alike)) told.push(`speakers ${at + 1} (ref ${ref}): ${wordAlike(alike).join('; ')}.`);
  });
  return told;
}

function* firstOf<K extends Kind>(desk: Desk, kind: K): Generator<RecordOf<K>> {
  const count = Math.min(desk.count(kind), MAX_ROWS_COMPARED);
  for (let at = 0; at < count; at += 1) yield desk.get(kind, at);
}
