import { addRow } from '../../../src/people/activity/row-store.js';
import type { Sends, TestDesk } from '../../support/desk.js';

// Inserts claims, attributions, sources and copies to write notes on directly into the database.

export interface Annotated {
  readonly claim: number;
  readonly attribution: number;
  readonly source: number;
  readonly snapshot: number;
}

/** A claim with a source that has it and a kept copy of that. */
export async function addAnnotated(
  desk: TestDesk,
  rule: 'on_record' | 'background' = 'on_record',
): Promise<Annotated> {
  return desk.as('checker', async (change) => {
    const speaker = await addRow(change, 'speakers', { kind: 'person', name: `Speaker ${rule}` } as never);
    const source = await addRow(change, 'sources', { type: 'webpage', title: `Source ${rule}` } as never);
    const claim = await addRow(change, 'claims', {
      text: `No room for compromise, ${rule}`,
      language: 'en',
      form: 'direct',
      speaker_id: speaker.id,
      ground_rule: rule,
    } as never);
    const attribution = await addRow(change, 'attributions', {
      claim_id: claim.id,
      source_id: source.id,
      wording: `No room for compromise, ${rule}`,
    } as never);
    const snapshot = await addRow(change, 'snapshots', {
      source_id: source.id,
      captured_at: change.at,
      captured_by: change.actor.id,
      how: 'paste',
      media_type: 'text/plain; charset=utf-8',
      text: 'A copy',
      text_sha256: 'a'.repeat(64),
      raw_sha256: 'a'.repeat(64),
    } as never);
    return { claim: claim.id, attribution: attribution.id, source: source.id, snapshot: snapshot.id };
  });
}

export interface NoteAnswer {
  readonly id: number;
  readonly version: number;
  readonly body: string | null;
  readonly motivation: string;
  readonly parent_id: number | null;
  readonly claim_id: number | null;
  readonly selector: object | null;
  readonly resolved: { readonly by: { readonly name: string } } | null;
  readonly replies: readonly NoteAnswer[];
}

/** Writes a note as a script would. @throws Error where it is refused */
export async function addNoteBy(
  desk: TestDesk,
  sends: Sends,
  address: string,
  body: object,
): Promise<NoteAnswer> {
  const answer = await desk.json('POST', address, body, sends);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as NoteAnswer;
}

export async function readNote(desk: TestDesk, sends: Sends, id: number): Promise<NoteAnswer> {
  return (await (await desk.get(`/annotations/${id}.json`, sends)).json()) as NoteAnswer;
}
