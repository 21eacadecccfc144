import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listDigests } from '../../store/digests.ts'
import { findDraft } from '../../store/drafts.ts'
import { notFound } from '../error-pages.ts'
import { idParams } from '../forms.ts'
import type { PageContext } from '../page-context.ts'
import { ownerOf, showMessage } from '../show-page.ts'

/** Messages that lie in a folder, handed over so that the mail program opens them. */
export function addDraftRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const { db } = context.app.pipeline

  own.get('/drafts/:id/message.eml', { schema: { params: idParams } }, async (request, reply) => {
    const draft = await findDraft(db, ownerOf(request).id, request.params.id)
    return draft?.link ? handOver(request, reply, context, draft.link) : notFound(request, reply, context)
  })

  const week = z.object({ week: z.string().regex(/^\d{4}-W\d\d$/) })
  own.get('/digest/:week/message.eml', { schema: { params: week } }, async (request, reply) => {
    const sent = (await listDigests(db, ownerOf(request).id)).find(
      (each) => each.week === request.params.week,
    )
    return sent?.link ? handOver(request, reply, context, sent.link) : notFound(request, reply, context)
  })
}

/** Only files that our own mailbox wrote down as a link are read here. */
async function handOver(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  link: string,
): Promise<FastifyReply> {
  if (!link.startsWith('file:') || !link.endsWith('.eml')) return notFound(request, reply, context)
  const bytes = await readFile(fileURLToPath(link)).catch(() => null)
  if (bytes === null) return showMessage(request, reply.code(404), context, gone)
  const name =
    link
      .split('/')
      .at(-1)
      ?.replace(/[^\w.-]/g, '') ?? 'message.eml'
  return reply
    .type('message/rfc822')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(bytes)
}

const gone = {
  title: 'It is not there any more',
  words: 'The file was moved or deleted. Afterword notices that by itself in a few minutes.',
}
