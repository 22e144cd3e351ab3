import type { SubjectKind } from '../../../platform/db/subjects.js';

// Actions in words: `changed` + `the quotation`. An action without an entry here is described by its key, so that a new
// one is readable at once.

type Verbs = Readonly<Record<string, string>>;

const ANY: Verbs = {
  added: 'added',
  changed: 'changed',
  trashed: 'trashed',
  restored: 'restored',
  removed: 'removed',
  erased: 'erased the text of',
  embargo_lifted: 'lifted the embargo on',
  reworded: 'changed the text of',
  edited: 'changed',
  resolved: 'resolved',
  reopened: 'reopened',
  merged: 'merged',
  took_over: 'merged another record into',
  separated: 'undid the merge of',
  gave_back: 'undid a merge into',
  repointed: 'moved',
  returned: 'moved back',
};

/** An action on a child row is described as one on its parent. */
const OWN: Partial<Record<SubjectKind, Verbs>> = {
  speaker_name: {
    added: 'added another name of',
    changed: 'changed another name of',
    removed: 'removed another name of',
    repointed: 'moved another name to',
    returned: 'moved another name back to',
    erased: 'erased another name of',
  },
  speaker_title: {
    added: 'added a title of',
    changed: 'changed a title of',
    removed: 'removed a title of',
    repointed: 'moved a title to',
    returned: 'moved a title back to',
    erased: 'erased a title of',
  },
  speaker_member: {
    added: 'added a member of',
    changed: 'changed a member of',
    removed: 'removed a member of',
    repointed: 'moved a member to',
    returned: 'moved a member back to',
  },
  claim_link: {
    added: 'linked another quotation to',
    changed: 'changed a link of',
    trashed: 'trashed a link of',
    restored: 'restored a link of',
    erased: 'erased a link of',
  },
  claim_tag: {
    added: 'added a tag to',
    removed: 'removed a tag from',
    repointed: 'moved to another tag',
    returned: 'moved back to its tag',
  },
  list_item: {
    added: 'added a quotation to',
    changed: 'changed the order of',
    removed: 'removed a quotation from',
  },
  finding: {
    added: 'recorded a finding on',
    agreed: 'agreed to a finding on',
    superseded: 'superseded a finding on',
    repointed: 'moved a finding on',
    returned: 'moved back a finding on',
    brought_stale: 'carried over a stale finding on',
    erased: 'erased the reason for a finding on',
  },
  set_aside: {
    added: 'set aside a difference on',
    agreed: 'agreed to a difference set aside on',
    erased: 'erased the reason for a difference set aside on',
  },
  finding_evidence: { added: 'added evidence to a finding on', erased: 'erased evidence of a finding on' },
  search: {
    added: 'logged a search for',
    changed: 'changed a search for',
    trashed: 'trashed a search for',
    restored: 'restored a search for',
    erased: 'erased a search for',
  },
  contact: {
    added: 'logged a contact about',
    changed: 'changed a contact about',
    trashed: 'trashed a contact about',
    restored: 'restored a contact about',
    erased: 'erased a contact about',
  },
  annotation: { added: 'wrote' },
  snapshot: { added: 'saved' },
  list: { added: 'made' },
  view: { added: 'saved' },
  user: {
    second_factor_on: 'switched on the second factor of',
    second_factor_off: 'switched off the second factor of',
    second_factor_reset: 'reset the second factor of',
    recovery_codes_renewed: 'created new recovery codes for',
    recovery_code_used: 'used a recovery code of',
  },
  token: { added: 'created a token for', changed: 'changed a token of', revoked: 'revoked a token of' },
};

/** `changed`, `took a tag off`: the words before the record's noun. */
export function verbOf(action: string, kind: SubjectKind): string {
  return OWN[kind]?.[action] ?? ANY[action] ?? action.replaceAll('_', ' ');
}

/**
 * `changed the quotation`, followed by its name; `changed a claim` where there is none to show.
 * @param noun from `names-store.ts`: `attribution by` is followed by the name
 */
export function didWords(verb: string, noun: string, isNamed: boolean): string {
  if (isNamed) return `${verb} the ${noun}`;
  const alone = noun.replace(/ (by|of)$/, '');
  return `${verb} ${/^[aeiou]/.test(alone) ? 'an' : 'a'} ${alone}`;
}
