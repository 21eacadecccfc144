import type { LanguageRules } from '../checks/language-rules.ts'

export const en: LanguageRules = {
  language: 'en',
  greetings: [/^Hello [\p{L}'’-]+,$/u, /^Dear (?:Dr |Professor )?[\p{L}.'’ -]+,$/u, /^Hello,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks: /\bthank(?:s|ful)?\b|\bgrateful\b|\bobliged\b|\bappreciat/giu,
  indirectAsks: /\blet me know\b|\bplease (?:tell|send|confirm|advise|share|say)\b|\bI would ask you\b/giu,
  bans: [
    {
      why: 'guesses a gender',
      words: /\b(?:he|she|him|his|hers?|mr|mrs|ms|miss|sir|madam|ladies|gentlemen|guys|chairman)\b/iu,
    },
    {
      why: 'is false when sent late',
      words:
        /\b(?:today|yesterday|tomorrow|tonight|earlier on|this (?:morning|afternoon|week|evening)|last (?:week|night|month)|recent(?:ly)?|slept on)\b/iu,
    },
    {
      why: 'pushes',
      words:
        /\b(?:just|asap|urgent(?:ly)?|as soon as possible|immediately|still waiting|have(?:n't| not) heard|chase|remind(?:er)?)\b/iu,
    },
    { why: 'counts days', words: /\b(?:\d+|two|three|several|some|many|few) (?:days|weeks)\b/iu },
    {
      why: 'is effusive',
      words:
        /\b(?:dream|perfect(?:ly)?|amazing|fantastic|incredible|thrilled|excit(?:ed|ing)|passion(?:ate)?|delighted|honou?red|wonderful|fabulous|extremely|absolutely|truly|really|very much|best (?:job|team|company)|ideal)\b/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /\b(?:finds? you well|reach(?:ing)? out|touch(?:ing)? base|circl(?:e|ing) back|wanted to|check(?:ing)? in|following up|follow up on|at your earliest convenience|hesitate|hear(?:ing)? (?:back )?from you soon|insights?|pick your brain|great fit|good fit|right fit|take this opportunity|valuable)\b/iu,
    },
    {
      why: 'judges the talk or praises',
      words:
        /\b(?:pleasant|friendly|warm welcome|inspiring|impress(?:ed|ive)|went (?:very )?well|enjoyable|lovely|generous|frank|candid)\b/iu,
    },
    { why: 'has the wrong article', words: /\ba [aeio]|\ban [bcdfgjklmnpqrstvwxyz]/iu },
    {
      why: 'points at a phone number that may be missing',
      words: /\b(?:number (?:is )?below|number below|below)\b/iu,
    },
    { why: 'presumes', words: /\b(?:when I (?:join|start)|once I (?:join|start)|my future|our team)\b/iu },
    { why: 'speaks of money', words: /\b(?:salary|pay|money|compensation|package)\b|[€$£]/iu },
    {
      why: 'is not British',
      words: /\b\w{3,}(?:ization|izing|izes?|ized)\b|\b(?:color|favor|behavior|center|program|labor)\b/iu,
    },
    { why: 'contracts', words: /\b\w+(?:n't|'re|'ve|'ll|'d|'m)\b/iu },
  ],
  typography: (text) => (/[„«»“]|\u00a0/u.test(text) ? ['has foreign quotation marks or spaces'] : []),
  roomier: 1,
  facts: {
    role: 'Event Manager',
    topic: 'the hybrid stage for the spring fair',
    nextStep: 'the trial day in the main hall',
    ownSentence:
      'I forgot to say that I have also planned two outdoor festivals with a licence for 3,000 guests.',
    availabilityNote: 'Weekends and late evenings are possible for me from May to September.',
    questions: [
      'How large is the team during the season?',
      'Which events would come first in the spring?',
      'Who decides about the choice of suppliers?',
    ],
    pros: ['Clear brief and short decision paths', 'Varied programme with trade fairs and concerts'],
    openPoints: ['How weekend work is shared out', 'Size of the crew on show days'],
  },
}
