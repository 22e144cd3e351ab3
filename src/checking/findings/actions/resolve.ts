import { ComparedReader } from '../../../derived/match/compared-store.js';
import { answeredBy } from '../../../derived/match/model/answers.js';
import type { Mismatch } from '../../../derived/match/model/mismatch.js';
import type { FindingRow } from '../../../derived/status/findings-store.js';
import { accuses, opposesMismatch } from '../../../derived/status/model/second.js';
import { isCurrent, needsReason } from '../../../derived/status/model/values.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import { errorsAt, refFault } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { findOrCreateSpeaker } from '../../../record/speakers/actions.js';
import { SpeakerReader } from '../../../record/speakers/store.js';
import type { FindingInput } from '../input.js';
import { type Checked, checkEvidence } from './evidence.js';

/** A finding whose references are resolved. */
export interface ResolvedFinding {
  readonly finding: FindingInput;
  readonly evidence: readonly Checked[];
  /** The actual speaker; null while unknown. */
  readonly speakerId: number | null;
  /** Whether it is pending until a second person agrees. */
  readonly needsSecond: boolean;
  /** The mismatches that it contradicts; null where there are none. */
  readonly answers: readonly Mismatch[] | null;
}

interface Checking {
  readonly claim: {
    readonly id: number;
    readonly speaker_id: number;
    readonly reference_attribution_id: number | null;
  };
  readonly standing: readonly FindingRow[];
}

/** The resolved findings in order, or all errors in any of them. */
export async function resolveFindings(
  change: WriteContext,
  { claim, standing }: Checking,
  findings: readonly FindingInput[],
): Promise<Result<readonly ResolvedFinding[]>> {
  const checked = await checkEvidence(change, claim, findings);
  const mismatches = await new ComparedReader(change.tx).mismatchesOf(claim.id);
  const faults = [...checked.faults];
  const resolved: ResolvedFinding[] = [];
  for (const [at, finding] of findings.entries()) {
    const speaker = await speakerOf(change, finding, claim.speaker_id);
    const speakerId = speaker.ok ? speaker.value : null;
    const answers = answersOf(finding, mismatches);
    const needsSecond = accuses(finding.value) || answers !== null;
    resolved.push({ finding, evidence: checked.evidence[at] ?? [], speakerId, needsSecond, answers });
    const own = reasonFaults(finding, standing, answers !== null);
    faults.push(
      ...errorsAt(`findings.${sentAt(findings, at)}`, [...own, ...(speaker.ok ? [] : speaker.errors)]),
    );
  }
  return faults.length > 0 ? refused(faults) : ok(resolved);
}

function answersOf(
  { facet, value }: FindingInput,
  mismatches: readonly Mismatch[],
): readonly Mismatch[] | null {
  const opposed = mismatches.map((one) => one.facet);
  return opposesMismatch(facet, value, opposed) ? answeredBy(facet, mismatches) : null;
}

function reasonFaults(
  { facet, value, rationale }: FindingInput,
  standing: readonly FindingRow[],
  opposes: boolean,
): FieldError[] {
  const before = standing.find((one) => one.facet === facet && isCurrent(one))?.value ?? null;
  if (rationale === null && opposes) return [{ path: 'rationale', message: REASON_AGAINST_COPY }];
  return rationale === null && needsReason(facet, value, before)
    ? [{ path: 'rationale', message: reasonWanted(before, value) }]
    : [];
}

const REASON_AGAINST_COPY = 'Explain why this finding is right although a source or our copy says otherwise';

function reasonWanted(before: string | null, value: string): string {
  return before !== null && before !== value
    ? 'Explain why you changed this finding'
    : 'Explain what this finding is based on';
}

/**
 * The actual speaker, where known: a saved one, or a new one.
 * @param credited the claim’s speaker, who is found not to have said it
 */
async function speakerOf(
  change: WriteContext,
  { actual_speaker, actual_speaker_id: id }: FindingInput,
  credited: number,
): Promise<Result<number | null>> {
  if (actual_speaker) {
    const picked = await findOrCreateSpeaker(change, actual_speaker);
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
    message: 'This is the credited speaker. Enter who really said it, or leave this empty',
  };
}
