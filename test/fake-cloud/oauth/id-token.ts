import type { AccountState } from '../world/account-state.ts'

/** Says who it is. It is not signed: the fake has no key, and its clients get it straight from the token endpoint. */
export function idToken(
  account: AccountState,
  { issuer, clientId, nonce, now }: { issuer: string; clientId: string; nonce: string | null; now: string },
): string {
  const issued = Math.floor(Date.parse(now) / 1000)
  const claims = {
    iss: issuer,
    aud: clientId,
    sub: account.id,
    oid: account.id,
    tid: TENANT,
    iat: issued,
    nbf: issued,
    exp: issued + 3600,
    email: account.email,
    email_verified: true,
    preferred_username: account.email,
    name: account.name,
    ver: '2.0',
    ...(nonce === null ? {} : { nonce }),
  }
  return `${[{ typ: 'JWT', alg: 'none' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.`
}

/** Every organisation at the fake is this one. */
export const TENANT = '11111111-2222-3333-4444-555555555555'
