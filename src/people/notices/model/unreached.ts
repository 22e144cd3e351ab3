/** Why admins may miss a notice. */
export type Unreached = 'no_mail' | 'no_recipient' | 'given_up';

/** In a sentence, after “admins may miss notices:”. */
export const UNREACHED: Readonly<Record<Unreached, string>> = {
  no_mail: 'no mail is set up',
  no_recipient: 'there is no recipient',
  given_up: 'the last mail to a recipient was given up',
};
