import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readSettings } from '../../actions/change-settings.ts'
import {
  dropTemplate,
  keepTemplate,
  readTemplate,
  type TemplateName,
  templateKinds,
  templateLanguages,
  tryTemplate,
} from '../../actions/edit-template.ts'
import { notFound } from '../error-pages.ts'
import type { PageContext } from '../page-context.ts'
import { goTo, showPage } from '../show-page.ts'
import { templateListView, templateView } from '../view/template-view.ts'

const name = z.object({ language: z.string().regex(/^[a-z]{2,3}$/), kind: z.enum(templateKinds) })
const edit = z.object({
  source: z
    .string()
    .max(200_000)
    .transform((given) => given.replaceAll('\r\n', '\n')),
  word: z.enum(['try', 'keep', 'reset']).default('try'),
})

/** The words of the letters, changed with a look at what they say. Only where nobody else uses them. */
export function addTemplateRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const { app, place } = context
  const mayEdit = place.publicUrl === null

  own.get('/templates', async (request, reply) => {
    if (!mayEdit) return notFound(request, reply, context)
    const view = templateListView(templateLanguages(app.templates))
    return showPage(request, reply, context, {
      page: 'templates',
      title: 'Letters',
      section: 'Settings',
      view,
    })
  })

  own.get('/templates/:language/:kind', { schema: { params: name } }, async (request, reply) => {
    const found = mayEdit ? readTemplate(app.templates, request.params) : null
    if (!found) return notFound(request, reply, context)
    return showTemplate(request, reply, context, request.params, found.source)
  })

  own.post('/templates/:language/:kind', { schema: { params: name, body: edit } }, async (request, reply) => {
    const { params, body } = request
    if (!mayEdit || !readTemplate(app.templates, params)) return notFound(request, reply, context)
    const isRight = tryTemplate(app.templates, params, body.source).problem === null
    if (body.word === 'try' || (body.word === 'keep' && !isRight))
      return showTemplate(request, reply, context, params, body.source)
    if (body.word === 'keep') await keepTemplate(app.templates, params, body.source)
    else await dropTemplate(app.templates, params)
    app.takeUp(await readSettings(context.settings))
    const notice = body.word === 'keep' ? 'template' : 'template-reset'
    return goTo(reply, context, `/templates/${params.language}/${params.kind}`, notice)
  })
}

function showTemplate(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  template: TemplateName,
  source: string,
): Promise<FastifyReply> {
  const { templates } = context.app
  const isOwn = readTemplate(templates, template)?.isOwn ?? false
  const view = templateView(template, source, isOwn, tryTemplate(templates, template, source))
  if (view.problem) reply.code(422)
  return showPage(request, reply, context, { page: 'template', title: view.name, section: 'Settings', view })
}
