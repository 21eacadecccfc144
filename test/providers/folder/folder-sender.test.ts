import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, it } from 'vitest'
import { createFolderSender } from '../../../src/providers/folder/folder-sender.ts'
import { digestTo, ownAddress, senderContract } from '../../contracts/sender-contract.ts'

const makeRoot = () => mkdtemp(join(tmpdir(), 'afterword-sender-'))

senderContract('folder', async () => createFolderSender(await makeRoot(), ownAddress))

it('lays the digest into the folder as a mail with text, HTML and the headers to unsubscribe', async () => {
  const sender = createFolderSender(await makeRoot(), ownAddress)
  const { link } = await sender.send(digestTo(ownAddress))
  const mail = await simpleParser(await readFile(new URL(link ?? '')))
  expect(mail.text).toContain('Two interviews')
  expect(mail.html).toContain('<p>Two interviews')
  expect(mail.headerLines.map(({ key }) => key)).toContain('list-unsubscribe')
  expect(mail.headers.get('x-unsent')).toBeUndefined()
})
