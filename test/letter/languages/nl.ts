import type { LanguageRules } from '../checks/language-rules.ts'

export const nl: LanguageRules = {
  language: 'nl',
  greetings: [/^Beste [\p{L}.'’ -]+,$/u, /^Geachte (?:dr|prof)\. [\p{L}.'’ -]+,$/u, /^Goedendag,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks:
    /(?<!\p{L})(?:dank|bedankt?|dankbaar|danken|bedanken|bedankje|dankjewel|erkentelijk\w*|waardeer\w*|waardering)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:laat (?:u )?(?:mij|me)(?: het)? (?:alstublieft )?weten|wilt u (?:mij|me)|graag (?:hoor|verneem) ik|(?:hoor|verneem) ik (?:het )?graag|ik (?:hoor|verneem) (?:het )?graag|ik verzoek|gelieve|alstublieft)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:mevrouw|meneer|heer|dhr|mevr|hij|zij|hem|mijnheer|dames?|heren|haar|kandidate|medewerkster|opvolgster)(?!\p{L})/iu,
    },
    { why: 'says je', words: /(?<!\p{L})(?:je|jij|jou|jouw|jullie|jezelf|jouwe)(?!\p{L})/iu },
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
        /(?<!\p{L})(?:aarzel niet|naar aanleiding van|hierbij|ik zie uw reactie|prettig\w* gesprek|leuk gesprek|hoop dat het goed|middels|te allen tijde|in afwachting van|bij dezen|met veel interesse|kijk er ?naar uit)(?!\p{L})/iu,
    },
    {
      why: 'speaks of money',
      words: /(?<!\p{L})(?:salaris\w*|loon|geld|vergoeding|bruto|netto)(?!\p{L})|€/iu,
    },
  ],
  typography: (text) =>
    /\u00a0|[„“«»"]|\p{L}'\p{L}|(?<!\p{L})Één(?!\p{L})/u.test(text)
      ? ['has foreign quotation marks or spaces, a typewriter apostrophe or a capital with an accent']
      : [],
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
