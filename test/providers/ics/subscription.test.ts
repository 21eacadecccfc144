import { describe, expect, it } from 'vitest'
import { createIcsCalendar } from '../../../src/providers/ics/index.ts'
import { FetchError } from '../../../src/shared/fetch-error.ts'
import type { SafeFetch, SafeRequest } from '../../../src/shared/safe-fetch.ts'
import { contractRequest, endOfRead, readAll } from '../../contracts/calendar-harness.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const secretUrl = 'https://alice:hunter2@calendar.example/ical/private-0f1e2d/basic.ics?token=s3cret'

function served(answers: Partial<Record<'etag' | 'last-modified', string>>, status = 200) {
  const requests: SafeRequest[] = []
  const fetch: SafeFetch = async (request) => {
    requests.push(request)
    const conditional = request.headers?.['if-none-match'] ?? request.headers?.['if-modified-since']
    return {
      status: conditional ? 304 : status,
      url: request.url,
      header: (name) => answers[name as 'etag'] ?? null,
      body: (async function* () {
        yield Buffer.from(calendarOf(...eventOf()))
      })(),
      close: async () => {},
    }
  }
  return { fetch, requests }
}

describe('a subscription', () => {
  it('asks only for what changed since its ETag and Last-Modified', async () => {
    const { fetch, requests } = served({ etag: '"1"', 'last-modified': 'Wed, 06 May 2026 08:00:00 GMT' })
    const calendar = createIcsCalendar({ location: secretUrl, fetch })
    const first = endOfRead(await readAll(calendar))
    const second = await readAll(calendar, first.cursor)
    expect(second).toEqual([{ type: 'end', cursor: first.cursor, coverage: 'unchanged', eventsRead: 1 }])
    expect(requests[0]?.headers).not.toHaveProperty('if-none-match')
    expect(requests[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Wed, 06 May 2026 08:00:00 GMT',
    })
  })

  it('asks for everything when the window moved on by a day', async () => {
    const { fetch, requests } = served({ etag: '"1"' })
    const calendar = createIcsCalendar({ location: secretUrl, fetch })
    const { cursor } = endOfRead(await readAll(calendar))
    const window = { from: '2026-04-02T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z' }
    const changes = await Array.fromAsync(calendar.read({ ...contractRequest(cursor), window }))
    expect(requests[1]?.headers).not.toHaveProperty('if-none-match')
    expect(endOfRead(changes).coverage).toBe('complete')
  })

  it('reads everything each time from a server that gives no marks', async () => {
    const { fetch } = served({})
    const calendar = createIcsCalendar({ location: secretUrl, fetch })
    const { cursor } = endOfRead(await readAll(calendar))
    expect(endOfRead(await readAll(calendar, cursor)).coverage).toBe('complete')
  })

  it('asks a webcal address by https, and by http where no TLS is spoken', async () => {
    const asked: string[] = []
    const { fetch } = served({})
    const calendar = createIcsCalendar({
      location: 'webcal://calendar.example/a.ics',
      async fetch(request) {
        asked.push(request.url)
        if (request.url.startsWith('https')) {
          const cause = Object.assign(new Error('wrong version'), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' })
          throw new FetchError('connection', 'it cannot be reached', { cause })
        }
        return fetch(request)
      },
    })
    await readAll(calendar)
    expect(asked).toEqual(['https://calendar.example/a.ics', 'http://calendar.example/a.ics'])
  })

  it('does not fall back from https for any other failure', async () => {
    const asked: string[] = []
    const calendar = createIcsCalendar({
      location: 'webcal://calendar.example/a.ics',
      async fetch({ url }) {
        asked.push(url)
        throw new FetchError('certificate', 'its certificate is not valid')
      },
    })
    await expect(readAll(calendar)).rejects.toMatchObject({ kind: 'permanent' })
    expect(asked).toHaveLength(1)
  })

  it('keeps its secrets out of messages, problems and the cursor', async () => {
    const broken = createIcsCalendar({ location: secretUrl, fetch: served({}, 404).fetch })
    const error: unknown = await readAll(broken).catch((thrown: unknown) => thrown)
    const good = await readAll(
      createIcsCalendar({ location: secretUrl, fetch: served({ etag: '"1"' }).fetch }),
    )
    const said = `${String(error)} ${JSON.stringify(good)}`
    expect(said).toContain('https://calendar.example/…/basic.ics')
    expect(said).not.toMatch(/alice|hunter2|s3cret|private-0f1e2d/)
  })

  it('fails as a whole when it breaks off in the middle', async () => {
    const calendar = createIcsCalendar({
      location: secretUrl,
      fetch: async () => ({
        status: 200,
        url: secretUrl,
        header: () => '"1"',
        body: (async function* () {
          yield Buffer.from(calendarOf(...eventOf()).slice(0, -20))
          throw new FetchError('connection', 'it cannot be reached')
        })(),
        close: async () => {},
      }),
    })
    await expect(readAll(calendar)).rejects.toMatchObject({ room: 'ics', kind: 'temporary' })
  })
})
