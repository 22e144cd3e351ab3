import type { Answer, Client } from './client.js';

// What one measured case is. A file of stall/cases holds those of one kind; cases/index.ts lists the files.

export interface Case<Made = unknown> {
  /** Says what is sent; `npm run stall -- <part of a name>` picks cases by it. */
  readonly name: string;
  /** Statuses that show that the case did what its name says. Without them any will do. */
  readonly expects?: readonly number[];
  /** So many empty backups are in the folder for backups when the server starts. */
  readonly backups?: number;
  /** Makes what has to be there first. It is not measured; the database is fresh. */
  readonly make?: (client: Client) => Promise<Made>;
  /** Sends what is measured. It may run several times, and may send several requests at once. */
  readonly send: (client: Client, made: Made) => Promise<Answer | readonly Answer[]>;
}

/** Keeps the type between `make` and `send`, and forgets it in the table. */
export function defineCase<Made>(one: Case<Made>): Case {
  return one as Case;
}
