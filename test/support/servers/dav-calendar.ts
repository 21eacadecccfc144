/** A calendar on a real server, changed by plain HTTP: by nothing that is tested here. */
export interface DavCalendar {
  url: string
  put(name: string, text: string): Promise<void>
  remove(name: string): Promise<void>
  /** Names that were put and not removed. */
  names(): string[]
  /** Every object there is, by the path of its address. */
  all(): Promise<Map<string, string>>
  /** Writes over an object, by the path of its address. */
  overwrite(path: string, text: string): Promise<void>
  removeAt(path: string): Promise<void>
  drop(): Promise<void>
}

export async function makeDavCalendar(
  home: string,
  name: string,
  { user, password }: { user: string; password: string },
): Promise<DavCalendar> {
  const url = `${home}${name}/`
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const put = new Set<string>()
  const ask = async (method: string, path: string, expected: number[], body?: string) => {
    const headers = {
      authorization,
      depth: '1',
      'content-type': body?.startsWith('<') ? 'application/xml' : 'text/calendar',
    }
    const answer = await fetch(new URL(path, url), { method, headers, ...(body && { body }) })
    const text = await answer.text()
    if (!expected.includes(answer.status)) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return answer.status === 404 ? null : text
  }
  const fileOf = (object: string) => `${encodeURIComponent(object)}.ics`
  await ask(
    'MKCALENDAR',
    '',
    [201],
    '<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><displayname>Work</displayname></prop></set></C:mkcalendar>',
  )
  return {
    url,
    async put(object, text) {
      await ask('PUT', fileOf(object), [200, 201, 204], text)
      put.add(object)
    },
    async remove(object) {
      await ask('DELETE', fileOf(object), [200, 204])
      put.delete(object)
    },
    names: () => [...put],
    async all() {
      const listing = await ask(
        'PROPFIND',
        '',
        [207],
        '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>',
      )
      const paths = [...(listing ?? '').matchAll(/<(?:\w+:)?href>([^<]+\.ics)</g)].map(
        ([, path = '']) => path,
      )
      const texts = await Promise.all(paths.map((path) => ask('GET', path, [200])))
      return new Map(paths.map((path, at) => [path, texts[at] ?? '']))
    },
    overwrite: async (path, text) => void (await ask('PUT', path, [200, 201, 204], text)),
    removeAt: async (path) => void (await ask('DELETE', path, [200, 204])),
    drop: async () => void (await ask('DELETE', '', [200, 204])),
  }
}
