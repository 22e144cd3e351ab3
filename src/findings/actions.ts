import { DESK } from '../accounts/model.js';
import { addRow, changeRow, type RowOf } from '../activity/rows.js';
import { ClaimReader } from '../claims/store.js';
import type { Change } from '../db/transact.js';
import { sentAt } from '../lib/as-sent.js';
import { AppError } from '../lib/errors.js';
import { errorsAt, refFault } from '../lib/picks.js';
import { type FieldError, ok, type Result, refused } from '../lib/result.js';
import { pickSpeaker } from '../speakers/actions.js';
import { SpeakerReader } from '../speakers/store.js';
import { type Checked, checkEvidence } from './actions/evidence.js';
import type { BulkInput, FindingInput, FindingsInput } from './input.js';
import { isCurrent, isPending, needsReason } from './model/values.js';
import { FindingReader, type FindingRow } from './store.js';

// Records what was found. A new finding takes the place of the one before it, and both stay; one that says
// somebody was wronged waits for a second person, and until then the one before it goes on counting.

type Finding = RowOf<'findings'>;
type Claim = NonNullable<Awaited<ReturnType<ClaimReader['byId']>>>;

/**
 * Whether the claim or a finding on one of these facets was changed since they were looked at. A form says of
 * every facet what it saw, nothing too; JSON that does not say takes what stands.
 */
export async function isOutdated(
  change: Change,
  claimId: number,
  { findings, claim_version }: FindingsInput,
  as: 'form' | 'json',
): Promise<boolean> {
  const claim = await claimFor(change, claimId);
  if (claim_version !== null && claim_version !== claim.version) return true;
  const standing = await new FindingReader(change.tx, DESK).standing(claimId);
  const saysAll = as === 'form' && claim_version !== null;
  return findings.some(({ facet, supersedes }) => {
    const newest = Math.max(0, ...standing.filter((one) => one.facet === facet).map(({ id }) => id));
    return supersedes === null ? saysAll && newest > 0 : supersedes !== newest;
  });
}

/** What became of the facets that were sent: `null` for one that says what stands already. */
export type Recorded = readonly (Finding | null)[];

/**
 * Records findings on a claim, all of them or none. One that repeats what stands and is not stale changes nothing.
 * Whether what they were made on was changed since is settled before (`isOutdated`).
 */
export async function recordFindings(
  change: Change,
  claimId: number,
  findings: readonly FindingInput[],
): Promise<Result<Recorded>> {
  const claim = await claimFor(change, claimId);
  const standing = await new FindingReader(change.tx, DESK).standing(claimId);
  const checked = await checkEvidence(change, claim, findings);
  const faults = [...checked.faults];
  const speakers: (number | null)[] = [];
  for (const [at, finding] of findings.entries()) {
    const speaker = await speakerOf(change, finding, claim.speaker_id);
    speakers.push(speaker.ok ? speaker.value : null);
    const own = reasonFaults(finding, standing);
    faults.push(
      ...errorsAt(`findings.${sentAt(findings, at)}`, [...own, ...(speaker.ok ? [] : speaker.errors)]),
    );
  }
  if (faults.length > 0) return refused(faults);
  const recorded: (Finding | null)[] = [];
  for (const [at, finding] of findings.entries()) {
    const evidence = checked.evidence[at] ?? [];
    const speakerId = speakers[at] ?? null;
    recorded.push(
      repeats(standing, { finding, evidence, speakerId })
        ? null
        : await recordOne(change, claim, { finding, evidence, speakerId, standing }),
    );
  }
  return ok(recorded);
}

/**
 * The same finding on several claims, one by one: all or none. Refusals name the claim.
 * @throws AppError not_found for a claim that is not there
 */
export async function recordOnSeveral(
  change: Change,
  { claim_ids, ...finding }: BulkInput,
): Promise<Result<readonly { readonly claim_id: number; readonly finding: Finding | null }[]>> {
  const done: { claim_id: number; finding: Finding | null }[] = [];
  const faults: FieldError[] = [];
  for (const id of new Set(claim_ids)) {
    const recorded = await recordFindings(change, id, [{ ...finding, ...NOTHING_MORE }]);
    if (recorded.ok) done.push({ claim_id: id, finding: recorded.value[0] ?? null });
    else
      faults.push(
        ...recorded.errors.map(({ path, message }) => ({
          path: path.replace('findings.0.', ''),
          message: `Claim ${id}: ${message}`,
        })),
      );
  }
  return faults.length > 0 ? refused(faults) : ok(done);
}

const NOTHING_MORE = {
  mechanism: null,
  actual_speaker_id: null,
  actual_speaker: null,
  evidence: null,
  supersedes: null,
};

/**
 * A second person agrees: the finding counts from now on, in the place of the one before it.
 * @throws AppError forbidden for its author; conflict where nothing waits for agreement any more
 */
