import { asObject } from '../http/json.ts'

/** What a person did with the page. */
export interface Consent {
  asked: URLSearchParams
  account: string
  scopes: string[]
  allowed: boolean
}

export function readConsent(body: unknown): Consent {
  const fields = asObject(body)
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('asked.')) asked.set(name.slice('asked.'.length), String(value))
  }
  return {
    asked,
    account: String(fields.account ?? '').toLowerCase(),
    scopes: [fields.scope ?? []].flat().map(String),
    allowed: fields.answer === 'allow',
  }
}
