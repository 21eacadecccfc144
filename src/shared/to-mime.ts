import MailComposer from 'nodemailer/lib/mail-composer'

/** A whole message. Header values are encoded by the composer; a line break in one cannot start another header. */
export interface MimeMessage {
  messageId: string
  from: { name: string | null; email: string }
  to: { name: string | null; email: string }
  subject: string
  text: string
  html: string | null
  /** ISO instant in UTC. */
  date: string
  /** Message-IDs of the thread it answers in, oldest first. */
  thread?: string[]
  headers?: Record<string, string>
}

/** RFC 5322 bytes; the same message gives the same bytes, so that a repeated step can recognise its own work. */
export async function toMime(message: MimeMessage): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: message.messageId,
    from: toAddress(message.from),
    to: toAddress(message.to),
    subject: message.subject,
    text: message.text,
    ...(message.html ? { html: message.html } : {}),
    date: new Date(message.date),
    ...threadHeaders(message.thread ?? []),
    headers: message.headers ?? {},
    baseBoundary: message.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
    // Event text must never make the composer read a file or a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
  return await composer.compile().build()
}

/** The last message of a thread is answered; all of them are referred to. */
function threadHeaders(thread: string[]): { inReplyTo?: string; references?: string[] } {
  const last = thread.at(-1)
  return last === undefined ? {} : { inReplyTo: last, references: thread }
}

function toAddress({ name, email }: { name: string | null; email: string }): {
  name: string
  address: string
} {
  return { name: name ?? '', address: email }
}
