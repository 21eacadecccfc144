import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ToldError } from '../shared/told-error.ts'
import { PassLockedError } from '../store/pass-lock.ts'
import type { PageContext } from './page-context.ts'
import { showMessage, signInPage } from './show-page.ts'

/** Every error as a calm page, or as JSON where a program asked. */
export function addErrorPages(server: FastifyInstance, context: PageContext): void {
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const said = saidOf(error)
    if (said.code === 500) context.tell(error)
    reply.code(said.code)
    if (isForProgram(request)) return reply.send({ error: said.words })
    return showMessage(request, reply, context, said)
  })
  server.setNotFoundHandler(async (request, reply) => {
    if (isForProgram(request)) return reply.code(404).send({ error: nothingHere.words })
    return request.signedIn ? notFound(request, reply, context) : signInPage(request, reply, context)
  })
}

/** The same for what is not there and for what is somebody else's. */
export function notFound(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
): Promise<FastifyReply> {
  return showMessage(request, reply.code(404), context, nothingHere)
}

const nothingHere = {
  title: 'There is nothing here',
  words: 'The page may have moved, or what it was about has been forgotten.',
}

function saidOf(error: FastifyError): { code: number; title: string; words: string } {
  if (error instanceof PassLockedError)
    return { code: 503, title: 'One moment', words: 'Afterword is at work. Try again in a minute.' }
  if (error instanceof ToldError) return { code: 422, title: 'That does not work', words: error.message }
  if (hasZodFastifySchemaValidationErrors(error))
    return { code: 400, title: 'That does not work', words: mistakesIn(error.validation) }
  if (error.statusCode === 429)
    return { code: 429, title: 'One moment', words: 'That was a lot at once. Try again in a minute.' }
  if (error.code?.startsWith('FST_CSRF'))
    return {
      code: 403,
      title: 'Please try again',
      words: 'The page was open for too long. Go back, reload it, and send it once more.',
    }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { code: error.statusCode, title: 'That does not work', words: error.message }
  return {
    code: 500,
    title: 'Something went wrong',
    words: 'It is not your fault. What you told before is kept.',
  }
}

function mistakesIn(validation: { instancePath: string; message?: string | undefined }[]): string {
  const sentences = validation.map(({ instancePath, message }) => {
    const field = instancePath.split('/').findLast(Boolean) ?? 'The form'
    return `${field}: ${message ?? 'is not right'}.`
  })
  return [...new Set(sentences)].join(' ')
}

function isForProgram({ url }: FastifyRequest): boolean {
  return /(^|\/)api(\/|$)/.test(url.split('?')[0] ?? '')
}
