import type { Answer } from '../http/call.ts'

export interface ConsentPage {
  title: string
  /** Where the form goes; the request itself goes along as hidden fields. */
  action: string
  request: URLSearchParams
  accounts: string[]
  chosen: string | null
  scopes: string[]
  /** The person may leave single ones out. */
  mayUntick: boolean
  allow: string
  deny: string
}

const quoted = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

/** One page for everything: who am I, what do I allow. */
export function consentPage(page: ConsentPage): Answer {
  const hidden = [...page.request].map(
    ([name, value]) => `<input type="hidden" name="asked.${quoted(name)}" value="${quoted(value)}">`,
  )
  const accounts = page.accounts.map((email, i) => {
    const checked = page.chosen === null ? i === 0 : email === page.chosen
    return `<label><input type="radio" name="account" value="${quoted(email)}"${checked ? ' checked' : ''}> ${quoted(email)}</label><br>`
  })
  const scopes = page.scopes.map((scope) =>
    page.mayUntick
      ? `<label><input type="checkbox" name="scope" value="${quoted(scope)}" checked> ${quoted(scope)}</label><br>`
      : `<input type="hidden" name="scope" value="${quoted(scope)}"><p>${quoted(scope)}</p>`,
  )
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${quoted(page.title)}</title></head><body>
<h1>${quoted(page.title)}</h1>
<form method="post" action="${quoted(page.action)}">
${[...hidden, '<fieldset><legend>Account</legend>', ...accounts, '</fieldset><fieldset><legend>Access</legend>', ...scopes, '</fieldset>'].join('\n')}
<button type="submit" name="answer" value="allow" id="allow">${quoted(page.allow)}</button>
<button type="submit" name="answer" value="deny" id="deny">${quoted(page.deny)}</button>
</form></body></html>`
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

/** What was refused before anybody could be asked; a browser shows it. */
export const errorPage = (title: string, message: string): Answer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${quoted(title)}</title><h1>${quoted(title)}</h1><p>${quoted(message)}</p>`,
})

export function redirect(to: string, parameters: Record<string, string | null>): Answer {
  const url = new URL(to)
  for (const [name, value] of Object.entries(parameters))
    if (value !== null) url.searchParams.set(name, value)
  return { status: 302, headers: { location: url.href } }
}
