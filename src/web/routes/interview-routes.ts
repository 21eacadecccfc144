import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { agreeOnFollowUp } from '../../actions/agree-on-follow-up.ts'
import { answerQuestion } from '../../actions/answer-question.ts'
import { closeOwnTask } from '../../actions/close-own-task.ts'
import { comingLetters } from '../../actions/coming-letters.ts'
import { tellOutcome } from '../../actions/tell-outcome.ts'
import type { Telling } from '../../actions/telling.ts'
import { followUpChannels } from '../../followup/agreement.ts'
import { outcomeKinds } from '../../followup/outcome.ts'
import { linkedInNotes } from '../../letter/notes-of-interview.ts'
import { lettersIn } from '../../letter/write-letter.ts'
import { loadDossiers } from '../../store/dossiers.ts'
import { listEvents } from '../../store/events.ts'
import { notFound } from '../error-pages.ts'
import { idParams, optionalChoice, optionalDate, optionalEmail, optionalText } from '../forms.ts'
import { basePath } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { goTo, ownerOf, showPage } from '../show-page.ts'
import { tell, tellingOf } from '../telling-of.ts'
import { type InterviewView, interviewView } from '../view/interview-view.ts'
import type { ComingLetter } from '../view/plan-view.ts'

/** One interview: its plan, its people, and what the user tells of it. */
export function addInterviewRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()

  own.get('/interviews/:id', { schema: { params: idParams } }, async (request, reply) => {
    const telling = await tellingOf(context, ownerOf(request), request.params.id)
    if (!telling) return notFound(request, reply, context)
    const view = await viewOf(context, telling)
    return showPage(request, reply, context, { page: 'interview', title: view.name, section: null, view })
  })

  const answer = z.object({ answer: z.enum(['yes', 'no']) })
  own.post(
    '/interviews/:id/answer',
    { schema: { params: idParams, body: answer } },
    async (request, reply) => {
      const said = request.body.answer
      const telling = await tellingOf(context, ownerOf(request), request.params.id)
      if (!telling) return notFound(request, reply, context)
      await context.app.lock.hold(() => answerQuestion(context.app, telling, said))
      await context.work.followUp(telling.user.id)
      return goTo(reply, context, said === 'yes' ? `/interviews/${request.params.id}` : '/', said)
    },
  )

  const agreement = z.object({
    channel: optionalChoice(followUpChannels),
    contactName: optionalText(200),
    contactEmail: optionalEmail,
    promisedDate: optionalDate,
  })
  own.post('/interviews/:id/agreement', { schema: { params: idParams, body: agreement } }, (request, reply) =>
    tell(request, reply, context, { anchor: 'agree', notice: 'agreement' }, (telling) =>
      agreeOnFollowUp(telling, request.body),
    ),
  )

  const outcome = z.object({ kind: z.enum(outcomeKinds), on: optionalDate, answerBy: optionalDate })
  own.post('/interviews/:id/outcome', { schema: { params: idParams, body: outcome } }, (request, reply) =>
    tell(request, reply, context, { anchor: 'outcome', notice: 'outcome' }, (telling) =>
      tellOutcome(telling, request.body),
    ),
  )

  const word = z.object({ word: z.enum(['done', 'dismissed', 'undo']), from: z.literal('today').optional() })
  own.post('/tasks/:id', { schema: { params: idParams, body: word } }, async (request, reply) => {
    const { id } = request.params
    const telling = await tellingOf(context, ownerOf(request), id.split('-', 1)[0] ?? '')
    if (!telling?.dossier.tasks.some((task) => task.id === id)) return notFound(request, reply, context)
    await closeOwnTask(telling, id, request.body.word)
    await context.work.followUp(telling.user.id)
    const back = request.body.from === 'today' ? '/' : `/interviews/${telling.dossier.interview.id}#plan`
    return goTo(reply, context, back, request.body.word)
  })
}

async function viewOf({ place }: PageContext, telling: Telling): Promise<InterviewView> {
  const { pipeline, user, dossier, now } = telling
  const { interview } = dossier
  const { library, eventsTradeWords } = pipeline.letters
  const { connectLinkedin, coolingOff } = pipeline.rules.followUp
  const limit = connectLinkedin.noteLimit
  const asked = interview.verdict === 'ask'
  return interviewView({
    user,
    now,
    base: basePath(place),
    dossier,
    events: await listEvents(pipeline.db, user.id, interview.id),
    coolingOffHours: coolingOff.hours,
    question: lettersIn(library, interview.language ?? 'en', 'thank-you').askHowToFollowUp[0] ?? '',
    coming: asked ? new Map() : await comingOf(telling),
    notes: asked ? [] : linkedInNotes(dossier, user, { library, eventsTradeWords, limit }),
    noteLimit: limit,
  })
}

/** The letters that are not in the drafts yet, as they would read now. */
async function comingOf({ pipeline, user, dossier, now }: Telling): Promise<Map<string, ComingLetter[]>> {
  const all = await loadDossiers(pipeline.db, user.id, [dossier.interview.id])
  const entries = dossier.tasks.map((task) => {
    const letters = comingLetters(pipeline, user, task, dossier, all, now)
    const shown = letters.map(({ recipient, letter }) => ({
      to: recipient.name ?? recipient.email,
      subject: letter.subject,
      text: letter.text,
    }))
    return [task.id, shown] as const
  })
  return new Map(entries)
}
