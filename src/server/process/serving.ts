import type { OpenContext } from '../context/open-context.js';

export interface DeskServing {
  readonly port: number;
  /** Accepts no more connections, waits for running requests, then ends. */
  stop(): Promise<void>;
  /** Loads what no request has needed yet, one feature after another. @throws Error for one that cannot be mounted */
  openAll(): Promise<void>;
}

/** Listens on the configured address. Rejects as Node does where it cannot. */
export type StartServing = (ctx: OpenContext) => Promise<DeskServing>;

/** The application, which has the routes of the process and so is passed to it by `commands.ts`. */
export type LoadApp = () => Promise<{ readonly startServing: StartServing }>;
