// How far the mails of a notice are, taken together.

export type NoticeState = 'none' | 'waiting' | 'sent' | 'given_up';

interface Mail {
  readonly state: 'waiting' | 'sending' | 'sent' | 'given_up';
}

/** `none` where there is no mail yet; otherwise the worst of them. */
export function stateOfNotice(mails: readonly Mail[]): NoticeState {
  if (mails.length === 0) return 'none';
  if (mails.some(({ state }) => state === 'given_up')) return 'given_up';
  return mails.every(({ state }) => state === 'sent') ? 'sent' : 'waiting';
}

/** A mail that is being sent is left alone: its answer is not known yet. */
export function mayBeSentAgain(mails: readonly Mail[]): boolean {
  return mails.some(({ state }) => state === 'waiting' || state === 'given_up');
}
