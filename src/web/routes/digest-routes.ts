import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { digestNow } from '../../actions/digest-now.ts'
import { listDigests } from '../../store/digests.ts'
import { updateUser } from '../../store/users.ts'
import { basePath } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { goTo, ownerOf, showPage } from '../show-page.ts'
import { archiveView } from '../view/archive-view.ts'

/** The mail stands in a frame of its own: its looks are its own, it runs nothing and reaches nothing. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

/** The weekly digest as it would read now, and those that were sent. */
export function addDigestRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const { pipeline } = context.app

  own.get('/digest', async (request, reply) => {
    const user = ownerOf(request)
    const { subject } = await digestNow(pipeline, user)
    const archive = archiveView(await listDigests(pipeline.db, user.id), basePath(context.place))
    const view = { subject, archive, isOn: user.digestEnabled }
    return showPage(request, reply, context, { page: 'digest', title: 'Digest', section: 'Digest', view })
  })

  own.get('/digest/now', async (request, reply) => {
    const { html } = await digestNow(pipeline, ownerOf(request))
    return reply
      .header('content-security-policy', mailPolicy)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(html.replace('<head>', '<head><base target="_blank">'))
  })

  const word = z.object({ digest: z.enum(['on', 'off']) })
  own.post('/digest', { schema: { body: word } }, async (request, reply) => {
    const isOn = request.body.digest === 'on'
    await updateUser(pipeline.db, ownerOf(request).id, { digestEnabled: isOn })
    return goTo(reply, context, '/digest', isOn ? 'digest-on' : 'digest-off')
  })
}
