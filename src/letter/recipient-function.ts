import type { Recipient } from './letter-request.ts'

export const recipientFunctions = [
  'recruiter',
  'manager',
  'peer',
  'executive',
  'engineer',
  'venue-operations',
  'event-producer',
  'unknown',
] as const
export type RecipientFunction = (typeof recipientFunctions)[number]

/** First match wins; the words of seven languages together, since titles are mixed everywhere. */
const titleWords: readonly (readonly [RecipientFunction, RegExp])[] = [
  [
    'recruiter',
    /recruit|talent|sourc(?:er|ing)|staffing|people (?:partner|operations|&)|\bhr\b|human resources|personal(?:referent|leit|wesen)|ressources humaines|\brh\b|recursos humanos|selecci[oó]n|risorse umane|selezione|recrutamento|werving|personeel/iu,
  ],
  [
    'executive',
    /\b(?:ceo|coo|cfo|cto|cmo|chief|founder|co-?founder|owner|president|managing director|general manager|vp|vice president|geschäftsführ|vorstand|inhaber|directeur général|directrice générale|fondat|dirigeant|direct(?:or|ora) general|fundador|amministrat|direttore generale|direttrice generale|titolare|diretora?-geral|algemeen directeur|eigenaar|oprichter)/iu,
  ],
  [
    'engineer',
    /engineer|developer|software|entwickler|programm|architect(?!ure d'int)|data scien|devops|\bsre\b|technical lead|tech lead|ingénieur|développeu|desarrollador|ingenier|sviluppat|ingegner|programador|engenheir|ontwikkelaar/iu,
  ],
  [
    'venue-operations',
    /venue|f&b|food|beverage|banquet|bankett|operations|betriebsleit|floor manager|front of house|hotel|restaurant|chef\b|kitchen|küche|cuisine|cocina|cucina|cozinha|keuken|catering|gastronom|stewarding|set-?up|rigging|technische leitung|régisseu|exploitation|operaciones|operazioni|operações|zaalmanager/iu,
  ],
  [
    'event-producer',
    /event|conference|congress|kongress|kongreß|exhibition|messe\b|festival|produc(?:er|tion)|produz|produkt(?:ions|ion)sleit|veranstaltung|événement|évènement|salons?\b|evento|congreso|congress|feria|fier[ae]|evenement|beurs/iu,
  ],
  [
    'manager',
    /manager|head of|lead\b|leiter|leitung|supervisor|director|directeu|directrice|responsable|chef de|jefe|jefa|gerente|coordinador|direttor|direttrice|responsabile|capo|diret|chefe|gestor|hoofd|teamle/iu,
  ],
]

/** What a reader looks at the role from, read from their title. */
export function recipientFunction(
  recipient: Pick<Recipient, 'title' | 'isRecruiter' | 'isAgency'>,
): RecipientFunction {
  if (recipient.isRecruiter || recipient.isAgency) return 'recruiter'
  const title = recipient.title
  if (title === null || title.length > 200 || title.trim() === '') return 'unknown'
  return titleWords.find(([, words]) => words.test(title))?.[0] ?? 'peer'
}
