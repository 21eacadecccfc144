import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { startDialogueProxy } from '../../support/servers/dialogue-proxy.ts'
import { type DovecotFolder, hasDovecot } from '../../support/servers/dovecot.ts'
import { type ImapHarness, plain, startImap } from './imap-harness.ts'

/** Drafts and sent mail as servers and programs of these languages call them. */
const names: [language: string, drafts: string, sent: string][] = [
  ['English', 'Drafts', 'Sent Items'],
  ['German', 'Entwürfe', 'Gesendete Objekte'],
  ['French', 'Brouillons', 'Envoyés'],
  ['Spanish', 'Borradores', 'Enviados'],
  ['Italian', 'Bozze', 'Posta inviata'],
  ['Portuguese', 'Rascunhos', 'Enviados'],
  ['Dutch', 'Concepten', 'Verzonden items'],
  ['Danish', 'Kladder', 'Sendt'],
  ['Swedish', 'Utkast', 'Skickat'],
  ['Polish', 'Szkice', 'Wysłane'],
  ['Czech', 'Koncepty', 'Odeslané'],
  ['Turkish', 'Taslaklar', 'Gönderilmiş Öğeler'],
  ['Japanese', '下書き', '送信済み'],
  ['Korean', '임시보관함', '보낸편지함'],
  ['Chinese', '草稿', '已发送'],
]

describe.skipIf(!hasDovecot)('a server without SPECIAL-USE', () => {
  let imap: ImapHarness
  beforeAll(async () => {
    imap = await startImap([])
  })
  afterEach(() => imap.closeAll())
  afterAll(() => imap.stop())

  for (const [language, drafts, sent] of names) {
    it(`has its drafts and sent mail found by their ${language} names`, async () => {
      const { account, another } = imap.open()
      await another('create', { folder: utf7(drafts) })
      await another('create', { folder: utf7(sent) })
      expect(await account.run(async ({ folders }) => folders)).toMatchObject({ drafts, sent })
    })
  }

  it('is refused in one sentence when it has no folder for drafts', async () => {
    const { mailbox, another } = imap.open()
    await another('create', { folder: 'Jobs' })
    await expect(mailbox.createDraft(draftMessage())).rejects.toMatchObject({
      room: 'imap',
      kind: 'permanent',
      message:
        'Your mailbox at 127.0.0.1 has no Drafts folder: save any draft in your mail program, which makes one, and try again.',
    })
  })
})

/** Modified UTF-7 (RFC 3501, 5.1.3), by hand: the other mail program of the tests sends names as they are. */
function utf7(name: string): string {
  return name.replace(/[^\x20-\x7e]+/g, (part) => {
    const bytes = Buffer.from(part, 'utf16le').swap16()
    return `&${bytes.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`
  })
}

describe.skipIf(!hasDovecot)('a server without UIDPLUS', () => {
  const folders: DovecotFolder[] = [
    { name: 'Drafts', use: '\\Drafts' },
    { name: 'Sent', use: '\\Sent' },
  ]
  let imap: ImapHarness
  let proxy: Awaited<ReturnType<typeof startDialogueProxy>>
  beforeAll(async () => {
    imap = await startImap(folders)
    const without = (text: string) =>
      text.replaceAll(' UIDPLUS', '').replaceAll(/\[APPENDUID \d+ \d+\] /g, '')
    proxy = await startDialogueProxy(imap.dovecot.port, null, without)
  })
  afterEach(() => imap.closeAll())
  afterAll(async () => {
    await imap.stop()
    await proxy.stop()
  })

  it('has a draft found by its Message-ID after it was laid down', async () => {
    const { mailbox } = imap.open(plain(proxy.port))
    const placed = await mailbox.createDraft(draftMessage())
    expect(await mailbox.findDraft(draftMessage())).toEqual({ ...placed, state: 'untouched' })
    expect(await mailbox.readState(draftMessage(), placed)).toBe('untouched')
  })

  it('has a withdrawn draft marked for removal, and nothing expunged that others marked', async () => {
    const { mailbox, another } = imap.open(plain(proxy.port))
    const theirs = 'Message-ID: <theirs@example.org>\r\nSubject: Theirs\r\n\r\nHello\r\n'
    await another('append', { folder: 'Drafts', source: theirs, flags: '(\\Deleted)' })
    const placed = await mailbox.createDraft(draftMessage())
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('withdrawn')
    expect(await mailbox.findDraft(draftMessage())).toBeNull()
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
    const left = await another('read', { folder: 'Drafts' })
    expect(left.map(({ flags }) => flags.includes('\\Deleted'))).toEqual([true, true])
    expect(proxy.up).not.toMatch(/^\S+ (UID )?EXPUNGE/m)
  })
})
