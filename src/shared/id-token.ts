import { z } from 'zod'

const claimsShape = z.object({ email: z.string().min(3), name: z.string().nullish().catch(null) })

/**
 * Whom an ID token names. Only for one that came straight from the token endpoint over TLS: then its signature need
 * not be checked (OpenID Connect Core, 3.1.3.7). Null when it names nobody.
 */
export function readIdToken(token: string | null | undefined): { email: string; name: string | null } | null {
  const payload = token?.split('.')[1] ?? ''
  try {
    const claims = claimsShape.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return { email: claims.email, name: claims.name ?? null }
  } catch {
    return null
  }
}
