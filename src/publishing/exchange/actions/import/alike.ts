import type { WriteContext } from '../../../../platform/db/transact.js';
import { DESK } from '../../../../platform/viewer.js';
import { AlikeClaimReader } from '../../../../record/claims/alike-store.js';
import { alikeRecords, isAnyAlike } from '../../../../record/duplicates/model.js';
import { NearRecordReader } from '../../../../record/duplicates/near-store.js';
import type { Desk } from '../../input/shapes.js';
import { MAX_ROWS_COMPARED, wordAlike } from '../../model/report.js';
import { eachInTurn } from './refs.js';

// Reports records of a file that may duplicate saved ones. All of them are imported.

/** A sentence for each record of the file that may already be saved; for the first records of each kind. */
export async function likelyHeld(change: WriteContext, desk: Desk): Promise<readonly string[]> {
  if (!(await new AlikeClaimReader(change.tx, DESK).hasClaims())) return [];
  return [...(await likelyClaims(change, desk)), ...(await likelySpeakers(change, desk))];
}

async function likelyClaims(change: WriteContext, { claims, speakers }: Desk): Promise<string[]> {
  const reader = new AlikeClaimReader(change.tx, DESK);
  const names = new Map(speakers.map(({ ref, name }) => [ref, name]));
  const told: string[] = [];
  await eachInTurn(change, claims.slice(0, MAX_ROWS_COMPARED), async ({ ref, text, speaker }, at) => {
    const alike = { claims: await reader.alike({ text, speaker: names.get(speaker) ?? null }), near: [] };
    if (isAnyAlike(alike)) told.push(`claims ${at + 1} (ref ${ref}): ${wordAlike(alike).join('; ')}.`);
  });
  return told;
}

async function likelySpeakers(change: WriteContext, { speakers }: Desk): Promise<string[]> {
  const reader = new NearRecordReader(change.tx, DESK);
  const told: string[] = [];
  await eachInTurn(change, speakers.slice(0, MAX_ROWS_COMPARED), async ({ ref, name, kind }, at) => {
    const alike = alikeRecords(name, kind === 'unnamed' ? [] : await reader.speakers(name));
    if (isAnyAlike(alike)) told.push(`speakers ${at + 1} (ref ${ref}): ${wordAlike(alike).join('; ')}.`);
  });
  return told;
}
