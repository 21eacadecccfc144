import { z } from 'zod'
import type { SignedInPerson } from '../../actions/sign-in.ts'
import type { AccountService } from '../../shared/must-connect-again.ts'
import { ToldError } from '../../shared/told-error.ts'

const address = z.email().transform((email) => email.toLowerCase())
const named = z.object({ iss: z.string(), name: z.string().max(120).nullish().catch(null) })

const googleClaims = named.extend({
  sub: z.string().min(1),
  email: address,
  email_verified: z.literal(true),
  hd: z.string().optional(),
})

const microsoftClaims = named.extend({
  oid: z.string().min(1),
  tid: z.string().min(1),
  preferred_username: address,
})

/** Whom an ID token names whose signature, issuer, audience and nonce are checked already. */
export function signedInPerson(service: AccountService, claims: unknown): SignedInPerson {
  return service === 'google' ? googlePerson(claims) : microsoftPerson(claims)
}

/** Google vouches for addresses that it gives out itself (developers.google.com/identity/gsi/web/guides/verify). */
function googlePerson(claims: unknown): SignedInPerson {
  const { data } = googleClaims.safeParse(claims)
  if (!data)
    throw new ToldError(
      'Google has not verified your mail address, so it does not say who you are. Verify it there and try again.',
    )
  const { iss: issuer, sub: subject, email, name = null, hd } = data
  return { issuer, subject, email, name, ownsAddress: email.endsWith('@gmail.com') || hd !== undefined }
}

/**
 * Microsoft's `email` is whatever the administrator of some organisation wrote there, and `sub` is another one in every
 * application: a person is an object of a tenant, and addresses are for showing only
 * (learn.microsoft.com/entra/identity-platform/claims-validation).
 */
function microsoftPerson(claims: unknown): SignedInPerson {
  const { data } = microsoftClaims.safeParse(claims)
  if (!data)
    throw new ToldError(
      'Microsoft does not say which account it is, so you were not signed in. Try another one.',
    )
  const { iss, tid, oid, preferred_username: email, name = null } = data
  return { issuer: iss, subject: `${tid}/${oid}`, email, name, ownsAddress: false }
}
