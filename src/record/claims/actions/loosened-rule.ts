import { actsAsEditor } from '../../../people/accounts/actions/acting-role.js';
import { addRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { GROUND_RULES } from '../../../vocabulary.js';
import type { ClaimEdit } from '../input.js';
import { isFreer } from '../model.js';
import type { Claim } from '../store.js';

// A ground rule is a promise to whoever spoke. To keep it more strictly is anybody's decision; to lift it, to loosen it
// or to end an embargo earlier is an editor's, with a reason that stays with the quotation.

/** Errors in an edit that loosens the rule; none for any other. */
export async function loosenedFaults(
  change: WriteContext,
  before: Claim,
  edit: ClaimEdit,
): Promise<FieldError[]> {
  if (!loosens(before, edit)) return [];
  const rule = GROUND_RULES[before.ground_rule];
  if (!(await actsAsEditor(change)))
    return [
      {
        path: isFreer(edit.ground_rule ?? before.ground_rule, before.ground_rule)
          ? 'ground_rule'
          : 'embargoed_until',
        message: `This quotation is ${lowerFirst(rule)}. Only an editor or admin may lift or loosen that: ask one`,
      },
    ];
  return edit.rule_reason ? [] : [{ path: 'rule_reason', message: REASON_WANTED }];
}

const REASON_WANTED = 'Say who released it from the ground rule, and when. Your reason is saved as a note';

/** Saves the reason as a note on the quotation, where the edit loosened the rule. */
export async function noteLoosened(
  change: WriteContext,
  before: Claim,
  after: Claim,
  edit: ClaimEdit,
): Promise<void> {
  if (!edit.rule_reason || !loosens(before, edit)) return;
  const [was, is] = [before, after].map((one) => lowerFirst(GROUND_RULES[one.ground_rule]));
  const what = was === is ? 'Embargo shortened' : `Ground rule changed from ${was} to ${is}`;
  const { id: claim_id } = after;
  const body = `${what}: ${edit.rule_reason}`;
  await addRow(
    change,
    'annotations',
    { ...UNSET, claim_id, motivation: 'commenting', body, author_id: change.actor.id },
    { claimId: claim_id },
  );
}

const UNSET = { attribution_id: null, source_id: null, snapshot_id: null, parent_id: null } as const;

function loosens(before: Claim, { ground_rule: rule, embargoed_until: until }: ClaimEdit): boolean {
  if (rule && isFreer(rule, before.ground_rule)) return true;
  if (before.ground_rule !== 'embargoed' || (rule && rule !== 'embargoed') || !until) return false;
  // A form gives minutes.
  return Date.parse(before.embargo_lifts_at ?? '') - Date.parse(until.utc) >= 60_000;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
