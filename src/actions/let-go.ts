import type { App } from '../app.ts'
import type { Trouble } from '../pass/pass-context.ts'
import { endChannels } from '../pass/renew-channels.ts'
import { dropUnusedAddresses } from '../store/addresses.ts'
import { type Connection, removeConnection } from '../store/connections.ts'
import type { User } from '../store/users.ts'
import { giveBackCredentials } from './give-back.ts'

/**
 * Lets connections of a user go: what knocks for them is ended, and a credential or sealed address that nothing needs
 * any more is given back and deleted. Answers what only the user can take back.
 */
export async function letGo(app: App, user: User, connections: Connection[]): Promise<Trouble[]> {
  const { push, pipeline } = app
  for (const connection of connections) {
    if (push) await endChannels(pipeline, push, connection)
    await removeConnection(pipeline.db, user.id, connection.id)
  }
  await dropUnusedAddresses(pipeline.db, user.id)
  return giveBackCredentials(app, user)
}
