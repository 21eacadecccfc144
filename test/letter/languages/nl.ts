import type { LanguageRules } from '../checks/language-rules.ts'

export const nl: LanguageRules = {
  language: 'nl',
  greetings: [/^Beste [\p{L}.'’ -]+,$/u, /^Geachte (?:dr|prof)\. [\p{L}.'’ -]+,$/u, /^Goedendag,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks:
    /(?<!\p{L})(?:dank|bedankt?|dankbaar|danken|bedanken|bedankje|dankjewel|erkentelijk\w*|waardeer\w*|waardering)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:laat (?:u )?(?:mij|me)(?: het)? (?:alstublieft )?weten|wilt u (?:mij|me)|graag hoor ik|gelieve)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words: /(?<!\p{L})(?:mevrouw|meneer|heer|dhr|mevr|hij|zij|hem|dame|heren|kandidate)(?!\p{L})/iu,
    },
    { why: 'says je', words: /(?<!\p{L})(?:je|jij|jou|jouw|jullie)(?!\p{L})/iu },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:vandaag|gisteren|morgen|vanochtend|vanmorgen|vanmiddag|vanavond|deze week|vorige week|onlangs|zojuist)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:dringend|zo spoedig mogelijk|zo snel mogelijk|nog niets gehoord|herinner\w*|even|gewoon)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:droom\w*|perfect\w*|geweldig\w*|fantastisch\w*|ideal\w*|ideaal|enthousiast\w*|gepassioneerd\w*|ontzettend|super\w*)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:aarzel niet|naar aanleiding van|hierbij|ik zie uw reactie|prettig\w* gesprek|leuk gesprek|hoop dat het goed)(?!\p{L})/iu,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:salaris|loon|geld|vergoeding)(?!\p{L})|€/iu },
  ],
  typography: (text) => (/\u00a0|[„“«»]/u.test(text) ? ['has foreign quotation marks or spaces'] : []),
  roomier: 1.1,
  facts: {
    role: 'eventmanager',
    topic: 'het hybride podium voor de voorjaarsbeurs',
    nextStep: 'de proefdag in de grote zaal',
    ownSentence:
      'Ik vergat te zeggen dat ik ook twee openluchtfestivals voor 3.000 bezoekers heb voorbereid.',
    availabilityNote: 'Weekenden en late avonden zijn voor mij mogelijk van mei tot en met september.',
    questions: [
      'Hoe groot is het team in het seizoen?',
      'Welke evenementen komen in het voorjaar het eerst?',
      'Wie beslist over de keuze van leveranciers?',
    ],
    pros: ['Heldere opdracht en korte lijnen', 'Afwisselend programma met beurzen en concerten'],
    openPoints: ['Verdeling van het weekendwerk', 'Omvang van de ploeg op evenementdagen'],
  },
}
