import { describe, expect, it } from 'vitest'
import { findUser } from '../../src/store/users.ts'
import { unsubscribeLink } from '../../src/web/unsubscribe-link.ts'
import { createWebServer } from '../../src/web/web-server.ts'
import { makeEvent } from '../support/make-event.ts'
import { startStory } from '../support/story.ts'

const place = { host: '127.0.0.1', port: 7461, publicUrl: null }

async function served() {
  const { db, user, pipeline } = await startStory([makeEvent()], '2026-03-01T12:00:00Z')
  const server = createWebServer(db, pipeline.key)
  const path = new URL(unsubscribeLink(place, user.id, pipeline.key)).pathname
  const isOn = async () => (await findUser(db, user.id))?.digestEnabled
  return { server, path, isOn, user, pipeline }
}

describe('the link that ends the digest', () => {
  it('changes nothing when it is only looked at, as mail scanners do', async () => {
    const { server, path, isOn } = await served()
    expect((await server.inject({ method: 'GET', url: path })).statusCode).toBe(200)
    expect((await server.inject({ method: 'HEAD', url: path })).statusCode).toBeLessThan(500)
    expect(await isOn()).toBe(true)
  })

  it('ends it with one click, as RFC 8058 has mail programs do', async () => {
    const { server, path, isOn } = await served()
    const answer = await server.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(answer.statusCode).toBe(200)
    expect(await isOn()).toBe(false)
  })

  it('does nothing for a link that was changed', async () => {
    const { server, path, isOn } = await served()
    const answer = await server.inject({ method: 'POST', url: `${path.slice(0, -1)}_` })
    expect(answer.statusCode).toBe(404)
    expect(await isOn()).toBe(true)
  })

  it('leads to the public address where there is one', async () => {
    const { user, pipeline } = await served()
    const link = unsubscribeLink(
      { ...place, publicUrl: 'https://afterword.example/app' },
      user.id,
      pipeline.key,
    )
    expect(link).toMatch(/^https:\/\/afterword\.example\/app\/unsubscribe\/[\w-]+\.[\w-]+$/)
  })
})
