export const followUpChannels = ['email', 'phone', 'linkedin', 'portal', 'they-contact-me'] as const

export type FollowUpChannel = (typeof followUpChannels)[number]

/** Step 1: what was agreed in the interview about following up. It steers everything after it. */
export interface Agreement {
  channel: FollowUpChannel | null
  contactName: string | null
  contactEmail: string | null
  /** Date by which they said they would be in touch, `YYYY-MM-DD`. */
  promisedDate: string | null
  /** Instant in UTC. */
  agreedAt: string
}