export async function agreeTo(change: Change, finding: FindingRow): Promise<Finding> {
  if (finding.author_id === change.actor.id)
    throw new AppError('forbidden', 'This is your own finding: somebody else has to agree to it.');
  const standing = await new FindingReader(change.tx, DESK).standing(finding.claim_id);
  const waiting = standing.find(({ id }) => id === finding.id);
  if (waiting === undefined || !isPending(waiting))
    throw new AppError('not_now', 'This finding no longer waits for anybody: look at the claim again.');
  if (waiting.causes.length > 0)
    throw new AppError(
      'not_now',
      'What this finding rests on was changed since: look at it again and record it anew.',
    );
  const before = standing.find((one) => one.facet === finding.facet && isCurrent(one));
  if (before) await supersede(change, before.id, finding.id);
  const agreed = { agreed_at: change.at, agreed_by: change.actor.id };
  const outcome = await changeRow(change, 'findings', finding.id, null, agreed, { action: 'agreed' });
  if (outcome.kind !== 'changed') throw new AppError('conflict', 'This finding was agreed to already.');
  return outcome.after;
}

async function claimFor(change: Change, claimId: number): Promise<Claim> {
  const claim = await new ClaimReader(change.tx, DESK).byId(claimId);
  if (claim === undefined) throw new AppError('not_found', `There is no claim ${claimId}.`);
  if (claim.trashed_at !== null)
    throw new AppError('not_now', `Claim ${claimId} is in the trash: bring it back before it is checked.`);
  if (claim.erased_by !== null)
    throw new AppError('not_now', `The words of claim ${claimId} were erased: there is nothing to check.`);
  return claim;
}

function reasonFaults(
  { facet, value, rationale }: FindingInput,
  standing: readonly FindingRow[],
): FieldError[] {
  const before = standing.find((one) => one.facet === facet && isCurrent(one))?.value ?? null;
  return rationale === null && needsReason(facet, value, before)
    ? [{ path: 'rationale', message: reasonWanted(before, value) }]
    : [];
}

function reasonWanted(before: string | null, value: string): string {
  return before !== null && before !== value
    ? 'Say why this is other than what was found before'
    : 'Say what this finding rests on';
}

/**
 * Who said it, where that is known: one that is on the desk, or a new one.
 * @param credited the claim’s speaker, who is found not to have said it
 */
async function speakerOf(
  change: Change,
  { actual_speaker, actual_speaker_id: id }: FindingInput,
  credited: number,
): Promise<Result<number | null>> {
  if (actual_speaker) {
    const picked = await pickSpeaker(change, actual_speaker);
    if (!picked.ok) return refused(errorsAt('actual_speaker', picked.errors));
    return picked.value.id === credited
      ? refused([creditedFault('actual_speaker.name')])
      : ok(picked.value.id);
  }
  if (id === null) return ok(null);
  if (id === credited) return refused([creditedFault('actual_speaker_id')]);
  const fault = refFault('speaker', id, await new SpeakerReader(change.tx, DESK).byId(id));
  return fault === null ? ok(id) : refused([{ path: 'actual_speaker_id', message: fault }]);
}

function creditedFault(path: string): FieldError {
  return {
    path,
    message: 'This is whom the claim credits: name who said it instead, or leave it empty while nobody knows',
  };
}

interface ToRecord {
  readonly finding: FindingInput;
  readonly evidence: readonly Checked[];
  readonly speakerId: number | null;
  readonly standing: readonly FindingRow[];
}

async function recordOne(change: Change, claim: Claim, { finding, evidence, speakerId, standing }: ToRecord) {
  const { facet, value, rationale, mechanism } = finding;
  const before = standing.filter((one) => one.facet === facet);
  const waits = isPending({ value, agreed_at: null, superseded_by: null });
  const gone = before.filter((one) => (waits ? isPending(one) : true));
  // Each facet has one finding that counts and one that waits: the place is freed before it is taken.
  const id = await new FindingReader(change.tx, DESK).nextId();
  for (const one of gone) await supersede(change, one.id, id);
  const row = await addRow(change, 'findings', {
    ...{ claim_id: claim.id, facet, value, rationale, mechanism },
    actual_speaker_id: speakerId,
    claim_version: claim.version,
    author_id: change.actor.id,
    superseded_by: null,
  });
  if (row.id !== id)
    throw new Error(`Finding ${row.id} was to be ${id}: those before it would point nowhere.`);
  for (const one of evidence)
    await addRow(change, 'finding_evidence', { ...one.row, finding_id: row.id, claim_id: claim.id });
  return row;
}

function supersede(change: Change, id: number, by: number) {
  return changeRow(change, 'findings', id, null, { superseded_by: by }, { action: 'superseded' });
}

/** Whether it says what stands already, and what stands still rests on what it was made on. */
function repeats(
  standing: readonly FindingRow[],
  { finding, evidence, speakerId }: Omit<ToRecord, 'standing'>,
): boolean {
  const { facet, value, rationale, mechanism } = finding;
  const waits = isPending({ value, agreed_at: null, superseded_by: null });
  const now = standing.find((one) => one.facet === facet && (waits ? isPending(one) : isCurrent(one)));
  if (now === undefined || now.causes.length > 0 || speakerId !== now.actual_speaker_id) return false;
  const cited = evidence.filter(({ row }) => row.basis === 0).map(({ key }) => key);
  const had = now.evidence.map((one) => `${one.kind}:${one.id}:${one.selector?.exact ?? ''}`);
  const isSame = now.value === value && now.rationale === rationale && now.mechanism === mechanism;
  return isSame && cited.sort().join() === had.sort().join();
}
