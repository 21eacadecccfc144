import { expect, it } from 'vitest'
import { checkSmtp } from '../../../src/providers/smtp/check-smtp.ts'
import { ownAddress } from '../../contracts/sender-contract.ts'
import { smtpLogin, startSmtp } from '../../support/servers/smtp.ts'
import { monday, network, plain } from './smtp-harness.ts'

const who = { ownEmail: ownAddress, now: monday }

it('a server for sending is checked step by step, with a mail to the user', async () => {
  const server = await startSmtp()
  const { fingerprint } = server.certificate
  const settings = {
    server: { ...plain(server.port), security: 'starttls' as const, fingerprint },
    login: smtpLogin,
    network,
  }
  const steps = await Array.fromAsync(checkSmtp(settings, who))
  expect(steps.map(({ name, problem }) => [name, problem])).toEqual(
    ['name', 'port', 'encryption', 'password', 'mail'].map((name) => [name, null]),
  )
  expect(server.mails).toMatchObject([{ to: [ownAddress] }])

  const untrusted = { ...settings, server: { ...settings.server, fingerprint: null } }
  expect((await Array.fromAsync(checkSmtp(untrusted, who))).at(-1)).toMatchObject({
    name: 'encryption',
    fingerprint,
  })
  const wrong = { ...settings, login: { ...smtpLogin, password: 'wrong' } }
  expect((await Array.fromAsync(checkSmtp(wrong, who))).at(-1)).toMatchObject({ name: 'password' })
  await server.stop()
})
