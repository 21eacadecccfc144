import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { createFolderMailbox } from '../../../src/providers/folder/folder-mailbox.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { draftMessage, mailboxContract } from '../../contracts/mailbox-contract.ts'

async function makeFolder() {
  const root = await mkdtemp(join(tmpdir(), 'afterword-mailbox-'))
  const mailbox = createFolderMailbox('folder-1', root)
  const pathOf = async (message = draftMessage()) => {
    const found = await mailbox.findDraft(message)
    return fileURLToPath(found?.link ?? '')
  }
  return { root, mailbox, pathOf }
}

mailboxContract('folder', async () => {
  const { root, mailbox, pathOf } = await makeFolder()
  return {
    mailbox,
    edit: async (message) => appendFile(await pathOf(message), 'PS: one more thing.\n'),
    send: async (message) => {
      const path = await pathOf(message)
      await mkdir(join(root, 'Sent'), { recursive: true })
      await rename(path, join(root, 'Sent', 'moved by hand.eml'))
    },
    remove: async (message) => rm(await pathOf(message)),
  }
})

describe('a draft in the folder', () => {
  it('opens in a mail program ready to send, with every letter of the names intact', async () => {
    const { mailbox, pathOf } = await makeFolder()
    await mailbox.createDraft(draftMessage())
    const mail = await simpleParser(await readFile(await pathOf()))
    expect(mail.headers.get('x-unsent')).toBe('1')
    expect(mail.subject).toBe(draftMessage().subject)
    expect(mail.to).toMatchObject({ value: [{ name: 'Zoë Müller-Öz', address: 'zoe@lumenlive.example' }] })
    expect(mail.text).toContain('Mit freundlichen Grüßen')
    expect(mail.html).toBe(false)
  })

  it('goes on the thread it answers in', async () => {
    const { mailbox, pathOf } = await makeFolder()
    const message = draftMessage({ thread: ['<first@example.org>', '<second@example.org>'] })
    await mailbox.createDraft(message)
    const mail = await simpleParser(await readFile(await pathOf(message)))
    expect(mail.inReplyTo).toBe('<second@example.org>')
    expect(mail.references).toEqual(['<first@example.org>', '<second@example.org>'])
  })

  it('is the same to the byte whenever it is written', async () => {
    const [a, b] = [await makeFolder(), await makeFolder()]
    const message = draftMessage({ html: '<p>Guten Tag</p>' })
    const prints = [await a.mailbox.createDraft(message), await b.mailbox.createDraft(message)]
    expect(prints[0]?.fingerprint).toBe(prints[1]?.fingerprint)
  })

  it('cannot start another header by a line break in its subject or a name', async () => {
    const { mailbox, pathOf } = await makeFolder()
    const message = draftMessage({
      subject: 'Hello\r\nBcc: eve@example.com',
      to: { name: 'Bob\r\nBcc: eve@example.com', email: 'bob@lumenlive.example' },
    })
    await mailbox.createDraft(message)
    const mail = await simpleParser(await readFile(await pathOf(message)))
    expect(mail.bcc).toBeUndefined()
  })

  it('is found when a mail program saved it under another name', async () => {
    const { root, mailbox, pathOf } = await makeFolder()
    const placed = await mailbox.createDraft(draftMessage())
    await rename(await pathOf(), join(root, 'Drafts', 'Untitled.eml'))
    expect(await mailbox.readState(draftMessage(), placed)).toBe('untouched')
  })

  it('counts as deleted when it was moved to the trash', async () => {
    const { root, mailbox, pathOf } = await makeFolder()
    const placed = await mailbox.createDraft(draftMessage())
    await mkdir(join(root, 'Trash'))
    await rename(await pathOf(), join(root, 'Trash', 'x.eml'))
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
  })

  it('does not count as deleted when the whole folder is out of reach', async () => {
    const { root, mailbox } = await makeFolder()
    const placed = await mailbox.createDraft(draftMessage())
    await rename(root, `${root}-away`)
    await expect(mailbox.readState(draftMessage(), placed)).rejects.toThrow(ProviderError)
  })

  it('is whole or not there: what a killed write left behind is no draft, and is gone after the next one', async () => {
    const { root, mailbox } = await makeFolder()
    const placed = await mailbox.createDraft(draftMessage())
    const name = placed.reference.split('/').at(-1)
    await rm(join(root, placed.reference))
    await writeFile(join(root, 'Drafts', `.${name}.part`), 'half a mess')
    expect(await mailbox.findDraft(draftMessage())).toBeNull()
    await mailbox.createDraft(draftMessage())
    expect(await readdir(join(root, 'Drafts'))).toEqual([name])
  })

  it.skipIf(process.getuid?.() === 0)(
    'is refused in one sentence by a folder that cannot be written',
    async () => {
      const { root, mailbox } = await makeFolder()
      await chmod(root, 0o500)
      await expect(mailbox.createDraft(draftMessage())).rejects.toThrow(
        `The mailbox folder ${root} cannot be used: you have no permission for it.`,
      )
    },
  )

  it('is refused in one sentence where a file stands in the way of the folder', async () => {
    const { root } = await makeFolder()
    await writeFile(join(root, 'Drafts'), 'not a folder')
    const blocked = createFolderMailbox('folder-2', root)
    await expect(blocked.createDraft(draftMessage())).rejects.toThrow(
      /^The mailbox folder .* cannot be used: .*\.$/,
    )
  })
})
