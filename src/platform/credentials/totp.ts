import { Secret, TOTP } from 'otpauth';

// One-time codes that an authenticator app computes from a shared secret. Every app supports SHA-1, six digits and
// thirty seconds. @source RFC 6238

const PERIOD_SECONDS = 30;
/** Steps before and after the current one whose code is accepted: clocks differ. */
const WINDOW = 1;

/** 160 random bits. @source RFC 4226, section 4 */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The contents of a QR code for the app. @param issuer without a colon, which would end it */
export function totpUri(secret: string, issuer: string, account: string): string {
  return totpOf(secret, { issuer, label: account }).toString();
}

/** The time step of a code, counted from 1970; null where no step around now has it. */
export function matchingStep(secret: string, code: string, now: Date): number | null {
  const totp = totpOf(secret);
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** The code at a time. */
export function totpCode(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() });
}

function totpOf(secret: string, named: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  return new TOTP({
    ...named,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });
}
