import { afterEach, describe, expect, it } from 'vitest'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { atShellWith, googleAt, startSignIn, stopSignIns } from '../support/connecting.ts'

afterEach(stopSignIns)

const comeBack = (query: Record<string, string>) => (url: string) => {
  const asked = new URL(url).searchParams
  const state = asked.get('state') ?? ''
  void fetch(`${asked.get('redirect_uri')}/?${new URLSearchParams({ state, ...query })}`).catch(() => {})
}
const connect = ['connect', 'google', '--no-browser']

describe('the command connect', () => {
  it('says where it is explained when the installation is not registered', async () => {
    const { code, out, err } = await atShellWith({}).run(connect)
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      'This Afterword is not registered at Google yet: set google.clientId. docs/connect-google.md says how, step by step.\n',
    )
  })

  it.each([
    [['connect', 'gogle'], 'it must be one of ics, google, microsoft'],
    [['connect', 'ics'], 'Say which calendar: connect ics PLACE'],
    [['connect', 'google', 'somewhere'], 'needs no place'],
    [[...connect, '--mode', 'everything'], 'it must be one of calendar, drafts, threads'],
  ])('refuses %s as wrong usage', async (args, sentence) => {
    const { code, err } = await atShellWith(googleAt('http://127.0.0.1:1')).run(args)
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
  })

  it('refuses a sign-in over plain http elsewhere than on this machine', async () => {
    const { code, err } = await atShellWith(googleAt('http://login.example')).run(connect)
    expect([code, err]).toEqual([2, expect.stringContaining('Allowed: an https address')])
  })

  it('never shows a client secret that it cannot use', async () => {
    const { code, err } = await atShellWith({ google: { clientSecret: 4711 } }).run(['status'])
    expect([code, err.includes('4711')]).toEqual([2, false])
    expect(err).toContain('google.clientSecret')
  })

  it.each([
    ['no refresh token', { refresh_token: undefined }, 'allows no access beyond this hour'],
    ['no account', { id_token: undefined }, 'does not say which account it is'],
    ['less than was asked for', { scope: 'openid' }, 'see the list of your calendars'],
  ])('keeps nothing when the answer holds %s', async (_what, tokens, sentence) => {
    const shell = atShellWith(googleAt(await startSignIn(tokens)))
    const { code, out, err } = await shell.run(connect, comeBack({ code: 'c' }))
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(sentence)
    expect((await shell.run(['status'])).err).toContain('does not know yet whose calendar it is')
  })

  it('keeps the calendars when the mailbox is denied after them, and says so', async () => {
    const shell = atShellWith(googleAt(await startSignIn({})))
    let round = 0
    const { code, out, err } = await shell.run([...connect, '--json'], (url) => {
      round += 1
      comeBack(round === 1 ? { code: 'c' } : { error: 'access_denied' })(url)
    })
    expect(code).toBe(1)
    expect(err).toContain('You did not allow it at Google')
    const { connections } = JSON.parse(out) as StatusDocument
    expect(connections.map(({ kind }) => kind).toSorted()).toEqual([
      'folder-mailbox',
      'folder-sender',
      'google',
    ])
  })

  it('makes the user from the account, or takes the one there is', async () => {
    const shell = atShellWith(googleAt(await startSignIn({})))
    await shell.run([...connect, '--mode', 'calendar'], comeBack({ code: 'c' }))
    const exported = async () => JSON.parse((await shell.run(['export'])).out) as { user: { email: string } }
    expect((await exported()).user).toMatchObject({ email: 'alice@mail.test', name: 'Alice' })
    const other = atShellWith(googleAt(await startSignIn({})))
    const who = ['--me', 'alice@example.org', '--name', 'Alice Archer']
    await other.run([...connect, '--mode', 'calendar', ...who], comeBack({ code: 'c' }))
    const { out } = await other.run(['export'])
    expect(JSON.parse(out)).toMatchObject({
      user: { email: 'alice@example.org', name: 'Alice Archer' },
      credentials: [{ account: 'alice@mail.test', purpose: 'calendar', revokedAt: null }],
    })
    expect(out).not.toContain('sealed')
  })
})
