import type { FastifyInstance } from 'fastify'
import { addDays } from '../../followup/local-time.ts'
import { lettersIn } from '../../letter/write-letter.ts'
import { listConnections } from '../../store/connections.ts'
import { loadDossiers } from '../../store/dossiers.ts'
import { liveInterviews } from '../../store/live-interviews.ts'
import type { User } from '../../store/users.ts'
import { keptViews } from '../kept-views.ts'
import { basePath } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { ownerOf, showPage } from '../show-page.ts'
import { type TodayView, todayView } from '../view/today-view.ts'

/** A page for a phone: more than this nobody works through in a day. */
const mostInterviews = 25

/** The first page: what waits now. */
export function addTodayRoutes(server: FastifyInstance, context: PageContext): void {
  const kept = keptViews<TodayView>()
  server.get('/', async (request, reply) => {
    const user = ownerOf(request)
    const { changeMark, pipeline } = context.app
    const minute = pipeline.clock.now().slice(0, 16)
    const view = await kept(user.id, `${minute} ${await changeMark()}`, () => todayOf(context, user))
    return showPage(request, reply, context, { page: 'today', title: 'Today', section: 'Today', view })
  })
}

async function todayOf({ app, place }: PageContext, user: User): Promise<TodayView> {
  const { db, clock, letters } = app.pipeline
  const now = clock.now()
  const [since, until] = [addDays(now, -1, user.timeZone), addDays(now, 7, user.timeZone)]
  const { ids, isAll } = await liveInterviews(db, user.id, { now, since, until, atMost: mostInterviews })
  const wanted = new Set(ids)
  const dossiers = (await loadDossiers(db, user.id, ids)).filter(({ interview }) => wanted.has(interview.id))
  return todayView({
    user,
    now,
    base: basePath(place),
    dossiers,
    isAll,
    connections: await listConnections(db, user.id),
    askHowToFollowUp: ({ interview }) =>
      lettersIn(letters.library, interview.language ?? 'en', 'thank-you').askHowToFollowUp[0] ?? '',
  })
}
