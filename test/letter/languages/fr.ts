import type { LanguageRules } from '../checks/language-rules.ts'

export const fr: LanguageRules = {
  language: 'fr',
  greetings: [/^Bonjour(?: [\p{L}.'’-]+)*,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks: /(?<!\p{L})(?:merci|remerci\w*|reconnaissan\w*|gratitude)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:merci de (?:me|bien)|veuillez|faites-moi|dites-moi|je vous prie de|tenez-moi)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:monsieur|madame|mademoiselle|M\.|Mme|ravie?|intéressée?|enchantée?|convaincue?|motivée?|prête?|honorée?|candidate?|seule?|heureu(?:x|se)|content(?:e)?|m’avoir reçue?|désolée?|certaine?|satisfaite?|reconnaissante?)(?!\p{L})|\(e\)|·e/iu,
    },
    { why: 'says tu', words: /(?<!\p{L})(?:tu|te|toi|ton|ta|tes)(?!\p{L})/iu },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:aujourd[’']hui|hier|demain|ce matin|ce soir|cet après-midi|cette semaine|la semaine dernière|récemment)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgent\w*|dans les plus brefs délais|au plus vite|relance\w*|sans nouvelles|depuis (?:plusieurs|quelques)|me permets)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:rêv\w*|parfait\w*|passionn\w*|formidable\w*|extraordinaire\w*|idéal\w*|vivement|extrêmement|enthousiasm\w*)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:n[’']hésitez pas|suite à notre|je reviens vers vous|dans l[’']attente|agréable|enrichissant\w*)(?!\p{L})/iu,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:salaire|rémunération|argent)(?!\p{L})|€/iu },
  ],
  typography: (text) =>
    /[^\s\u00a0][:;!?](?=\s|$)| [:;!?»]|« |«[^\u00a0]|[„“"]/mu.test(text)
      ? ['lacks a no-break space or has foreign quotation marks']
      : [],
  roomier: 1.2,
  facts: {
    role: 'chef de projet événementiel',
    topic: 'la scène hybride du salon de printemps',
    nextStep: 'la journée d’essai dans la grande salle',
    ownSentence:
      'J’ai oublié de dire que deux festivals en plein air pour 3 000 personnes figurent aussi dans mon parcours.',
    availabilityNote: 'Les week-ends et les soirées sont possibles pour moi de mai à septembre.',
    questions: [
      'Quelle est la taille de l’équipe pendant la saison ?',
      'Quels événements viendraient en premier au printemps ?',
      'Qui décide du choix des prestataires ?',
    ],
    pros: ['Mission claire et décisions rapides', 'Programme varié de salons et de concerts'],
    openPoints: ['Répartition du travail le week-end', 'Taille de l’équipe les jours d’événement'],
  },
}
