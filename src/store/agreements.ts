import type { Agreement } from '../followup/agreement.ts'
import type { Database } from './database.ts'

/** All follow-up agreements of a user, by interview. */
export async function listAgreements(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Map<string, Agreement>> {
  const rows = await db
    .selectFrom('agreements')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .execute()
  return new Map(
    rows.map((row) => [
      row.interview_id,
      {
        channel: row.channel,
        contactName: row.contact_name,
        contactEmail: row.contact_email,
        promisedDate: row.promised_date,
        agreedAt: row.agreed_at,
      },
    ]),
  )
}

export async function saveAgreement(
  db: Database,
  userId: string,
  interviewId: string,
  agreement: Agreement,
): Promise<void> {
  const changing = {
    channel: agreement.channel,
    contact_name: agreement.contactName,
    contact_email: agreement.contactEmail,
    promised_date: agreement.promisedDate,
    agreed_at: agreement.agreedAt,
  }
  await db
    .insertInto('agreements')
    .values({ interview_id: interviewId, user_id: userId, ...changing })
    .onConflict((conflict) => conflict.column('interview_id').doUpdateSet(changing))
    .execute()
}
