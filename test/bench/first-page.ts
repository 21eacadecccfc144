import autocannon from 'autocannon'
import { load } from 'cheerio'
import { updatePlans } from '../../src/pass/update-plans.ts'
import { inTransaction } from '../../src/store/database.ts'
import { saveInterview } from '../../src/store/interviews.ts'
import { saveProcess } from '../../src/store/processes.ts'
import { lumenInterview } from '../support/ics-file.ts'
import { type ServedPage, servePage } from '../support/served-page.ts'

/**
 * With 10,000 interviews in the database, the first page must serve at least a quarter of the requests per second of a
 * route that renders the same template from memory. Prints both and the ratio; the exit code says whether it held.
 */
const interviews = Number(process.argv[2] ?? 10_000)
const least = 0.25
const now = '2026-03-04T10:00:00.000Z'
const seconds = 8

const served = await servePage([lumenInterview], '2026-03-02T09:00:00+01:00')
served.page.requestsPerMinute = Number.MAX_SAFE_INTEGER
await fillDatabase(served)
served.moveTo(now)

const browser = await served.browse()
const { body } = await browser.get('/')
const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const { renderer } = served.page
const render = renderer.render
let view: object = {}
renderer.render = (page, given) => {
  view = page === 'today' ? given : view
  return render(page, given)
}
await browser.get('/')
renderer.render = render

const { default: fastify } = await import('fastify')
const memory = fastify({ logger: false })
memory.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(render('today', view)))

const [fromMemory, firstPage] = [await speedOf(memory, {}), await speedOf(served.server, { cookie })]
const ratio = firstPage / fromMemory
const what = `${load(body)('main').text().length} characters of text, ${interviews} interviews`
process.stdout.write(
  `first page ${firstPage.toFixed(0)}/s, the same template from memory ${fromMemory.toFixed(0)}/s: ratio ${ratio.toFixed(2)}, at least ${least} wanted (${what})\n`,
)
process.exitCode = ratio >= least ? 0 : 1

async function speedOf(
  server: typeof memory | ServedPage['server'],
  headers: Record<string, string>,
): Promise<number> {
  await server.listen({ host: '127.0.0.1', port: 0 })
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/`,
    connections: 8,
    duration: seconds,
    headers,
  })
  await server.close()
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers were no page.`)
  return result.requests.average
}

/** Years of interviews, a few of them a day, each with its whole plan; the last ones are a week ago. */
async function fillDatabase({ app, user, dossiers }: ServedPage): Promise<void> {
  const { db, rules } = app.pipeline
  const [first] = await dossiers()
  if (!first?.process) throw new Error('There is no interview to copy.')
  const { interview, process } = first
  await inTransaction(db, async (tx) => {
    for (let count = 0; count < interviews; count += 1) {
      const id = `copy${String(count).padStart(6, '0')}`
      const start = Date.parse(now) - 7 * 86_400_000 - count * 4 * 3_600_000
      const at = (milliseconds: number) => new Date(milliseconds).toISOString()
      await saveProcess(tx, user.id, { ...process, id, company: `Company ${count}`, createdAt: at(start) })
      const times = { start: at(start), end: at(start + 3_600_000), firstSeenAt: at(start) }
      await saveInterview(tx, user.id, {
        ...interview,
        ...times,
        id,
        processId: id,
        company: `Company ${count}`,
      })
    }
    // As the passes of those years would have left them.
    await updatePlans(tx, user, { ...rules.followUp }, '2020-01-01T00:00:00.000Z')
  })
}
