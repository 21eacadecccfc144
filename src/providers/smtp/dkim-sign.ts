import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'

/** The key of the domain that the digest comes from (RFC 6376). */
export interface DkimKey {
  domain: string
  selector: string
  /** PEM. */
  privateKey: string
}

/** One-click unsubscribing is believed only when its two fields are signed (RFC 8058, section 4). */
const signedFields = [
  ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'],
  ...['Content-Transfer-Encoding', 'List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted'],
].join(':')

/** The message with its signature. */
export function dkimSigned(message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: signedFields,
  })
  return buffer(signer.sign(message))
}
