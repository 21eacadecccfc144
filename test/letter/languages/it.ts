import type { LanguageRules } from '../checks/language-rules.ts'

export const it: LanguageRules = {
  language: 'it',
  greetings: [/^(?:Gentile|Buongiorno)(?: [\p{L}.'’-]+)+,$/u, /^Buongiorno,$/u],
  opening: 'any',
  closingEnd: '',
  thanks: /(?<!\p{L})(?:grazie|ringrazi\w*|grat[oa]|gratitudine|riconoscen\p{L}+)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:per favore|Le chiedo|La prego|mi faccia (?:sapere|avere)|mi dica|me lo dica|Le chiederei|(?:vorrei|mi piacerebbe|desidero) sapere)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:signora?|sig\.|sig\.ra|dott\.|dott\.ssa|liet[oa]|grat[oa]|content[oa]|interessat[oa]|convint[oa]|onorat[oa]|pront[oa]|sono stat[oa]|candidat[oa]|preparat[oa]|sicur[oa] di|incontrarl[oa]|vederl[oa]|sentirl[oa]|ringraziarl[oa]|contattarl[oa]|conoscerl[oa]|avermi (?:ricevut|ascoltat|invitat|accolt|incontrat|intervistat)[oa]|motivat[oa]|dispost[oa] a|decis[oa] a|colpit[oa]|curios[oa]|soddisfatt[oa]|impegnat[oa]|(?:mi|ne|ci) sono \p{L}+[ts][oa]|coinvolt[oa] in|colleg(?:a|hi|he)|candidat[ie]|(?:intervista|selezion)at(?:ore|rice|ori)|dottor\p{L}*|il responsabile|la responsabile)(?!\p{L})/iu,
    },
    { why: 'says tu', words: /(?<!\p{L})(?:tu|ti|te|tuo|tua|tuoi|tue|ciao|voi|vi|vostr[oaei])(?!\p{L})/iu },
    { why: 'hides the capital of Lei', words: /\p{Ll}(?:La|Le|Lei)(?!\p{L})/u },
    {
      why: 'forgets the capital of Lei',
      words:
        /(?<!\p{L})(?:lei|(?:da|a|di|per|con) (?:suo|sua|suoi|sue)|(?:da parte|a nome) sua|può dirle)(?!\p{L})/u,
    },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:oggi|ieri|domani|stamattina|stasera|questa (?:mattina|settimana)|la settimana scorsa|recentemente|poco fa|nei giorni scorsi|(?:pochi|alcuni|qualche|due|tre) giorn[oi] fa|ultim[ae] settiman[ae])(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgente\w*|quanto prima|al più presto|senza notizie|non ho ancora|volevo solo|sollecit\w*|appena possibile|il prima possibile|cortese (?:riscontro|risposta)|promemoria)(?!\p{L})/iu,
    },
    {
      why: 'counts days',
      words:
        /(?<!\p{L})(?:\d+|due|tre|alcun[ie]|poch[ie]|qualche|molt[ie]|divers[ie]) (?:giorn[oi]|settiman[ae])(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:sogn[oi]|perfett[oa]|entusiast[ai]|fantastic[oa]|straordinari[oa]|ideale|appassionat[oa]|tantissimo|moltissimo|davvero|estremamente|\p{L}{3,}issim[oaie]|onore)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:non esiti|in attesa di|con la presente|piacevole|salve|egregi[oa]|spettabile|rest(?:o|are|erei) a (?:Sua )?(?:completa )?disposizione|a disposizione per|cog(?:lier|lg)\p{L}* l’occasione|in merito a|in riferimento a|gentilmente|cortesemente|porgo|distinti saluti|resto in attesa|mi permetto|sottoscritt[oa])(?!\p{L})/iu,
    },
    {
      why: 'judges the talk or praises',
      words:
        /(?<!\p{L})(?:stimolante|proficu[oa]|arricchente|cordiale accoglienza|gentilezza|disponibilità dimostrata|ottim[oa]|colloquio (?:interessante|molto)|è andat[oa] (?:molto )?bene)(?!\p{L})/iu,
    },
    {
      why: 'has the wrong article or lacks the d of ad and ed',
      words:
        /(?<!\p{L})(?:a a\p{L}*|e e\p{L}*|e è|(?:una|della|dello|alla|nella|sulla|dalla) [aeiou]\p{L}+|(?:il|un|del|al|dal|nel|sul) (?:s[bcdfgpqtv]|z|gn|ps)\p{L}+|il [aeiou]\p{L}+|un’(?:incontro|altro|elenco|appuntamento|impegno|anno|incarico))(?!\p{L})/u,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:stipendio|retribuzione|denaro|soldi)(?!\p{L})|€/iu },
  ],
  typography: (text) =>
    /\u00a0|[„“]|(?<!\p{L})(?:pò|qual['’]è|perchè|poichè|affinchè|nè|sè|piu|puo|cosi|gia|perche)(?!\p{L})|\p{L}'(?:\p{L}|\s|$)/iu.test(
      text,
    )
      ? ['has a wrong apostrophe, accent or quotation mark']
      : [],
  roomier: 1.15,
  facts: {
    role: 'responsabile eventi',
    topic: 'il palco ibrido della fiera di primavera',
    nextStep: 'la giornata di prova nella sala principale',
    ownSentence: 'Ho dimenticato di dire che ho organizzato anche due festival all’aperto per 3.000 persone.',
    availabilityNote: 'I fine settimana e le sere sono possibili per me da maggio a settembre.',
    questions: [
      'Quante persone compongono la squadra durante la stagione?',
      'Quali eventi verrebbero per primi in primavera?',
      'Chi decide la scelta dei fornitori?',
    ],
    pros: ['Incarico chiaro e decisioni rapide', 'Programma vario tra fiere e concerti'],
    openPoints: [
      'Distribuzione del lavoro nei fine settimana',
      'Dimensione della squadra nei giorni di evento',
    ],
  },
}
