import { describe, expect, it } from 'vitest'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { aliceWithMailbox } from './mailbox-of-alice.ts'

describe('a draft in Outlook', () => {
  it('is text or HTML as the letter is, and opens at its link', async () => {
    const { mail, mailbox } = await aliceWithMailbox()
    const { link } = await mailbox.createDraft(draftMessage())
    expect(link).toMatch(/^https:\/\/outlook\.office365\.com\//)
    expect(mail.drafts()).toMatchObject([{ html: null, text: draftMessage().text }])
    const html = '<!doctype html><html><body><p>Guten Tag</p></body></html>'
    await mailbox.createDraft(draftMessage({ messageId: '<2@example.org>', html }))
    expect(mail.find('<2@example.org>')).toMatchObject({ html })
  })

  it('is not edited by being read, flagged, or saved by Outlook in other HTML', async () => {
    const { mail, mailbox } = await aliceWithMailbox()
    const message = draftMessage({ html: '<html><body><p>Guten Tag,</p><p>vielen Dank</p></body></html>' })
    const placed = await mailbox.createDraft(message)
    mail.editDraft(message, {
      html: '<html><head><style>p{margin:0}</style></head><body dir="ltr"><div class="x"><p>Guten&nbsp;Tag,</p>\r\n<p> vielen Dank</p></div></body></html>',
      text: 'Guten Tag,\n\nvielen Dank',
    })
    expect(await mailbox.readState(message, placed)).toBe('untouched')
    expect((await mailbox.findDraft(message))?.state).toBe('untouched')
  })

  it.each([{ subject: 'Other' }, { to: ['other@lumenlive.example'] }, { text: 'Other' }])(
    'is edited by a change of %o',
    async (change) => {
      const { mail, mailbox } = await aliceWithMailbox()
      const placed = await mailbox.createDraft(draftMessage())
      mail.editDraft(draftMessage(), change)
      expect(await mailbox.readState(draftMessage(), placed)).toBe('edited')
      expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('edited')
      expect(mail.drafts()).toHaveLength(1)
    },
  )

  it('is found by our mark when Exchange gave it another Message-ID', async () => {
    const { mail, mailbox } = await aliceWithMailbox()
    const placed = await mailbox.createDraft(draftMessage())
    mail.editDraft(draftMessage(), { rewritten: true })
    expect(await mailbox.findDraft(draftMessage())).toEqual({ ...placed, state: 'untouched' })
    const [draft] = mail.drafts()
    mail.sendDraft({ messageId: draft?.messageId ?? '' })
    expect(await mailbox.findDraft(draftMessage())).toMatchObject({ state: 'sent' })
  })

  it('that was sent is found among the sent by the id of the draft, without a search', async () => {
    const { cloud, mail, mailbox } = await aliceWithMailbox()
    const placed = await mailbox.createDraft(draftMessage())
    mail.sendDraft(draftMessage())
    cloud.requests.clear()
    expect(await mailbox.readState(draftMessage(), placed)).toBe('sent')
    expect(cloud.requests.all()).toHaveLength(1)
    mail.move(draftMessage(), 'trash')
    expect(await mailbox.readState(draftMessage(), placed)).toBe('sent')
  })

  it('that lies in the deleted items, or nowhere any more, was deleted', async () => {
    const { mail, mailbox } = await aliceWithMailbox()
    const placed = await mailbox.createDraft(draftMessage())
    mail.deleteDraft(draftMessage())
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
    expect(await mailbox.findDraft(draftMessage())).toBeNull()
    mail.erase(draftMessage())
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
  })

  it('that was moved to another folder by its user is still theirs to send', async () => {
    const { mail, mailbox } = await aliceWithMailbox()
    const placed = await mailbox.createDraft(draftMessage())
    mail.move(draftMessage(), 'archive')
    expect(await mailbox.readState(draftMessage(), placed)).toBe('untouched')
  })

  it('is found by its key when its id is another one, as in an archive', async () => {
    const { mailbox } = await aliceWithMailbox()
    const placed = await mailbox.createDraft(draftMessage())
    expect(await mailbox.readState(draftMessage(), { ...placed, reference: 'AAkOther' })).toBe('untouched')
  })

  it('that is taken back can be taken out of the deleted items by its user', async () => {
    const { mail, mailbox } = await aliceWithMailbox()
    const placed = await mailbox.createDraft(draftMessage())
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('withdrawn')
    expect(mail.list('trash')).toHaveLength(1)
  })
})
