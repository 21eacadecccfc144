import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Telling } from '../actions/telling.ts'
import { loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import { notFound } from './error-pages.ts'
import type { PageContext } from './page-context.ts'
import { goTo, ownerOf } from './show-page.ts'
import type { notices } from './view/notices.ts'

/** What an interview of this user is told; null where the user has no such interview. */
export async function tellingOf(
  { app }: PageContext,
  user: User,
  interviewId: string,
): Promise<Telling | null> {
  const { pipeline } = app
  const dossiers = await loadDossiers(pipeline.db, user.id, [interviewId])
  const dossier = dossiers.find(({ interview }) => interview.id === interviewId)
  return dossier ? { pipeline, user, dossier, now: pipeline.clock.now() } : null
}

type WithInterview = FastifyRequest<{ Params: { id: string } }>

/** A form about an interview: tells it, begins what follows, and leads back to where the form stood. */
export async function tell(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  { anchor, notice }: { anchor: string; notice: keyof typeof notices },
  act: (telling: Telling) => Promise<void>,
): Promise<FastifyReply> {
  const { id } = (request as WithInterview).params
  const user = ownerOf(request)
  const telling = await tellingOf(context, user, id)
  if (!telling) return notFound(request, reply, context)
  await act(telling)
  await context.work.followUp(user.id)
  return goTo(reply, context, `/interviews/${id}#${anchor}`, notice)
}
