import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addQuestions, assessInterview, dropQuestion, keepNotes, weighUp } from '../../actions/reflect.ts'
import { type Point, verdicts } from '../../followup/reflection.ts'
import { idParams, lines, optionalChoice, optionalText, text, typed } from '../forms.ts'
import type { PageContext } from '../page-context.ts'
import { tell } from '../telling-of.ts'

const notes = z.object({
  topic: optionalText(300),
  wentWell: optionalText(1_000),
  sentence: optionalText(1_000),
  availability: optionalText(500),
  /** A question that came up on the way out. */
  question: text(500),
})

const question = z.object({ question: text(500), remove: z.string().optional() })

const assessment = z.looseObject({ well: lines(10_000), poorly: lines(10_000), surprises: lines(10_000) })

const weighing = z.looseObject({
  wouldTakeIt: optionalChoice(['yes', 'no', 'unsure']),
  verdict: optionalChoice(verdicts),
})

/** Steps 2, 4 and 5, and the quick capture on the way out. */
export function addReflectionRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()

  own.post('/interviews/:id/notes', { schema: { params: idParams, body: notes } }, (request, reply) =>
    tell(request, reply, context, { anchor: 'notes', notice: 'notes' }, async (telling) => {
      const { question: asked, ...kept } = request.body
      await keepNotes(telling, kept)
      await addQuestions(telling, [asked])
    }),
  )

  own.post(
    '/interviews/:id/questions',
    { schema: { params: idParams, body: question } },
    (request, reply) => {
      const isRemoved = request.body.remove !== undefined
      const notice = isRemoved ? 'question-dropped' : 'question'
      return tell(request, reply, context, { anchor: 'questions', notice }, (telling) =>
        isRemoved
          ? dropQuestion(telling, request.body.question)
          : addQuestions(telling, [request.body.question]),
      )
    },
  )

  own.post(
    '/interviews/:id/assessment',
    { schema: { params: idParams, body: assessment } },
    (request, reply) =>
      tell(request, reply, context, { anchor: 'assess', notice: 'assessment' }, (telling) => {
        const { well, poorly, surprises, ...rest } = request.body
        return assessInterview(telling, { well, poorly, surprises, ratings: ratingsIn(rest) })
      }),
  )

  own.post('/interviews/:id/weighing', { schema: { params: idParams, body: weighing } }, (request, reply) => {
    const { wouldTakeIt, verdict, ...rest } = request.body
    const [pros, cons] = [pointsIn(rest, 'pro'), pointsIn(rest, 'con')]
    const isShared = [...pros, ...cons].some(({ shared }) => shared)
    const notice = isShared ? 'shared' : 'weighing'
    return tell(request, reply, context, { anchor: 'weigh', notice }, (telling) => {
      const before = telling.dossier.weighing.shareRequestedAt
      const shareRequestedAt = isShared ? (before ?? telling.now) : null
      return weighUp(telling, { pros, cons, wouldTakeIt, verdict, shareRequestedAt })
    })
  })
}

const ratingField = /^rating-(.{1,40})$/s
const mostRatings = 12

function ratingsIn(fields: Record<string, unknown>): Record<string, number> {
  const found = Object.entries(fields).flatMap(([field, value]): [string, number][] => {
    const [, name] = ratingField.exec(field) ?? []
    return name !== undefined && /^[1-5]$/.test(String(value)) ? [[typed(name), Number(value)]] : []
  })
  return Object.fromEntries(found.slice(0, mostRatings))
}

const mostPoints = 30

/** The rows of one side that have words; a row that was emptied is gone. */
function pointsIn(fields: Record<string, unknown>, side: 'pro' | 'con'): Point[] {
  const field = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? typed(value).slice(0, 300) : ''
  }
  const points = Array.from({ length: mostPoints }, (_, row) => ({
    text: field(`${side}-${row}-text`),
    weight: Math.min(5, Math.max(1, Number(field(`${side}-${row}-weight`)) || 3)),
    shared: field(`${side}-${row}-shared`) !== '',
  }))
  return [
    ...new Map(points.filter(({ text: words }) => words !== '').map((point) => [point.text, point])).values(),
  ]
}
