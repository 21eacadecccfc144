import { createCipheriv, createDecipheriv } from 'node:crypto'
import { SecretError } from './secret-error.ts'

/** A key of 256 bits, and the name by which sealed texts refer to it. */
export interface SecretKey {
  id: string
  bytes: Buffer
}

/** Whose secret it is. A text sealed for one owner does not open for another. */
export interface SecretOwner {
  userId: string
  credentialId: string
}

const version = 'v1'
const cipher = 'aes-256-gcm'
/** Bytes (NIST SP 800-38D, 8.2 and 5.2.1.2). */
const nonceLength = 12
const tagLength = 16

/**
 * Seals a text with AES-256-GCM as `v1.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. Version,
 * key and owner are authenticated with it: a row that is copied elsewhere does not open. `nonce` is 12 random bytes,
 * new each time.
 */
export function seal(text: string, key: SecretKey, owner: SecretOwner, nonce: Buffer): string {
  if (nonce.length !== nonceLength) throw new Error(`A nonce has ${nonceLength} bytes.`)
  const sealer = createCipheriv(cipher, key.bytes, nonce, { authTagLength: tagLength })
  sealer.setAAD(associatedData(key.id, owner))
  const body = Buffer.concat([sealer.update(text, 'utf8'), sealer.final(), sealer.getAuthTag()])
  return [version, key.id, nonce.toString('base64url'), body.toString('base64url')].join('.')
}

/**
 * Opens what `seal` made, with whichever of the keys it names.
 * @throws SecretError when the key is not there, or the text was changed or belongs to somebody else.
 */
export function unseal(sealed: string, keys: SecretKey[], owner: SecretOwner): string {
  const [given, keyId = '', nonce = '', body = '', ...more] = sealed.split('.')
  if (given !== version || body === '' || more.length > 0) throw new SecretError('it is not a sealed text')
  const key = keys.find(({ id }) => id === keyId)
  if (!key) throw new SecretError(`its key ${shown(keyId)} is missing`)
  try {
    return decrypt(key, Buffer.from(nonce, 'base64url'), Buffer.from(body, 'base64url'), owner)
  } catch {
    // Why it fails says nothing a person could use, and its cause nothing that a log should hold.
    throw new SecretError('it was changed, or belongs to somebody else')
  }
}

/** The name of the key that a sealed text needs. */
export function keyIdOf(sealed: string): string {
  return sealed.split('.')[1] ?? ''
}

function decrypt(key: SecretKey, nonce: Buffer, body: Buffer, owner: SecretOwner): string {
  const opener = createDecipheriv(cipher, key.bytes, nonce, { authTagLength: tagLength })
  opener.setAAD(associatedData(key.id, owner))
  opener.setAuthTag(body.subarray(-tagLength))
  return Buffer.concat([opener.update(body.subarray(0, -tagLength)), opener.final()]).toString('utf8')
}

function associatedData(keyId: string, { userId, credentialId }: SecretOwner): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, userId, credentialId]))
}

function shown(keyId: string): string {
  return /^[\w-]{1,40}$/.test(keyId) ? keyId : '(unreadable)'
}
