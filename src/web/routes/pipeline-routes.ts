import type { FastifyInstance } from 'fastify'
import { loadDossiers } from '../../store/dossiers.ts'
import { basePath } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { ownerOf, showPage } from '../show-page.ts'
import { pipelinePageView } from '../view/pipeline-page-view.ts'

/** All processes by stage, with pictures of the weeks and of the self-assessments. */
export function addPipelineRoutes(server: FastifyInstance, context: PageContext): void {
  const { db, clock } = context.app.pipeline
  server.get('/pipeline', async (request, reply) => {
    const user = ownerOf(request)
    const dossiers = await loadDossiers(db, user.id)
    const view = pipelinePageView(dossiers, clock.now(), user.timeZone, basePath(context.place))
    return showPage(request, reply, context, {
      page: 'pipeline',
      title: 'Pipeline',
      section: 'Pipeline',
      view,
    })
  })
}
