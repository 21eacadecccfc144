import { type Call, Refusal, type Route } from '../http/call.ts'
import { googleError } from '../http/vendor-errors.ts'
import { sameAddress } from '../world/person.ts'

/** A route of one user's mailbox, who must be the one whose token it is. */
export const gmailRoute = (
  method: Route['method'],
  path: string,
  scopes: readonly string[],
  handle: Route['handle'],
): Route => ({
  provider: 'google',
  method,
  path: `/gmail/v1/users/{userId}${path}`,
  scopes,
  handle: (call) => {
    const { userId = '' } = call.params
    if (userId !== 'me' && !sameAddress(userId, call.account.email)) {
      throw new Refusal(googleError(403, 'forbidden', `Delegation denied for ${call.account.email}`))
    }
    return handle(call)
  },
})

export const notFound = () => new Refusal(googleError(404, 'notFound', 'Requested entity was not found.'))
export const badRequest = (message: string) => new Refusal(googleError(400, 'invalidArgument', message))

/** Labels, formats and the like are told apart without looking at case. */
export const formatOf = ({ query }: Call, usual: 'full'): 'full' | 'metadata' | 'minimal' | 'raw' => {
  const format = (query.get('format') ?? usual).toLowerCase()
  if (format === 'full' || format === 'metadata' || format === 'minimal' || format === 'raw') return format
  throw badRequest(`Invalid value at 'format': ${format}`)
}
