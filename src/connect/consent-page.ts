/** What the browser shows when it comes back. Fixed texts: nothing of the request is ever in them. */
const pages = {
  done: ['Afterword is connected', 'You can close this window and go back to where you started.'],
  denied: ['Nothing was connected', 'You can close this window. Where you started, it says what to do.'],
  stranger: ['This is not the answer Afterword waits for', 'Please use the page that opened last.'],
  unknown: ['There is nothing here', 'You can close this window.'],
} as const

export type ConsentPage = keyof typeof pages

export const consentPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  // The address of this page holds a code.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}

export function consentPage(which: ConsentPage): string {
  const [title, text] = pages[which]
  return (
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width">' +
    `<title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
  )
}
