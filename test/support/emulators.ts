import { createServer } from 'node:net'

/** A port that was free a moment ago; the emulators must be told one. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}

/** Alice's account at an emulator of Google written by others, with a calendar she shows and one she does not. */
export async function startGoogle() {
  const { createEmulator } = await import('emulate')
  const user_email = 'alice@gmail.test'
  const calendars = [
    { id: user_email, user_email, summary: 'Alice', primary: true, selected: true },
    { id: 'search@group.calendar.google.com', user_email, summary: 'Job search', selected: true },
    { id: 'club@group.calendar.google.com', user_email, summary: 'Rowing club', selected: false },
    { id: 'en.german#holiday@group.v.calendar.google.com', user_email, summary: 'Holidays', selected: true },
  ]
  return createEmulator({
    service: 'google',
    port: await freePort(),
    seed: { google: { users: [{ email: user_email, name: 'Alice Archer' }], calendars } },
  })
}

/** Alice's account at an emulator of Microsoft written by others. */
export async function startMicrosoft() {
  const { createEmulator } = await import('@inbox-zero/emulate')
  return createEmulator({
    service: 'microsoft',
    port: await freePort(),
    seed: { microsoft: { users: [{ email: 'alice@outlook.test', name: 'Alice Archer' }] } },
  })
}
