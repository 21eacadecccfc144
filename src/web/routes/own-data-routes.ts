import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { exportArchive } from '../../actions/export-archive.ts'
import { forgetUser } from '../../actions/own-data.ts'
import type { PageContext } from '../page-context.ts'
import { endSession } from '../sessions.ts'
import { ownerOf, showMessage } from '../show-page.ts'

const forget = z.object({ email: z.string().max(200) })

/** Everything Afterword holds of the user: to take along, and to have forgotten. */
export function addOwnDataRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const { app } = context

  own.get('/export.zip', async (request, reply) => {
    const archive = await exportArchive(app.pipeline, ownerOf(request))
    return reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="afterword.zip"')
      .send(Buffer.from(archive))
  })

  own.post('/forget', { schema: { body: forget } }, async (request, reply) => {
    const user = ownerOf(request)
    if (request.body.email.trim().toLowerCase() !== user.email)
      return showMessage(request, reply.code(422), context, notSure)
    await app.lock.hold(() => forgetUser(app, user))
    endSession(request, reply, context)
    request.signedIn = null
    return showMessage(request, reply, context, forgotten)
  })
}

const notSure = {
  title: 'Nothing was forgotten',
  words: 'Write your own mail address into the field, so that this does not happen by a slip.',
}
const forgotten = {
  title: 'Everything is forgotten',
  words: 'Your drafts and digests are still in your mailbox; they are yours. All the best.',
}
