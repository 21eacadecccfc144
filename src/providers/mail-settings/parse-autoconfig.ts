/** Mozilla's autoconfig format, version 1.1: https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat */
import { z } from 'zod'
import { childOf, childrenOf, NotXml, readXml, textOfChild, type XmlElement } from '../../shared/xml-tree.ts'
import type { MailSettings, ServerSettings } from './mail-settings.ts'

const serverSchema = z.object({
  hostname: z.string().regex(/^[a-z0-9%][a-z0-9.%-]*$/i),
  port: z.coerce.number().int().min(1).max(65_535),
  socketType: z.string().regex(/^(SSL|STARTTLS)$/i),
  username: z.string(),
  authentication: z.array(z.string()),
})
type Server = z.infer<typeof serverSchema>

/** Elements of this format have no namespace. */
const named = (name: string) => `{}${name}`

/** The encrypted IMAP and SMTP servers that a document names first; null when it names none, or is none. */
export async function parseAutoconfig(
  bytes: AsyncIterable<Uint8Array>,
  domain: string,
): Promise<MailSettings | null> {
  const provider = childOf(await read(bytes), named('emailProvider'))
  const [imap, smtp] = [
    firstOf('imap', childrenOf(provider, named('incomingServer'))),
    firstOf('smtp', childrenOf(provider, named('outgoingServer'))),
  ]
  if (!imap || !smtp) return null
  const methods = imap.authentication.map((method) => method.toLowerCase())
  return {
    imap: toSettings(imap, domain),
    smtp: toSettings(smtp, domain),
    user: imap.username === '%EMAILLOCALPART%' ? 'local-part' : 'address',
    login: methods.length > 0 && methods.every((method) => method === 'oauth2') ? 'consent' : null,
    draftsPage: null,
  }
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<XmlElement | undefined> {
  try {
    const root = await readXml(bytes)
    return root.name === named('clientConfig') ? root : undefined
  } catch (error) {
    if (error instanceof NotXml) return undefined
    throw error
  }
}

function firstOf(type: string, servers: XmlElement[]): Server | undefined {
  return servers
    .filter(({ attributes }) => attributes.type === type)
    .flatMap((server) => serverSchema.safeParse(fieldsOf(server)).data ?? [])[0]
}

function fieldsOf(server: XmlElement) {
  const field = (name: string) => textOfChild(server, named(name))
  return {
    hostname: field('hostname'),
    port: field('port'),
    socketType: field('socketType'),
    username: field('username'),
    authentication: childrenOf(server, named('authentication')).map(({ text }) => text.trim()),
  }
}

function toSettings({ hostname, port, socketType }: Server, domain: string): ServerSettings {
  const host = hostname.replaceAll('%EMAILDOMAIN%', domain).toLowerCase()
  return { host, port, security: socketType.toUpperCase() === 'SSL' ? 'tls' : 'starttls' }
}
