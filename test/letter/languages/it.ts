import type { LanguageRules } from '../checks/language-rules.ts'

export const it: LanguageRules = {
  language: 'it',
  greetings: [/^(?:Gentile|Buongiorno)(?: [\p{L}.'’-]+)+,$/u, /^Buongiorno,$/u],
  opening: 'any',
  closingEnd: '',
  thanks: /(?<!\p{L})(?:grazie|ringrazi\w*|grat[oa]|riconoscente)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:per favore|Le chiedo|La prego|mi faccia sapere|mi dica|Le chiederei)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:signora?|sig\.|sig\.ra|dott\.|dott\.ssa|liet[oa]|grat[oa]|content[oa]|interessat[oa]|convint[oa]|onorat[oa]|pront[oa]|sono stat[oa]|candidat[oa]|preparat[oa]|sicur[oa] di|incontrarl[oa]|vederl[oa]|sentirl[oa]|ringraziarl[oa]|contattarl[oa])(?!\p{L})/iu,
    },
    { why: 'says tu', words: /(?<!\p{L})(?:tu|ti|te|tuo|tua|tuoi|tue|ciao|voi|vi)(?!\p{L})/iu },
    { why: 'hides the capital of Lei', words: /\p{Ll}(?:La|Le|Lei)(?!\p{L})/u },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:oggi|ieri|domani|stamattina|stasera|questa (?:mattina|settimana)|la settimana scorsa|recentemente|poco fa)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgente\w*|quanto prima|al più presto|senza notizie|non ho ancora|volevo solo|sollecit\w*)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:sogn[oi]|perfett[oa]|entusiast[ai]|fantastic[oa]|straordinari[oa]|ideale|appassionat[oa]|tantissimo|moltissimo)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:non esiti|in attesa di|con la presente|piacevole|salve|egregi[oa]|spettabile|resto a disposizione)(?!\p{L})/iu,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:stipendio|retribuzione|denaro|soldi)(?!\p{L})|€/iu },
  ],
  typography: (text) =>
    /\u00a0|[„“]|\b(?:pò|qual'è)\b|\p{L}'(?:\s|$)/u.test(text)
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
