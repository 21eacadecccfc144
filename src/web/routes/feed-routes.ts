import type { FastifyInstance } from 'fastify'
import { taskCalendar } from '../../actions/task-calendar.ts'
import { loadDossiers } from '../../store/dossiers.ts'
import { liveTaskInterviews } from '../../store/live-interviews.ts'
import { notFound } from '../error-pages.ts'
import { pageAddress } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { userOfKey } from '../page-keys.ts'

/** The user's tasks for any calendar program, under an address that only they know and can take back. */
export function addFeedRoutes(server: FastifyInstance, context: PageContext): void {
  const { pipeline } = context.app
  server.get<{ Params: { token: string } }>(
    '/feed/:token/tasks.ics',
    { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const user = await userOfKey(pipeline, 'feed', request.params.token)
      if (!user) return notFound(request, reply, context)
      const now = pipeline.clock.now()
      const ids = await liveTaskInterviews(pipeline.db, user.id, now)
      const wanted = new Set(ids)
      const dossiers = (await loadDossiers(pipeline.db, user.id, ids)).filter(({ interview }) =>
        wanted.has(interview.id),
      )
      const page = (id: string) => `${pageAddress(context.place)}interviews/${id}`
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=300')
        .send(taskCalendar(dossiers, now, page))
    },
  )
}
