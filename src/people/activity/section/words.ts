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
  visibility_corrected: 'corrected who sees',
};

/** Actions on a row that belongs to a record, described as actions on that record. */
function onPart(part: string, of: string, own: Verbs = {}): Verbs {
  return {
    added: `added ${part} ${of}`,
    changed: `changed ${part} ${of}`,
    removed: `removed ${part} ${of}`,
    trashed: `trashed ${part} ${of}`,
    restored: `restored ${part} ${of}`,
    erased: `erased ${part} ${of}`,
    repointed: `moved ${part} to`,
    returned: `moved ${part} back to`,
    ...own,
  };
}

const OWN: Partial<Record<SubjectKind, Verbs>> = {
  speaker_name: { ...onPart('another name', 'of'), agreed: 'agreed to another name of' },
  speaker_title: onPart('a title', 'of'),
  speaker_member: onPart('a member', 'of'),
  claim_link: onPart('a link', 'of', { added: 'linked another quotation to' }),
  search: onPart('a search', 'for', { added: 'logged a search for' }),
  contact: onPart('a contact', 'about', { added: 'logged a contact about' }),
  claim_tag: {
    added: 'added a tag to',
    removed: 'removed a tag from',
    repointed: 'moved a tag of',
    returned: 'restored a tag of',
  },
  list_item: {
    added: 'added a quotation to',
    changed: 'changed the order of',
    described: 'changed the locator or note of a quotation on',
    removed: 'removed a quotation from',
  },
  claim: { rebuilt: 'rebuilt what is derived for' },
  list_edition: { added: 'kept an edition of', erased: 'erased text of an edition of' },
  finding: {
    added: 'recorded a finding on',
    agreed: 'agreed with a finding on',
    superseded: 'superseded a finding on',
    repointed: 'moved a finding on',
    returned: 'returned a finding on',
    brought_stale: 'carried over an out-of-date finding on',
    erased: 'erased the reason for a finding on',
  },
  set_aside: {
    added: 'set aside a difference on',
    agreed: 'agreed with setting aside a difference on',
    erased: 'erased the reason for a difference set aside on',
  },
  merge_proposal: {
    added: 'proposed the merge of',
    carried_out: 'carried out the merge of',
    withdrawn: 'withdrew the proposal to merge',
    erased: 'erased the reason for merging',
  },
  finding_evidence: { added: 'added evidence to a finding on', erased: 'erased evidence of a finding on' },
  annotation: { added: 'wrote', rebuilt: 'updated the place of' },
  snapshot: { added: 'saved' },
  list: { added: 'made' },
  view: { added: 'saved' },
  style: { set_aside: 'set aside', used_again: 'reinstated' },
  user: {
    second_factor_on: 'switched on two-factor authentication for',
    second_factor_off: 'switched off two-factor authentication for',
    second_factor_reset: 'reset two-factor authentication for',
    recovery_codes_renewed: 'created new recovery codes for',
    recovery_code_used: 'used a recovery code of',
    loss_accepted: 'accepted the loss of history entries',
    backup_restored: 'restored a backup',
    rules_recorded: 'recorded by which version of its rules Onrecord derived the data',
    secret_recorded: 'recorded the SHA-256 of the password hash of',
  },
  token: {
    added: 'created a token for',
    changed: 'changed a token of',
    revoked: 'revoked a token of',
    secret_recorded: 'recorded the SHA-256 of a token hash of',
  },
};

/** Actions on the whole database, whose event is of whoever did them: nothing else is named. */
const WHOLE: readonly string[] = ['loss_accepted', 'backup_restored', 'rules_recorded'];

export function isOfWhole(action: string): boolean {
  return WHOLE.includes(action);
}

/** `changed`, `added a tag to`: the words before the record's noun. */
export function verbOf(action: string, kind: SubjectKind): string {
  return OWN[kind]?.[action] ?? ANY[action] ?? action.replaceAll('_', ' ');
}

/**
 * `changed the quotation`, followed by its name; `changed a claim` where there is none to show.
 * @param noun from `names-store.ts`: `attribution by` is followed by the name
 */
export function didWords(verb: string, noun: string, isNamed: boolean): string {
  return isNamed ? `${verb} the ${noun}` : `${verb} ${articled(noun)}`;
}

/** `attribution by` is followed by a name; without one the phrase is shorter. */
export function articled(noun: string): string {
  const alone = nounAlone(noun);
  return `${/^[aeiou]/.test(alone) ? 'an' : 'a'} ${alone}`;
}

/** The noun without the preposition that leads to a name. */
export function nounAlone(noun: string): string {
  return noun.replace(/ (by|of)$/, '');
}
