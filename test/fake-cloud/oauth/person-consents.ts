export interface PersonsAnswer {
  /** The one the page proposes when it is not given. */
  account?: string
  /** Scopes that are left out; a part of their name is enough. */
  without?: string[]
  deny?: boolean
}

/**
 * Does what a person does with a consent page, without a browser: reads it, fills the form in, and sends it. Answers
 * where the person is sent next, which is the application's own address with a code or an error.
 */
export async function consent(
  url: string,
  { account, without = [], deny = false }: PersonsAnswer = {},
): Promise<URL> {
  const page = await (await fetch(url)).text()
  const action = attribute(/<form[^>]*>/.exec(page)?.[0] ?? '', 'action')
  if (action === null) throw new Error(`There is no form on the page: ${page}`)
  const form = new URLSearchParams({ answer: deny ? 'deny' : 'allow' })
  for (const [tag] of page.matchAll(/<input[^>]*>/g)) {
    const [type, name, value] = ['type', 'name', 'value'].map((each) => attribute(tag, each) ?? '')
    const chosen = type === 'hidden' || / checked/.test(tag)
    const unticked = name === 'scope' && without.some((part) => value?.includes(part))
    if (chosen && !unticked) form.append(name ?? '', value ?? '')
  }
  if (account !== undefined) form.set('account', account)
  const answer = await fetch(new URL(action, url), { method: 'POST', body: form, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`The page leads nowhere: ${await answer.text()}`)
  return new URL(location)
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined
    ? null
    : found
        .replace(/&quot;/g, '"')
        .replace(/&lt;/g, '<')
        .replace(/&amp;/g, '&')
}
