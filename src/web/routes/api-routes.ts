import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { agreeOnFollowUp } from '../../actions/agree-on-follow-up.ts'
import { closeOwnTask } from '../../actions/close-own-task.ts'
import { addQuestions, keepNotes } from '../../actions/reflect.ts'
import { statusDocument } from '../../actions/status-document.ts'
import { tellOutcome } from '../../actions/tell-outcome.ts'
import type { Telling } from '../../actions/telling.ts'
import { followUpChannels } from '../../followup/agreement.ts'
import { outcomeKinds } from '../../followup/outcome.ts'
import type { User } from '../../store/users.ts'
import { idParams } from '../forms.ts'
import type { PageContext } from '../page-context.ts'
import { userOfKey } from '../page-keys.ts'
import { tellingOf } from '../telling-of.ts'

const word = z.string().max(1_000).nullable()
const date = z.iso.date().nullable()
const bodies = {
  agreement: z.object({
    channel: z.enum(followUpChannels).nullable(),
    contactName: word,
    contactEmail: z.email().nullable(),
    promisedDate: date,
  }),
  notes: z.object({ topic: word, sentence: word, availability: word, wentWell: word }),
  questions: z.object({ questions: z.array(z.string().min(1).max(500)).max(20) }),
  outcome: z.object({ kind: z.enum(outcomeKinds), on: date.default(null), answerBy: date.default(null) }),
  task: z.object({ word: z.enum(['done', 'dismissed', 'undo']) }),
}
const told = z.object({ told: z.literal(true) })
const failed = z.object({ error: z.string() })
const answers = { 200: told, 400: failed, 401: failed, 404: failed, 422: failed }

/**
 * The API for other programs: the same words as on the command line, as JSON. Programs bring a key and no cookie, so
 * there is nothing that another site could have a browser do.
 */
export async function addApi(server: FastifyInstance, context: PageContext): Promise<void> {
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    server.getDefaultJsonParser('error', 'error'),
  )
  await server.register(swagger, {
    openapi: {
      info: {
        title: 'Afterword',
        version: '1',
        description: 'Interviews, their plan, and what you tell of them.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
  })
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger())
  await server.register(async (own) => addOwnApi(own, context))
}

function addOwnApi(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const users = new WeakMap<object, User>()
  server.addHook('preValidation', async (request, reply) => {
    const [, key] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? []
    const user = key ? await userOfKey(context.app.pipeline, 'api', key) : null
    if (!user) return reply.code(401).send({ error: 'Send a key: Authorization: Bearer …' })
    users.set(request, user)
  })
  const ownerOf = (request: object): User => {
    const user = users.get(request)
    if (!user) throw new Error('A request came in without a user.')
    return user
  }
  /** Tells something of an interview of this user; false where there is no such interview. */
  const tell = async (user: User, id: string, act: (telling: Telling) => Promise<void>): Promise<boolean> => {
    const telling = await tellingOf(context, user, id)
    if (!telling) return false
    await act(telling)
    await context.work.followUp(user.id)
    return true
  }
  const nothingHere = { error: 'There is no such interview.' }

  own.get('/status', { schema: { summary: 'How things stand' } }, (request) =>
    statusDocument(context.app, ownerOf(request), 0),
  )

  const schema = { params: idParams, response: answers }
  own.post(
    '/interviews/:id/agreement',
    { schema: { ...schema, body: bodies.agreement } },
    async (request, reply) => {
      const isDone = await tell(ownerOf(request), request.params.id, (telling) =>
        agreeOnFollowUp(telling, request.body),
      )
      return isDone ? { told: true as const } : reply.code(404).send(nothingHere)
    },
  )
  own.post('/interviews/:id/notes', { schema: { ...schema, body: bodies.notes } }, async (request, reply) => {
    const isDone = await tell(ownerOf(request), request.params.id, (telling) =>
      keepNotes(telling, request.body),
    )
    return isDone ? { told: true as const } : reply.code(404).send(nothingHere)
  })
  own.post(
    '/interviews/:id/questions',
    { schema: { ...schema, body: bodies.questions } },
    async (request, reply) => {
      const { questions } = request.body
      const isDone = await tell(ownerOf(request), request.params.id, (telling) =>
        addQuestions(telling, questions),
      )
      return isDone ? { told: true as const } : reply.code(404).send(nothingHere)
    },
  )
  own.post(
    '/interviews/:id/outcome',
    { schema: { ...schema, body: bodies.outcome } },
    async (request, reply) => {
      const isDone = await tell(ownerOf(request), request.params.id, (telling) =>
        tellOutcome(telling, request.body),
      )
      return isDone ? { told: true as const } : reply.code(404).send(nothingHere)
    },
  )
  own.post('/tasks/:id', { schema: { ...schema, body: bodies.task } }, async (request, reply) => {
    const { id } = request.params
    const isDone = await tell(ownerOf(request), id.split('-', 1)[0] ?? '', (telling) =>
      closeOwnTask(telling, id, request.body.word),
    )
    return isDone ? { told: true as const } : reply.code(404).send(nothingHere)
  })
}
