import type { Participant } from '../../calendar/calendar-event.ts'

/** Lines which mail programs write above what they forward or answer, in their languages. */
const SENDER =
  /^(?:from|von|de|da|van|od|från|fra|kimden|gönderen|差出人|送信者|发件人|寄件者|보낸\s?사람)\s?[:：]\s*(.+)$/iu
const SUBJECT =
  /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|předmět|ämne|emne|konu|件名|主题|主旨|제목)\s?[:：]\s*(.+)$/iu
const OTHER =
  /^(?:to|an|à|para|a|aan|do|komu|till|til|kime|宛先|收件人|받는\s?사람|cc|kopie|sent|date|gesendet|datum|envoyé|fecha|enviado|data|inviato|verzonden|wysłano|odesláno|skickat|sendt|gönderildi|送信日時|日時|发送时间|날짜|보낸\s?날짜)\s?[:：].*$/iu
/** "-----Original Message-----", "---------- Forwarded message ---------". */
const RULE = /^[-_ ]{3,}\s?[\p{L}\s]{5,40}\s?[-_ ]{3,}$/u
const QUOTE = /^(?:\s?[>|])+\s?/u
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u
const REPLIES = /^(?:(?:re|aw|fwd?|wg|tr|rv|sv|vs|ynt|odp|enc|r|i)\s?:\s*)+/iu

export interface QuotedMail {
  /** The text as its writer wrote it: without quotation marks and header lines, the subject as a line of its own. */
  body: string
  /** Who wrote the mail that was pasted or forwarded. */
  sender: Participant | null
}

/** Recognises an invitation that somebody pasted from a mail. Text that is none comes back as it is. */
export function readQuotedMail(text: string): QuotedMail {
  const lines = text.split('\n').map((line) => line.replace(QUOTE, ''))
  const from = lines
    .map((line) => SENDER.exec(line.trim())?.[1])
    .find((value) => value && ADDRESS.test(value))
  if (from === undefined) return { body: lines.join('\n'), sender: null }
  return { body: lines.flatMap(asWritten).join('\n'), sender: participant(from) }
}

function asWritten(line: string): string[] {
  const trimmed = line.trim()
  const subject = SUBJECT.exec(trimmed)?.[1]
  if (subject !== undefined) return [subject.replace(REPLIES, '')]
  return SENDER.test(trimmed) || OTHER.test(trimmed) || RULE.test(trimmed) ? [] : [line]
}

function participant(value: string): Participant {
  const email = ADDRESS.exec(value)?.[0].toLowerCase() ?? null
  const name = value.replace(/[<([]?(?:mailto:)?[\w.+-]+@[\w.-]+[>)\]]?/gu, '').replace(/["'<>[\]]/gu, '')
  return { name: name.trim() || null, email }
}
