import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ConsentTrip } from './connect-account.ts'
import { addErrorPages } from './error-pages.ts'
import type { PageContext } from './page-context.ts'
import { assets } from './render/assets.ts'
import { addAccountRoutes } from './routes/account-routes.ts'
import { addApi } from './routes/api-routes.ts'
import { addConnectRoutes, addConsentAnswer } from './routes/connect-routes.ts'
import { addDigestRoutes } from './routes/digest-routes.ts'
import { addDraftRoutes } from './routes/draft-routes.ts'
import { addFeedRoutes } from './routes/feed-routes.ts'
import { addInterviewRoutes } from './routes/interview-routes.ts'
import { addOwnDataRoutes } from './routes/own-data-routes.ts'
import { addPipelineRoutes } from './routes/pipeline-routes.ts'
import { addReflectionRoutes } from './routes/reflection-routes.ts'
import { addSettingsRoutes } from './routes/settings-routes.ts'
import { addSignInRoutes } from './routes/sign-in-routes.ts'
import { addTemplateRoutes } from './routes/template-routes.ts'
import { addTodayRoutes } from './routes/today-routes.ts'
import { signedInBy } from './sessions.ts'
import { signInPage } from './show-page.ts'
import { keepTrips } from './trips.ts'

/** Bytes; a template of letters is the longest thing anybody sends. */
const bodyLimit = 256 * 1024

/** The pages of a user and the API, with everything that protects them. */
export async function pages(server: FastifyInstance, context: PageContext): Promise<void> {
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.decorateRequest('signedIn', null)
  server.removeAllContentTypeParsers()
  await server.register(formbody, { bodyLimit })
  await server.register(cookie)
  await addHeaders(server)
  server.addHook('onRequest', async (request) => {
    request.signedIn = await signedInBy(request, context)
  })
  await server.register(rateLimit, {
    max: context.requestsPerMinute,
    hook: 'preParsing',
    keyGenerator: ({ signedIn, ip }) => signedIn?.user.id ?? ip,
  })
  await server.register(csrf, {
    cookieOpts: { httpOnly: true, sameSite: 'strict', path: '/' },
    getUserInfo: ({ signedIn }) => signedIn?.sessionHash ?? '',
    csrfOpts: { hmacKey: context.app.pipeline.key.hash('csrf') },
  })
  addErrorPages(server, context)
  await addAssets(server)
  addSignInRoutes(server, context)
  if (context.identityProviders) addAccountRoutes(server, context, context.identityProviders)
  addFeedRoutes(server, context)
  const consents = keepTrips<ConsentTrip>(context.app.pipeline.clock)
  addConsentAnswer(server, context, consents)
  await server.register(addApi, { ...context, prefix: '/api' })
  await server.register(async (own) => {
    addOwnPages(own, context)
    addConnectRoutes(own, context, consents)
  })
}

/** What only somebody who has signed in gets to see, and changes only by a form of ours. */
function addOwnPages(server: FastifyInstance, context: PageContext): void {
  server.addHook('preValidation', async (request, reply) => {
    if (request.signedIn === null) return signInPage(request, reply, context)
    reply.header('cache-control', 'no-store')
  })
  // Before validation, which keeps of a form only what it asked for.
  server.addHook('preValidation', (request, reply, done) =>
    request.method === 'POST' ? server.csrfProtection(request, reply, done) : done(),
  )
  for (const add of [
    addTodayRoutes,
    addInterviewRoutes,
    addReflectionRoutes,
    addDraftRoutes,
    addPipelineRoutes,
    addDigestRoutes,
    addSettingsRoutes,
    addTemplateRoutes,
    addOwnDataRoutes,
  ])
    add(server, context)
}

async function addHeaders(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'frame-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Browsers forget it over http, and an operator who has https says it at their proxy.
    strictTransportSecurity: false,
  })
}

async function addAssets(server: FastifyInstance): Promise<void> {
  const { roots, names, version } = assets()
  await server.register(statics, {
    root: roots,
    prefix: `/assets/${version}/`,
    decorateReply: false,
    index: false,
    immutable: true,
    maxAge: '365d',
    allowedPath: (path) => names.has(path.replace(/^\//, '')),
  })
}
