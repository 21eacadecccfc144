import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedLookup, judgedAddresses } from '../../src/shared/guarded-lookup.ts'
import { isPublicAddress } from '../../src/shared/public-address.ts'
import { createSafeFetch, type SafeFetchOptions } from '../../src/shared/safe-fetch.ts'
import { shownUrl } from '../../src/shared/shown-url.ts'

const servers: Server[] = []

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

const options: SafeFetchOptions = {
  allowPrivateHosts: false,
  maxBytes: 100_000,
  timeoutMs: 2_000,
  maxRedirects: 5,
}

async function get(
  url: string,
  changed: Partial<SafeFetchOptions> = {},
  signal?: AbortSignal,
): Promise<string> {
  const response = await createSafeFetch({ ...options, ...changed })({ url, signal })
  const chunks = await Array.fromAsync(response.body)
  return `${response.status} ${Buffer.concat(chunks).toString()}`
}

describe('an address that is not public', () => {
  const addresses = [
    ...['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['224.0.0.1', '255.255.255.255', '192.0.0.1', '198.18.0.1', '240.0.0.1'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
    ],
    ...['64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'not an address'],
  ]
  for (const address of addresses) {
    it(`is refused: ${address}`, () => expect(isPublicAddress(address)).toBe(false))
  }

  for (const address of ['93.184.216.34', '2606:2800:220:1::1']) {
    it(`is not ${address}`, () => expect(isPublicAddress(address)).toBe(true))
  }
})

describe('a private network', () => {
  const hosts = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
  ]
  for (const host of hosts) {
    it(`is not reached through ${host}`, async () => {
      let asked = 0
      const port = await serve((_, response) => response.end(String(asked++)))
      await expect(get(`http://${host}:${port}/`)).rejects.toMatchObject({ reason: 'private' })
      expect(asked).toBe(0)
    })
  }

  it('is not reached through a name, nor through one of several addresses of a name', async () => {
    const port = await serve((_, response) => response.end('inside'))
    for (const addresses of [['127.0.0.1'], ['::ffff:127.0.0.1'], ['93.184.216.34', '127.0.0.1']]) {
      const resolve = async () =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      await expect(get(`http://calendar.example:${port}/`, { resolve })).rejects.toMatchObject({
        reason: 'private',
      })
    }
  })

  it('is not reached by a name that changes its answer: only the address that was judged is handed out', async () => {
    const answers = ['93.184.216.34', '127.0.0.1']
    const lookup = guardedLookup(async () => [{ address: answers.shift() ?? '', family: 4 }], false)
    const ask = () =>
      new Promise((resolve, reject) => {
        lookup('calendar.example', { all: true }, (error, found) => (error ? reject(error) : resolve(found)))
      })
    expect(await ask()).toEqual([{ address: '93.184.216.34', family: 4 }])
    expect(answers).toHaveLength(1)
    await expect(ask()).rejects.toMatchObject({ reason: 'private' })
  })

  it('is not reached by a name that was harmless before its redirect', async () => {
    let asked = 0
    const port = await serve((request, response) => {
      if (request.url === '/')
        response.writeHead(302, { location: `http://other.example:${port}/inside` }).end()
      else response.end(String(asked++))
    })
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const allowed = { resolve, allowPrivateHosts: ['calendar.example'] }
    await expect(get(`http://calendar.example:${port}/`, allowed)).rejects.toMatchObject({
      reason: 'private',
    })
    expect(asked).toBe(0)
  })

  it('is not reached through a redirect', async () => {
    const inside = await serve((_, response) => response.end('inside'))
    const outside = await serve((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside}/` }).end()
    })
    const refused = get(`http://localhost:${outside}/`, { allowPrivateHosts: ['localhost'] })
    await expect(refused).rejects.toMatchObject({ reason: 'private' })
  })

  it('is not reached by a client that connects to an address by itself', async () => {
    const answering = (address: string) => async () => [{ address, family: 4 }]
    for (const address of ['10.0.0.1', '169.254.1.1', '100.64.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1']) {
      await expect(judgedAddresses('mail.example', answering(address), false)).rejects.toMatchObject({
        reason: 'private',
      })
      await expect(judgedAddresses(address, answering('93.184.216.34'), false)).rejects.toMatchObject({
        reason: 'private',
      })
    }
    expect(await judgedAddresses('mail.example', answering('10.0.0.1'), ['mail.example'])).toHaveLength(1)
    expect(await judgedAddresses('mail.example', answering('93.184.216.34'), false)).toHaveLength(1)
  })

  it('is reached where it is allowed', async () => {
    const port = await serve((_, response) => response.end('hello'))
    expect(await get(`http://localhost:${port}/`, { allowPrivateHosts: true })).toBe('200 hello')
    expect(await get(`http://127.0.0.1:${port}/`, { allowPrivateHosts: ['127.0.0.1'] })).toBe('200 hello')
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const allowed = { resolve, allowPrivateHosts: ['NAS.example'] }
    expect(await get(`http://nas.example:${port}/`, allowed)).toBe('200 hello')
  })
})

describe('an answer', () => {
  const local = { allowPrivateHosts: true }

  it('is followed through five redirects and no more', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left > 0) response.writeHead(307, { location: `/${left - 1}` }).end()
      else response.end('there')
    })
    expect(await get(`http://127.0.0.1:${port}/5`, local)).toBe('200 there')
    await expect(get(`http://127.0.0.1:${port}/6`, local)).rejects.toMatchObject({ reason: 'redirects' })
  })

  it('may not redirect to a file', async () => {
    const port = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    await expect(get(`http://127.0.0.1:${port}/`, local)).rejects.toMatchObject({ reason: 'address' })
  })

  it('gets the password for its own host and not for the one it redirects to', async () => {
    const seen: (string | undefined)[] = []
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization)
      response.end('ok')
    })
    const first = await serve((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(302, { location: `http://127.0.0.1:${other}/` }).end()
    })
    await get(`http://alice:p%40ss@127.0.0.1:${first}/`, local)
    expect(seen).toEqual([`Basic ${Buffer.from('alice:p@ss').toString('base64')}`, undefined])
  })

  it('is asked for by any method, and a redirect repeats the method and the body', async () => {
    const seen: string[] = []
    const port = await serve(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString()
      seen.push(`${request.method} ${request.url} ${body}`)
      if (request.url === '/') response.writeHead(301, { location: '/there' }).end()
      else response.writeHead(207).end()
    })
    const answer = await createSafeFetch({ ...options, ...local })({
      url: `http://alice:p@127.0.0.1:${port}/`,
      method: 'PROPFIND',
      body: '<propfind/>',
    })
    await answer.close()
    expect(seen).toEqual(['PROPFIND / <propfind/>', 'PROPFIND /there <propfind/>'])
    expect(answer).toMatchObject({ status: 207, url: `http://127.0.0.1:${port}/there` })
  })

  it('that was moved by 303 is fetched, not asked for again', async () => {
    const seen: string[] = []
    const port = await serve((request, response) => {
      seen.push(`${request.method} ${request.headers['content-type']}`)
      if (request.url === '/') response.writeHead(303, { location: '/there' }).end()
      else response.end()
    })
    const answer = await createSafeFetch({ ...options, ...local })({
      url: `http://127.0.0.1:${port}/`,
      method: 'PUT',
      headers: { 'content-type': 'text/calendar' },
      body: 'BEGIN:VCALENDAR',
    })
    await answer.close()
    expect(seen).toEqual(['PUT text/calendar', 'GET undefined'])
  })

  it('gives the password to another host only where its caller says so', async () => {
    const seen: (string | undefined)[] = []
    const port = await serve((request, response) => {
      seen.push(request.headers.authorization)
      if (request.headers.host?.startsWith('a.')) {
        response.writeHead(302, { location: `http://b.site.example:${port}/` }).end()
      } else response.end()
    })
    const fetch = createSafeFetch({
      ...options,
      ...local,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    const headers = { authorization: 'Basic secret' }
    for (const keepsSecrets of [() => true, () => false]) {
      await (await fetch({ url: `http://a.site.example:${port}/`, headers, keepsSecrets })).close()
    }
    expect(seen).toEqual(['Basic secret', 'Basic secret', 'Basic secret', undefined])
  })

  it('that is too large is refused, also when it says nothing of its size', async () => {
    for (const headers of [{ 'content-length': '200000' }, {}]) {
      const port = await serve((_, response) => response.writeHead(200, headers).end('x'.repeat(200_000)))
      await expect(get(`http://127.0.0.1:${port}/`, local)).rejects.toMatchObject({ reason: 'size' })
    }
  })

  it('is unpacked, and measured after that', async () => {
    const port = await serve((request, response) => {
      const text = 'x'.repeat(request.url === '/bomb' ? 5_000_000 : 10)
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))
    })
    expect(await get(`http://127.0.0.1:${port}/`, local)).toBe('200 xxxxxxxxxx')
    await expect(get(`http://127.0.0.1:${port}/bomb`, local)).rejects.toMatchObject({ reason: 'size' })
  })

  it('that stalls is given up, before its headers or in its middle', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/middle') response.writeHead(200).write('half')
    })
    for (const path of ['start', 'middle']) {
      const stalled = get(`http://127.0.0.1:${port}/${path}`, { ...local, timeoutMs: 150 })
      await expect(stalled).rejects.toMatchObject({ reason: 'time' })
    }
  })

  it('that breaks off is an error, not an end', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half')
      setTimeout(() => response.destroy(), 30)
    })
    await expect(get(`http://127.0.0.1:${port}/`, local)).rejects.toMatchObject({ reason: 'connection' })
  })

  it('that never comes is told apart: no such name, nobody there, no TLS', async () => {
    const unknown = async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
    await expect(get('http://calendar.example/', { resolve: unknown })).rejects.toMatchObject({
      reason: 'name',
    })
    await expect(get('http://127.0.0.1:1/', local)).rejects.toMatchObject({ reason: 'connection' })
    const port = await serve((_, response) => response.end())
    await expect(get(`https://127.0.0.1:${port}/`, local)).rejects.toMatchObject({ reason: 'tls' })
  })

  it('is dropped when the caller has enough', async () => {
    const port = await serve(() => {})
    await expect(get(`http://127.0.0.1:${port}/`, local, AbortSignal.timeout(50))).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })
})

describe('a URL in a message', () => {
  const shown: [string, string][] = [
    ['https://u:p@calendar.example/ical/private-1/basic.ics?key=1#x', 'https://calendar.example/…/basic.ics'],
    ['https://calendar.example/s3cr3tkey', 'https://calendar.example/…'],
    ['http://calendar.example:8080', 'http://calendar.example:8080/'],
    ['nonsense', 'an address that is none'],
  ]
  for (const [url, text] of shown) it(`is ${text}`, () => expect(shownUrl(url)).toBe(text))
})
