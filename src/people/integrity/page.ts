import { CATCH_UP_AFTER_MS, faultsInBrief, type IntegrityCheck } from './model.js';

const OUTCOMES = { sound: 'No errors found', faults: 'Errors found', failed: 'Did not finish' } as const;

/** @param at its daily time, `HH:MM` in UTC; null where it is switched off */
export function integrityPage(checks: readonly IntegrityCheck[], at: string | null) {
  const [latest] = checks;
  return {
    schedule:
      at === null
        ? 'The daily check is switched off (ONRECORD_CHECK).'
        : `The whole database is checked every day at ${at} UTC.`,
    first: firstWords(at),
    latest: latest === undefined ? null : latestShown(latest),
    rows: checks.map(({ started_at, outcome, report }) => ({
      at: started_at,
      outcome: OUTCOMES[outcome],
      faults: report.faults.reduce((sum, { count }) => sum + count, 0),
    })),
  };
}

const CATCH_UP_MINUTES = CATCH_UP_AFTER_MS / 60_000;

function firstWords(at: string | null): string {
  const now = 'run onrecord db check on the server.';
  if (at === null) return `To check now, ${now}`;
  return `The first one runs ${CATCH_UP_MINUTES} minutes after the server starts, or at ${at} UTC if that is sooner. To check now, ${now}`;
}

function latestShown({ finished_at, outcome, report }: IntegrityCheck) {
  return {
    at: finished_at,
    isSound: outcome === 'sound',
    word: OUTCOMES[outcome],
    reason: report.reason,
    faults: report.faults.map(({ line, advice, count }) => ({ line, advice, more: count - 1 })),
  };
}

export function integrityJson(checks: readonly IntegrityCheck[], at: string | null) {
  return { daily_at: at, status: faultsInBrief(checks[0] ?? null), checks };
}
