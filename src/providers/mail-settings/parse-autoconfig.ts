/** Mozilla's autoconfig format, version 1.1: https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat */
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { MailSettings, ServerSettings } from './mail-settings.ts'

const serverSchema = z.object({
  '@type': z.string(),
  hostname: z.string().regex(/^[a-z0-9%][a-z0-9.%-]*$/i),
  port: z.coerce.number().int().min(1).max(65_535),
  socketType: z.string(),
  username: z.string().default('%EMAILADDRESS%'),
  authentication: z.array(z.string()).default([]),
})
type Server = z.infer<typeof serverSchema>

const documentSchema = z.object({
  clientConfig: z.object({
    emailProvider: z.object({
      incomingServer: z.array(z.unknown()),
      outgoingServer: z.array(z.unknown()),
    }),
  }),
})

const lists = new Set(['incomingServer', 'outgoingServer', 'authentication'])

/** The encrypted IMAP and SMTP servers that a document names first; null when it names none, or is none. */
export function parseAutoconfig(xml: string, domain: string): MailSettings | null {
  const document = documentSchema.safeParse(read(xml))
  if (!document.success) return null
  const { incomingServer, outgoingServer } = document.data.clientConfig.emailProvider
  const [imap, smtp] = [firstOf('imap', incomingServer), firstOf('smtp', outgoingServer)]
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

function read(xml: string): unknown {
  // Entities are not expanded: a document of strangers could grow without end by them.
  const options = {
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: false,
  }
  try {
    return new XMLParser({ ...options, isArray: (name) => lists.has(name) }).parse(xml)
  } catch {
    return null
  }
}

function firstOf(type: string, servers: unknown[]): Server | undefined {
  return servers
    .flatMap((server) => serverSchema.safeParse(server).data ?? [])
    .find((server) => server['@type'] === type && /^(SSL|STARTTLS)$/i.test(server.socketType))
}

function toSettings({ hostname, port, socketType }: Server, domain: string): ServerSettings {
  const host = hostname.replaceAll('%EMAILDOMAIN%', domain).toLowerCase()
  return { host, port, security: socketType.toUpperCase() === 'SSL' ? 'tls' : 'starttls' }
}
