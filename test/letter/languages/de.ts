import type { LanguageRules } from '../checks/language-rules.ts'

export const de: LanguageRules = {
  language: 'de',
  greetings: [/^Guten Tag(?: (?:Dr\.|Prof\.))?(?: [\p{L}.'’-]+)*,$/u],
  opening: 'any',
  closingEnd: '',
  thanks: /(?<!\p{L})(?:dank(?:e|en|es|t|bar)?|dankeschön|gedankt|bedank(?:e|en|t)|verdanken?)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:lassen Sie mich (?:bitte )?wissen|bitte (?:teilen|sagen|schreiben|geben|melden|nennen)|ich bitte(?: Sie)? um)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:Herrn?|Frau|Damen|Herren|Bewerber(?:in)?|Kandidat(?:in)?|Kolleg(?:e|en|in|innen)|Ansprechpartner(?:in)?|Interessent(?:in)?)(?!\p{L})/u,
    },
    { why: 'says du', words: /(?<!\p{L})(?:du|dir|dich|dein(?:e[rnms]?)?|euch|euer|eure[rnms]?)(?!\p{L})/iu },
    { why: 'writes the polite pronoun small', words: /(?<!\p{L})(?:ihnen)(?!\p{L})/u },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:heute|gestern|morgen|vorgestern|neulich|kürzlich|vorhin|diese Woche|letzte Woche)(?!\p{L})/u,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:dringend|schnellstmöglich|umgehend|baldmöglichst|nachhaken|noch nichts gehört|seit (?:Tagen|Wochen)|so (?:schnell|bald) wie möglich|erinnern möchte)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:Traum\w*|perfekt\w*|begeistert\w*|großartig\w*|fantastisch\w*|ideal\w*|spannend\w*|herzlichst|außerordentlich|überaus|brenne)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:angenehme[nrs]? (?:Gespräch|Atmosphäre)|wertschätzend\w*|hiermit|möchte ich mich bedanken|zögern Sie nicht|stehe ich Ihnen gerne? zur Verfügung|auf Augenhöhe|im Nachgang|freue mich auf Ihre (?:Antwort|Rückmeldung))(?!\p{L})/iu,
    },
    {
      why: 'is office German',
      words: /(?<!\p{L})(?:bezüglich|seitens|zwecks|zeitnah\w*|anbei|Rückantwort|diesbezüglich)(?!\p{L})/iu,
    },
    {
      why: 'presumes',
      words: /(?<!\p{L})(?:unser(?:em|en)? Team|mein(?:e[rnm]?)? künftige[rnms]?)(?!\p{L})/iu,
    },
    {
      why: 'promises a number that may be missing',
      words: /(?<!\p{L})Nummer (?:steht|finden|unten)(?!\p{L})/u,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:Gehalt\w*|Lohn|Geld|Vergütung)(?!\p{L})/u },
  ],
  typography: (text) => [
    ...(/["“](?=\p{L})|\p{L}["”]|«|»|\u00a0/u.test(text) ? ['has other quotation marks than „…“'] : []),
    // The second line opens the letter: it continues the greeting, so only the polite pronouns have a capital.
    ...(/^(?:\p{Ll}|(?:Sie|Ihnen|Ihre?[mnrs]?)(?!\p{L}))/u.test(text.split('\n')[1] ?? '')
      ? []
      : ['begins with a capital after the comma']),
  ],
  roomier: 1.05,
  facts: {
    role: 'Projektleitung Messen',
    topic: 'die hybride Bühne für die Frühjahrsmesse',
    nextStep: 'der Probetag in der Haupthalle',
    ownSentence: 'Unerwähnt blieb, dass ich auch zwei Freiluftfestivals mit je 3.000 Gästen geplant habe.',
    availabilityNote: 'Wochenenden und späte Abende sind mir von Mai bis September möglich.',
    questions: [
      'Wie groß ist das Team während der Saison?',
      'Welche Veranstaltungen stehen im Frühjahr als Erstes an?',
      'Wer entscheidet über die Auswahl der Dienstleister?',
    ],
    pros: ['Klarer Auftrag und kurze Wege', 'Abwechslungsreiches Programm aus Messen und Konzerten'],
    openPoints: ['Verteilung der Wochenenddienste', 'Größe der Mannschaft an Veranstaltungstagen'],
  },
}
