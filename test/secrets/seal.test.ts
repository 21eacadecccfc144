import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFromBytes, parseKeys } from '../../src/secrets/key-text.ts'
import { seal, unseal } from '../../src/secrets/seal.ts'
import { SecretError } from '../../src/secrets/secret-error.ts'
import { UsageError } from '../../src/shared/usage-error.ts'

const key = keyFromBytes(randomBytes(32))
const alice = { userId: 'alice', credentialId: 'mail' }
const sealed = (text: string) => seal(text, key, alice, randomBytes(12))

describe('a sealed secret', () => {
  it('opens to what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unseal(sealed(text), [key], alice)).toBe(Buffer.from(text).toString())
      }),
    )
  })

  it('says its version and its key, and nothing of the secret', () => {
    const [version, keyId, nonce, body] = sealed('a refresh token').split('.')
    expect([version, keyId, nonce?.length]).toEqual(['v1', key.id, 16])
    expect(Buffer.from(body ?? '', 'base64url').toString('latin1')).not.toContain('token')
  })

  it('is another text each time', () => {
    expect(sealed('the same')).not.toBe(sealed('the same'))
  })

  it('does not open in another row or for another user', () => {
    const text = sealed('a refresh token')
    for (const owner of [
      { ...alice, userId: 'bob' },
      { ...alice, credentialId: 'calendar' },
    ])
      expect(() => unseal(text, [key], owner)).toThrow(SecretError)
  })

  it('does not open once a single character of it was changed', () => {
    const text = sealed('a refresh token')
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1)
        // The last letter of base64 may have bits that mean nothing.
        const isSame = changed.split('.').every((part, index) => {
          const before = text.split('.')[index] ?? ''
          return part === before || (index > 1 && bytes(part).equals(bytes(before)))
        })
        if (!isSame) expect(() => unseal(changed, [key], alice)).toThrow(SecretError)
      }),
    )
  })

  it('opens with an old key as long as that is there, and says which one is missing', () => {
    const text = sealed('a refresh token')
    const newer = keyFromBytes(randomBytes(32))
    expect(unseal(text, [newer, key], alice)).toBe('a refresh token')
    expect(() => unseal(text, [newer], alice)).toThrow(`its key ${key.id} is missing`)
  })

  it('is never taken from a text that was not sealed', () => {
    for (const text of ['', 'plain', 'v1', 'v0.a.b.c', 'v1.a.b', '{"refreshToken":"x"}'])
      expect(() => unseal(text, [key], alice)).toThrow(SecretError)
  })
})

const bytes = (text: string) => Buffer.from(text, 'base64url')

describe('keys in a text', () => {
  it('are read in any base64, newest first, with comments', () => {
    const [one, two] = [randomBytes(32), randomBytes(32)]
    const text = `# newest\n${one.toString('base64')}, ${two.toString('base64url')}\n`
    expect(parseKeys(text, 'here').map(({ bytes }) => bytes.toString('hex'))).toEqual([
      one.toString('hex'),
      two.toString('hex'),
    ])
  })

  it('are refused when one is too short, without showing it', () => {
    expect(() => parseKeys('c2hvcnQ=', 'AFTERWORD_SECRET_KEYS')).toThrow(UsageError)
    expect(() => parseKeys('c2hvcnQ=', 'AFTERWORD_SECRET_KEYS')).not.toThrow(/c2hvcnQ/)
  })
})
